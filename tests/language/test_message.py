from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction

import pytest

from netplan.language import Message, Say, mark, message


def test_a_message_is_its_english_text() -> None:
    said = message("no member {name}", name="Ane")
    assert said == "no member Ane"
    assert isinstance(said, str)


def test_a_message_can_be_said_again_in_danish() -> None:
    said = message("{meeting} has no venue", meeting="M1")
    assert Say("da")(said) == "M1 har intet sted"
    assert Say("en")(said) == "M1 has no venue"


def test_values_are_said_in_the_readers_language() -> None:
    said = message("{one} and {other} are both in {venue}", one=date(2013, 3, 5), other=Fraction(5, 2), venue="Odense")
    assert said == "5 Mar 2013 and 2.5 are both in Odense"
    assert Say("da")(said) == "5. mar. 2013 og 2,5 holdes begge i Odense"


def test_messages_inside_messages_are_said_again_too() -> None:
    window = message("{window} except {out}", window=message("{month} {year}", month=message("June"), year="2013"),
                     out=[message("week {week} of {year}", week="24", year="2013"), date(2013, 6, 5)])  # fmt: skip
    assert window == "June 2013 except week 24 of 2013 and 5 Jun 2013"
    assert Say("da").value(window) == "juni 2013 undtagen uge 24 i 2013 og 5. jun. 2013"


def test_a_pickled_message_can_still_be_said_again() -> None:
    said = pickle.loads(pickle.dumps(message("{meeting} on {day}: {note}", meeting="M1", day=date(2013, 6, 5),
                                             note=message("not in the poll"))))  # fmt: skip
    assert isinstance(said, Message)
    assert said == "M1 on 5 Jun 2013: not in the poll"
    assert Say("da")(said) == "M1 den 5. jun. 2013: ikke med i datoafstemningen"


def test_braces_in_values_stay_as_they_are() -> None:
    assert Say("da")(message('no member "{name}"', name="{x}")) == 'der er ingen deltager "{x}"'


def test_a_value_that_is_missing_is_a_mistake_at_once() -> None:
    with pytest.raises(KeyError):
        message("no member {name}")


def test_marked_texts_are_unchanged() -> None:
    assert mark("days") == "days"
