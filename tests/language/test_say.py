from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from netplan.dates import read_window
from netplan.language import LANGUAGES, Say

DANISH, ENGLISH = Say("da"), Say("en")


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2013, 2, 25), "25. feb. 2013", "25 Feb 2013"),
        (date(2013, 5, 1), "1. maj 2013", "1 May 2013"),
        (datetime(2013, 12, 2, 9, 5), "2. dec. 2013 09:05", "2 Dec 2013 09:05"),
    ],
)
def test_dates(day: date, danish: str, english: str) -> None:
    assert (DANISH.value(day), ENGLISH.value(day)) == (danish, english)


def test_dates_with_their_weekday() -> None:
    assert DANISH.date(date(2013, 3, 2), weekday=True) == "lør. 2. mar. 2013"
    assert ENGLISH.date(date(2013, 3, 2), weekday=True) == "Sat 2 Mar 2013"


@pytest.mark.parametrize(
    ("names", "danish", "english"),
    [
        ([], "", ""),
        (["Kis"], "Kis", "Kis"),
        (["Kis", "Åse"], "Kis og Åse", "Kis and Åse"),
        (["Kis", "Åse", 2.5], "Kis, Åse og 2,5", "Kis, Åse and 2.5"),
    ],
)
def test_lists(names: list[Any], danish: str, english: str) -> None:
    assert (DANISH.value(names), ENGLISH.value(names)) == (danish, english)


def test_a_choice_is_said_with_or() -> None:
    assert DANISH.list(["Odense", "Vejle", "Herning"], style="or") == "Odense, Vejle eller Herning"
    assert ENGLISH.list(["Odense", "Vejle"], style="or") == "Odense or Vejle"


@pytest.mark.parametrize(
    ("number", "danish", "english"),
    [
        (0, "0", "0"),
        (-0.0001, "0", "0"),
        (1234567, "1.234.567", "1,234,567"),
        (Fraction(27, 8), "3,375", "3.375"),
        (-0.75, "-0,75", "-0.75"),
        (Fraction(2, 3), "0,667", "0.667"),
        (Decimal("12.50"), "12,5", "12.5"),
        (0.1 + 0.2, "0,3", "0.3"),
        (10.0, "10", "10"),
        (float("inf"), "inf", "inf"),
    ],
)
def test_numbers(number: int | float | Fraction | Decimal, danish: str, english: str) -> None:
    assert (DANISH.number(number), ENGLISH.number(number)) == (danish, english)


@pytest.mark.parametrize("size", [26, 30, 400])
def test_a_number_may_have_any_size(size: int) -> None:
    assert DANISH.number(10**size).replace(".", "") == "1" + "0" * size
    assert ENGLISH.number(Fraction(10**size) + Fraction(1, 2)).replace(",", "") == f"1{'0' * size}.5"


@pytest.mark.parametrize(
    ("count", "danish", "english"),
    [
        (0, "alle kan komme til mindst 0 møder", "everybody can come to at least 0 meetings"),
        (1, "alle kan komme til mindst 1 møde", "everybody can come to at least 1 meeting"),
        (2, "alle kan komme til mindst 2 møder", "everybody can come to at least 2 meetings"),
    ],
)
def test_plurals(count: int, danish: str, english: str) -> None:
    forms = "everybody can come to at least {count} meeting", "everybody can come to at least {count} meetings"
    assert (DANISH.plural(*forms, count), ENGLISH.plural(*forms, count)) == (danish, english)


def test_plurals_may_name_more_than_the_count() -> None:
    said = DANISH.plural("after a duty as {roles} a member rests {count} meeting",
                         "after a duty as {roles} a member rests {count} meetings", 2, roles=["referent"])  # fmt: skip
    assert said == "efter en opgave (referent) holder man pause i 2 møder"


def test_roles_are_called_what_the_network_calls_them() -> None:
    assert Say("da", {"chair": "mødeleder"}).roles(["chair", "minute_taker"]) == ["mødeleder", "minute taker"]


def test_a_sentence_without_translation_is_said_in_english() -> None:
    assert DANISH("nobody has ever said {this}", this="that") == "nobody has ever said that"


def test_only_languages_that_netplan_speaks() -> None:
    assert set(LANGUAGES) == {"da", "en"}
    with pytest.raises(KeyError):
        Say("fr")


@pytest.mark.parametrize(
    ("text", "danish"),
    [
        ("weeks 9-10", "uge 9 og 10 i 2013"),
        ("week 9", "uge 9 i 2013"),
        ("weeks 7, 9-12 and 20", "uge 7, 9-12 og 20 i 2013"),
        ("June", "juni 2013"),
        ("late February, early March", "slutningen af februar 2013 og begyndelsen af marts 2013"),
        ("mid August", "midten af august 2013"),
        ("Q4", "4. kvartal 2013"),
        ("5 March", "5. mar. 2013"),
        ("2013-03-05..2013-03-15", "5. mar. 2013 til 15. mar. 2013"),
        ("March to May", "marts 2013 til maj 2013"),
        ("Mondays and Fridays in June", "mandage og fredage i juni 2013"),
        ("June except week 24", "juni 2013 undtagen uge 24 i 2013"),
    ],
)
def test_a_window_said_in_danish_reads_as_the_same_days(text: str, danish: str) -> None:
    season = date(2013, 1, 1), date(2013, 12, 31)
    window = read_window(text, *season)
    assert DANISH.value(window.reading) == danish
    assert read_window(danish, *season).days == window.days
