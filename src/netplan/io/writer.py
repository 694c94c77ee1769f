"""Writing plans, problems, fairness reports, changes and what is still to be asked; the suffix says how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netplan.domain import Problem
from netplan.errors import InputError
from netplan.io.data_out import json_text, yaml_text
from netplan.io.safe import safe_write
from netplan.io.wanted import Wanted
from netplan.language import message
from netplan.plan import Changes, Fairness, Plan, Questions

if TYPE_CHECKING:
    from netplan.io.feeds.published import Published

__all__ = ["write"]

Writable = Plan | Problem | Fairness | Questions | Changes
DATA: dict[str, Callable[[Writable], str]] = {
    ".json": json_text, ".yaml": yaml_text, ".yml": yaml_text,
}  # fmt: skip
DOCUMENTS: dict[type, tuple[str, ...]] = {
    Plan: (".csv", ".xlsx", ".md", ".html", ".ics"),
    Problem: (".csv", ".xlsx"),
    Fairness: (".csv", ".xlsx", ".md", ".html"),
    Questions: (".csv", ".ics", ".txt", ".md", ".html"),
    Changes: (".csv", ".md", ".html"),
}
"""What each kind of value can be written as, besides data."""


def write(
    value: Writable,
    path: str | Path,
    *,
    problem: Problem | None = None,
    stamp: dt.datetime | None = None,
    previous: str | Path | Plan | Published | None = None,
    profile: str | None = None,
    person: str | None = None,
    role: str | None = None,
    meeting: str | None = None,
    deadlines: str | Mapping[str, Any] | None = None,
) -> Path:
    """Write a plan, a problem, a report, changes or what is still to be asked to a file, whole or not at all.

    Parameters
    ----------
    value
        A plan (``.json .yaml .csv .xlsx .md .html .ics``); a problem (``.json .yaml``; its history as
        ``.csv .xlsx``, which ``history:`` in a file may name); a fairness report (``.json .yaml .md .html``; its
        balances as ``.csv``; the ledger as ``.xlsx``: sheets for history, balances and debts); changes
        (``.json .yaml .csv .md .html``); or what is still to be asked (``.json .yaml .md .html``; a poll to fill in as
        ``.csv``; tentative holds as ``.ics``; a text for a mail as ``.txt``).
    path
        Where to; its suffix says in which format.
    problem
        For ``.ics``: the problem that the plan was made for. A plan holds no e-mail addresses, for privacy; without
        its problem the calendar names neither organiser nor members.
    stamp
        For ``.ics``: when the file is said to be made, with time zone; none: the season's first day.
    previous
        For a plan as ``.ics``: what was published before, an earlier ``.ics`` (or what was read from it), a
        ``plan.json`` or a plan. What changed in time, place or status gets a higher SEQUENCE, and what is gone is
        cancelled.
    profile
        For a plan as ``.ics``: ``feed`` (to be subscribed to), ``publish`` (sent round by the convener) or ``invite``
        (an invitation to one meeting, or its cancellation); none: publish where the convener has an address, else feed.
    person
        For a plan as ``.ics``: whose calendar it is. It holds the meetings that the person is to come to, with the
        person's duties in their titles.
    role
        For a plan as ``.ics``: only the meetings at which this role is held or open; with a person, only that duty.
    meeting
        For an invitation: the id of the meeting.
    deadlines
        For a plan as ``.ics``: what is due around each meeting, in the shape of ``network.deadlines``; none: as the
        problem's network says, and where it says nothing, as the previous calendar has it; ``{}``: nothing.

    Returns
    -------
    The path.

    Raises
    ------
    InputError
        For a suffix that is not known, a stamp without time zone, or what a calendar is asked for and cannot give.
    ExportError
        When the file cannot be written.
    MissingExtraError
        For ``.xlsx`` without the extra ``excel``.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if stamp is not None and stamp.tzinfo is None:
        raise InputError(
            message("the stamp {time} has no time zone", time=stamp), hint=message("add tzinfo=datetime.UTC")
        )
    wanted = Wanted(previous, profile, person, role, meeting, deadlines)
    if suffix != ".ics" or not isinstance(value, Plan):
        wanted.refuse(path.name)
    if suffix in DATA:
        content = DATA[suffix](value).encode()
    elif suffix not in _documents(value):
        raise _unknown(value, path)
    elif isinstance(value, Plan):
        content = _document(value, path, problem, stamp, wanted)
    elif isinstance(value, Questions):
        content = _asked(value, suffix, stamp)
    elif isinstance(value, Changes):
        content = _changed(value, suffix)
    else:
        content = _history(value, path) if isinstance(value, Problem) else _report(value, path)
    safe_write(path, content)
    return path


