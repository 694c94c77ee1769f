"""A first draft made from a table that people have already: a poll or a rota."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from netplan.domain.availability import read_answer
from netplan.errors import InputError
from netplan.io.drafts.draft import TIMEZONE, Draft
from netplan.io.drafts.from_poll import draft_from_poll
from netplan.io.drafts.from_rota import draft_from_rota
from netplan.io.polls import Setting, certainly_a_poll, read_poll_alone
from netplan.io.rotas.roles import rota_alone
from netplan.language import Say, message

__all__ = ["read_draft"]


def read_draft(path: Path, language: str, today: dt.date, year: int | None, folder: Path) -> Draft:
    """Return the draft of the network that a poll or a rota belongs to.

    Parameters
    ----------
    path
        The table: a poll when it can be read as one, else a rota.
    language, today, year
        As for :func:`netplan.io.drafts.from_rota.draft_from_rota`.
    folder
        Where the draft will lie; it names the poll from there.

    Raises
    ------
    InputError
        When the file is neither, with what is wrong either way.
    MissingExtraError
        For a workbook, without the package that reads it.
    """
    first, last = (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else (None, None)
    try:
        poll = read_poll_alone(path, Setting(TIMEZONE, first, last, language=language))
    except InputError as not_a_poll:
        if certainly_a_poll(path):
            raise
        try:
            rota = rota_alone(path, Say(language))
        except InputError as error:
            raise _neither(path, not_a_poll, error) from None
        draft = draft_from_rota(rota, language, today, year)
        if all(map(_is_answer, draft.members)):
            raise  # a poll with mistakes in it is no rota
        return draft
    return draft_from_poll(path, poll, language, Path(os.path.relpath(path, folder)).as_posix())


def _is_answer(word: str) -> bool:
    try:
        read_answer(word)
    except InputError:
        return False
    return True


def _neither(path: Path, poll: InputError, rota: InputError) -> InputError:
    """Return what is wrong: with a cell of a poll, with the whole file, or with either reading of it."""
    if poll.column is not None or poll.what == rota.what:
        return poll
    return InputError(
        message("the file is read neither as a poll nor as a rota"), file=str(path),
        hint=message("for a poll: {poll}; for a rota: {rota}", poll=poll.what, rota=rota.what),
    )  # fmt: skip
