from __future__ import annotations

from datetime import date

import pytest

from netplan.domain.lengths import Length
from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.term import Term


@pytest.mark.parametrize(
    ("text", "written", "until"),
    [
        ("2 years", "2 years", "2014-03-31"), ("1 år", "1 year", "2013-03-31"), ("6 months", "6 months", "2012-09-30"),
        ("1 måned", "1 month", "2012-04-30"), ("11 months", "11 months", "2013-02-28"),
        ("8 uger", "8 weeks", "2012-05-26"), ("3 Days", "3 days", "2012-04-03"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read_written_and_added(text: str, written: str, until: str) -> None:
    length = Length.model_validate(text)
    assert str(length.model_dump()) == written
    assert Length.model_validate(written) == length
    assert length.after(date(2012, 3, 31)) == date.fromisoformat(until)
    assert length.said(Say("en")) == written


def test_a_term_may_be_counted_in_meetings() -> None:
    for text in (4, "4 meetings", "4 møder"):
        assert Term.model_validate({"lasts": text}).entry() == {"term": {"lasts": "4 meetings"}}
    assert Length.model_validate("1 meeting").said(Say("en")) == "1 meeting"


@pytest.mark.parametrize("wrong", ["soon", "two years", "4 lessons", "0 meetings", 0, True, 2.5, "-1 year"])
def test_what_is_no_length_is_refused(wrong: object) -> None:
    with pytest.raises(InputError):
        Term.model_validate({"lasts": wrong})
