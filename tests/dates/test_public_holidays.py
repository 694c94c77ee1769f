from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netplan.dates import Calendar
from netplan.dates.public_holidays import public_holidays
from netplan.domain import Network, Season
from netplan.errors import InputError


def off(*codes: str, year: int = 2027, language: str = "en") -> dict[str, str]:
    found = public_holidays(codes, range(year, year + 1), language)
    return {f"{day:%m-%d}": str(reason) for day, reason in found.items()}


def test_the_public_holidays_of_denmark_as_the_almanac_has_them() -> None:
    assert set(off("DK")) == {
        "01-01", "03-25", "03-26", "03-28", "03-29", "05-06", "05-16", "05-17", "12-25", "12-26",
    }  # fmt: skip


def test_store_bededag_is_a_working_day_from_2024() -> None:
    assert off("DK", year=2023, language="da")["05-05"] == "public holiday: Store bededag"
    assert "04-26" not in off("DK", year=2024)
    assert not any("bededag" in name.lower() for year in (2024, 2025, 2026) for name in off("DK", year=year).values())


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("DE-BY", "05-27", "Corpus Christi"),
        ("DE-BY", "01-06", "Epiphany"),
        ("de-bayern", "11-01", "All Saints' Day"),
        ("US-CA", "03-31", "Cesar Chavez Day"),
        ("GB-SCT", "11-30", "Saint Andrew's Day"),
        ("NO", "03-25", "Maundy Thursday"),
        ("SE", "06-26", "Midsummer Day"),
    ],
)
def test_any_country_and_its_parts(code: str, day: str, name: str) -> None:
    assert off(code)[day].endswith(name)


def test_a_part_has_holidays_of_its_own() -> None:
    assert "05-27" not in off("DE")
    assert "05-27" not in off("DE-BE")


def test_a_day_off_in_one_of_several_countries_counts_and_says_where() -> None:
    both = off("DK", "SE", language="da")
    assert both["05-17"] == "public holiday in DK: Anden pinsedag"
    assert both["06-06"] == "public holiday in SE: National Day"
    assert set(both) == set(off("DK")) | set(off("SE"))


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("DK", "da", "Kristi himmelfartsdag"),
        ("DK", "en", "Ascension Day"),
        ("DE", "da", "Ascension Day"),  # the package has no Danish for Germany
        ("JM", "da", "Good Friday"),  # it names no language at all for Jamaica
    ],
)
def test_names_are_in_the_language_that_there_is(code: str, language: str, name: str) -> None:
    assert f"public holiday: {name}" in off(code, language=language).values()


@pytest.mark.parametrize(
    ("code", "what", "hint"),
    [
        ("Denmark", 'known for "Denmark"', 'you mean "DK"'),
        ("Danmark", 'known for "Danmark"', 'you mean "DK"'),
        ("Tyskland", 'known for "Tyskland"', 'you mean "DE"'),
        ("DKK", 'known for "DKK"', 'you mean "DK"'),
        ("QQ", 'known for "QQ"', "use one of these: AF, AX"),
        ("D", 'known for "D"', "write a country code such as DK"),
        ("DE-XX", 'the part "XX" of DE', "use one of these: DE-BB, DE-BE"),
        ("DE-Bayrn", 'the part "BAYRN" of DE', 'you mean "DE-BY"'),
        ("DK-84", 'the part "84" of DK', "write DK alone"),
    ],
)
def test_what_is_not_known_is_an_error_that_proposes(code: str, what: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        off(code)
    assert what in caught.value.what
    assert caught.value.hint.startswith(hint)
    assert caught.value.field == "network.holidays"


def test_of_several_countries_each_wrong_one_is_named() -> None:
    with pytest.raises(InputError) as caught:
        off("DK", "DKK", "SEE")
    assert [error.field for error in caught.value.all()] == ["network.holidays[1]", "network.holidays[2]"]


@pytest.mark.parametrize(("code", "year"), [("DK", 2150), ("DK", 1750), ("LK", 2060)])
def test_a_year_of_which_nothing_is_known_is_an_error(code: str, year: int) -> None:
    with pytest.raises(InputError, match=f"no public holidays of {code} are known for {year}") as caught:
        off(code, year=year)
    assert "closed" in caught.value.hint


def calendar(holidays: Any) -> Calendar:
    season: dict[str, Any] = {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": [{"id": "M1"}]}
    return Calendar(Network.model_validate({"id": "n", "name": "N", "members": ["Sara"], "holidays": holidays}),
                    Season(**season))  # fmt: skip


def test_the_calendar_of_a_network_takes_all_its_countries() -> None:
    assert calendar(["DK", "DE-BY"]).reason(date(2027, 5, 27)) == "public holiday in DE-BY: Corpus Christi"
    assert calendar("DK").reason(date(2027, 5, 27)) is None
    assert calendar(None).reason(date(2027, 3, 25)) is None


def test_one_country_is_written_back_as_one() -> None:
    for written in ("DK", ["DK", "SE"]):
        network = Network.model_validate({"id": "n", "name": "N", "members": ["Sara"], "holidays": written})
        assert network.shape()["holidays"] == written
        assert Network.model_validate(network.shape()) == network
