from __future__ import annotations

from typing import Any

import pytest

from netplan import InputError
from netplan.domain import Answer, Poll
from netplan.domain.availability import on_scale, read_answer

DAYS = ["2013-03-05", "2013-03-06", "2013-03-07"]


def answered(*cells: Any) -> list[str]:
    poll = Poll.model_validate({"name": "p", "options": DAYS, "answers": {"Kis": cells}})
    return [str(one) for one in poll.answers["Kis"]]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("not preferred", Answer.NOT_PREFERRED),
        ("Rather not", Answer.NOT_PREFERRED),
        ("yes, but not preferred", Answer.NOT_PREFERRED),
        ("yes but rather not", Answer.NOT_PREFERRED),
        ("(if you must)", Answer.NOT_PREFERRED),
        ("Helst ikke", Answer.NOT_PREFERRED),
        ("ja, men helst ikke", Answer.NOT_PREFERRED),
        ("Hvis nødvendigt", Answer.IF_NEED_BE),
        ("1", Answer.YES),
        (1, Answer.YES),
        (0, Answer.NO),
        (True, Answer.YES),
        (None, Answer.NO_ANSWER),
    ],
)
def test_words_of_answers(text: Any, answer: Answer) -> None:
    assert read_answer(text) is answer


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        (0, "no"), (1, "no"), (39, "no"), ("39.0", "no"), (40, "if_need_be"), (79, "if_need_be"),
        (80, "not_preferred"), ("85,0", "not_preferred"), (89, "not_preferred"), (90, "yes"), (100, "yes"),
    ],
)  # fmt: skip
def test_numbers_from_0_to_100(number: Any, answer: str) -> None:
    assert answered(number, 100, "if need be") == [answer, "yes", "if_need_be"]


def test_a_poll_of_0_and_1_keeps_its_meaning() -> None:
    assert answered(0, 1, "") == ["no", "yes", "no_answer"]
    assert answered(1, 1, "rather not") == ["yes", "yes", "not_preferred"]


@pytest.mark.parametrize("cells", [(0, 1, 2), (5, 1, 3), (10, 0, 7), (39, 1, "no"), (0, 101, 50), (500, 0, 1)])
def test_numbers_of_another_scale_are_not_guessed_at(cells: tuple[Any, ...]) -> None:
    with pytest.raises(InputError) as caught:
        answered(*cells)
    assert caught.value.field == "answers"
    assert "numbers up to" in str(caught.value)
    assert "0-39 no, 40-79 if need be, 80-89 rather not, 90-100 yes" in caught.value.hint


@pytest.mark.parametrize("cell", [85.5, -5, 1000])
def test_what_is_no_number_of_the_scale_is_no_answer(cell: Any) -> None:
    with pytest.raises(InputError, match="is no answer"):
        answered(cell, 100, 0)


def test_one_number_above_1_decides_for_the_whole_poll() -> None:
    assert [on_scale(cells) for cells in ((0, 1), (0, "yes", ""), (1, "85"), (100,))] == [False, False, True, True]


def test_what_was_read_is_written_in_words() -> None:
    poll = Poll.model_validate({"name": "p", "options": DAYS, "answers": {"Kis": [0, 85, 100], "Bo": [1, 45, None]}})
    assert poll.shape()["answers"] == {"Kis": ["no", "not_preferred", "yes"], "Bo": ["no", "if_need_be", "no_answer"]}
    assert Poll.model_validate(poll.shape()) == poll
