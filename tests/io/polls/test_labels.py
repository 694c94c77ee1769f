"""The words and signs of dates and hours in the labels of poll services."""

from __future__ import annotations

from datetime import time

import pytest

from netplan.io.polls.labels import like_time, read_hours, read_label, split_hours
from netplan.io.polls.words import month, weekdays

MONTHS = {
    "Danish, new": "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.",
    "Danish, old": "jan. feb. mar. apr. maj juni juli aug. sept. okt. nov. dec.",
    "English": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    "German": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "French": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "Swedish": "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
    "Norwegian": "jan. feb. mars april mai juni juli aug. sep. okt. nov. des.",
    "Dutch": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "Spanish": "ene feb mar abr may jun jul ago sept oct nov dic",
    "Italian": "gen feb mar apr mag giu lug ago set ott nov dic",
    "Portuguese": "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    "Finnish": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    "French in full": (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
}
WEEKDAYS = {
    "Danish": "man. tirs. ons. tors. fre. lør. søn.", "English": "Mon Tue Wed Thu Fri Sat Sun",
    "German": "Mo. Di. Mi. Do. Fr. Sa. So.", "French": "lun. mar. mer. jeu. ven. sam. dim.",
    "Swedish": "mån tis ons tors fre lör sön", "Norwegian": "man. tir. ons. tor. fre. lør. søn.",
    "Dutch": "ma di wo do vr za zo", "Spanish": "lun mar mié jue vie sáb dom",
    "Italian": "lun mar mer gio ven sab dom", "Finnish": "ma ti ke to pe la su",
}  # fmt: skip


@pytest.mark.parametrize("language", MONTHS)
def test_months_of_many_languages(language: str) -> None:
    assert [month(word) for word in MONTHS[language].split()] == list(range(1, 13))


@pytest.mark.parametrize("language", WEEKDAYS)
def test_weekdays_of_many_languages(language: str) -> None:
    assert [weekdays(word) for word in WEEKDAYS[language].split()] == [frozenset({number}) for number in range(7)]


@pytest.mark.parametrize(
    ("text", "day", "hours"),
    [
        ("ons. 24 feb. 2027 09.30 - 15.00", (24, 2, 2027), ((9, 30), (15, 0))),
        ("mar. 16 mars 2027 9:30 - 15:00", (16, 3, 2027), ((9, 30), (15, 0))),
        ("Wed 24 Feb 9:30\u202fAM - 12:15\u202fPM", (24, 2, None), ((9, 30), (12, 15))),
        ("Wed, Feb 24, 2027, 9:30 AM", (24, 2, 2027), ((9, 30), None)),
        ("Mi., 24. Feb. 2027, 09:30", (24, 2, 2027), ((9, 30), None)),
        ("24.2.2027 09.30.00", (24, 2, 2027), ((9, 30), None)),
        ("24/02/2027, 09:30:00", (24, 2, 2027), ((9, 30), None)),
        ("24 février 2027 9h30", (24, 2, 2027), ((9, 30), None)),
        ("2027-02-24 kl. 10-15", (24, 2, 2027), ((10, 0), (15, 0))),
        ("Mar 16", (16, 3, None), None), ("lør. 5 juni", (5, 6, None), None), ("24.02.27", (24, 2, 2027), None),
    ],
)
def test_labels_are_divided_and_read(
    text: str, day: tuple[int, int, int | None], hours: tuple[tuple[int, int], tuple[int, int] | None] | None
) -> None:
    date, clock = split_hours(text)
    label = read_label(date)
    assert label is not None
    assert label.readings[0] is not None
    assert (label.readings[0].day, label.readings[0].month, label.readings[0].year) == day
    found = read_hours(clock) if clock else None
    assert found == (hours and (time(*hours[0]), hours[1] and time(*hours[1])))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("12:00 AM - 12:30 AM", (0, 0), (0, 30)), ("12 h - 14 h", (12, 0), (14, 0)), ("1-4 pm", (13, 0), (16, 0)),
        ("11 - 1 pm", (11, 0), (13, 0)), ("14-16 Uhr", (14, 0), (16, 0)), ("22:00 - 24:00", (22, 0), (0, 0)),
        ("9:30 a.m. – 3:00 p.m.", (9, 30), (15, 0)),
    ],
)  # fmt: skip
def test_hours_in_many_forms(text: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    assert read_hours(text) == (time(*start), time(*end))


@pytest.mark.parametrize("text", ["Spät", "1", "Session 2", "25:00", "13:00 PM", "after 17:00", "9:75"])
def test_what_is_no_time(text: str) -> None:
    assert read_hours(text) is None


def test_what_seems_to_be_a_time() -> None:
    assert [like_time(text) for text in ("25:00", "after 17:00", "kl 9", "Session 2", "Spät")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "whenever", "2027-02-24 10:00-25:00", "32.1.2027", "24 2027", "ons.", "Q1 2027"])
def test_what_is_no_date(text: str) -> None:
    label = read_label(split_hours(text)[0])
    assert label is None or label.readings == (None, None)