def _document(
    plan: Plan, path: Path, problem: Problem | None, stamp: dt.datetime | None, wanted: Wanted
) -> bytes:  # fmt: skip
    suffix = path.suffix.lower()
    if suffix == ".ics":
        from netplan.io.calendar_out import calendar_bytes

        return calendar_bytes(plan, problem, stamp, wanted)
    if suffix in (".csv", ".xlsx"):
        from netplan.io.rota_out import rota_text, rota_workbook

        return rota_text(plan).encode() if suffix == ".csv" else rota_workbook(plan, path)
    if suffix == ".md":
        from netplan.io.markdown_out import markdown_text

        return markdown_text(plan).encode()
    from netplan.display.html import plan_page

    return plan_page(plan).encode()


def _history(problem: Problem, path: Path) -> bytes:
    from netplan.io.ledger_out import history_text, history_workbook

    return history_workbook(problem, path) if path.suffix.lower() == ".xlsx" else history_text(problem).encode()


def _report(report: Fairness, path: Path) -> bytes:
    from netplan.io.ledger_out import balances_text, ledger_workbook

    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return ledger_workbook(report, path)
    if suffix == ".csv":
        return balances_text(report).encode()
    if suffix == ".md":
        from netplan.io.markdown_out import markdown_text

        return markdown_text(report).encode()
    from netplan.display.html import fairness_page

    return fairness_page(report).encode()


def _asked(found: Questions, suffix: str, stamp: dt.datetime | None) -> bytes:
    if suffix == ".ics":
        from netplan.io.questions_out import holds_bytes

        return holds_bytes(found, stamp)
    if suffix == ".csv":
        from netplan.io.questions_out import poll_text

        return poll_text(found).encode()
    if suffix == ".txt":
        return found.invitation().encode()
    if suffix == ".md":
        from netplan.io.markdown_out import markdown_text

        return markdown_text(found).encode()
    from netplan.display.html import questions_page

    return questions_page(found).encode()


def _changed(found: Changes, suffix: str) -> bytes:
    if suffix == ".csv":
        from netplan.io.changes_out import changes_text

        return changes_text(found).encode()
    if suffix == ".md":
        from netplan.io.markdown_out import markdown_text

        return markdown_text(found).encode()
    from netplan.display.changes import changes_page

    return changes_page(found).encode()


def _documents(value: Writable) -> tuple[str, ...]:
    return next(suffixes for kind, suffixes in DOCUMENTS.items() if isinstance(value, kind))


def _unknown(value: Writable, path: Path) -> InputError:
    names = {
        Plan: message("a plan"), Problem: message("a problem"), Fairness: message("a fairness report"),
        Questions: message("a list of questions"), Changes: message("a list of changes"),
    }  # fmt: skip
    what = next(name for kind, name in names.items() if isinstance(value, kind))
    return InputError(
        message('{what} cannot be written as "{name}"', name=path.name, what=what),
        hint=message("choose a file name that ends in one of {suffixes}", suffixes=[*DATA, *_documents(value)]),
    )  # fmt: skip
