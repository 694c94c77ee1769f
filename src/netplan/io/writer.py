"""Writing plans and problems; the suffix says how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from netplan.domain import Problem
from netplan.errors import InputError
from netplan.io.data_out import json_text, yaml_text
from netplan.io.safe import safe_write
from netplan.language import message
from netplan.plan import Plan

__all__ = ["write"]

DATA: dict[str, Callable[[Plan | Problem], str]] = {".json": json_text, ".yaml": yaml_text, ".yml": yaml_text}
PLAN_ONLY = (".csv", ".md", ".html", ".ics")


def write(
    value: Plan | Problem,
    path: str | Path,
    *,
    problem: Problem | None = None,
    stamp: dt.datetime | None = None,
) -> Path:
    """Write a plan or a problem to a file, whole or not at all.

    Parameters
    ----------
    value
        A plan (``.json .yaml .csv .md .html .ics``) or a problem (``.json .yaml``).
    path
        Where to; its suffix says in which format.
    problem
        For ``.ics``: the problem that the plan was made for. A plan holds no e-mail addresses, for privacy; without
        its problem the calendar names neither organiser nor members.
    stamp
        For ``.ics``: when the file is said to be made, with time zone; none: the season's first day.

    Returns
    -------
    The path.

    Raises
    ------
    InputError
        For a suffix that is not known, or a stamp without time zone.
    ExportError
        When the file cannot be written.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if stamp is not None and stamp.tzinfo is None:
        raise InputError(
            message("the stamp {time} has no time zone", time=stamp), hint=message("add tzinfo=datetime.UTC")
        )
    if suffix in DATA:
        content = DATA[suffix](value).encode()
    elif isinstance(value, Plan) and suffix in PLAN_ONLY:
        content = _document(value, suffix, problem, stamp)
    else:
        raise _unknown(value, path)
    safe_write(path, content)
    return path


def _document(plan: Plan, suffix: str, problem: Problem | None, stamp: dt.datetime | None) -> bytes:
    if suffix == ".ics":
        from netplan.io.calendar_out import calendar_bytes

        return calendar_bytes(plan, problem, stamp)
    if suffix == ".csv":
        from netplan.io.rota_out import rota_text

        return rota_text(plan).encode()
    if suffix == ".md":
        from netplan.io.markdown_out import markdown_text

        return markdown_text(plan).encode()
    from netplan.display.html import plan_page

    return plan_page(plan).encode()


def _unknown(value: Plan | Problem, path: Path) -> InputError:
    known = [*DATA, *PLAN_ONLY] if isinstance(value, Plan) else list(DATA)
    what = message("a plan") if isinstance(value, Plan) else message("a problem")
    return InputError(
        message('{what} cannot be written as "{name}"', what=what, name=path.name),
        hint=message("choose a file name that ends in one of {suffixes}", suffixes=known),
    )
