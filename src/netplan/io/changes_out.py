"""Changes of a plan as CSV, and the letters about them as files."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

from netplan.errors import InputError
from netplan.io.cells import harmless
from netplan.io.safe import safe_write
from netplan.language import Say, message
from netplan.plan import Changes

__all__ = ["changes_text", "refuse_old_letters", "write_letters"]

COLUMNS = ("meeting", "what", "kind", "person", "before", "after", "state")
LONGEST = 80
"""No file's name is longer, so that every system takes it."""


def changes_text(changes: Changes) -> str:
    """Return changes as CSV, a row for each; cells that a spreadsheet would run begin with an apostrophe."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(getattr(one, name) or "") for name in COLUMNS] for one in changes)
    return stream.getvalue()


def refuse_old_letters(folder: Path) -> None:
    """Refuse a folder in which letters lie, before any work is done for new ones.

    Raises
    ------
    InputError
        When texts lie in the folder already.
    """
    old = sorted(folder.glob("*.txt"))
    if old:
        raise InputError(
            message("{folder} holds letters already, such as {file}", folder=str(folder), file=old[0].name),
            hint=message("choose an empty folder, so that nobody gets an old letter"),
        )


def write_letters(changes: Changes, folder: Path, sender: str | None = None) -> tuple[Path, ...]:
    """Write the letter to each person concerned into a folder, and the text for everybody where there is one.

    Parameters
    ----------
    changes
        The changes.
    folder
        Where to: it exists, and no letters lie in it, which could be taken for new ones.
    sender
        Who signs; none: the convener, where the plan says who that is.

    Returns
    -------
    The files, named after the people; the text for everybody comes last.

    Raises
    ------
    InputError
        When texts lie in the folder already.
    ExportError
        When a file cannot be written.
    """
    refuse_old_letters(folder)
    texts, say = [*changes.letters(sender).items()], Say(changes.language)
    if everybody := changes.notice(sender):
        texts.append((say("To everybody"), everybody))
    written, taken = [], set[str]()
    for name, text in texts:
        path = folder / f"{_file_name(name, taken)}.txt"
        safe_write(path, text.encode())
        written.append(path)
    return tuple(written)


def _file_name(name: str, taken: set[str]) -> str:
    """Return a name that every system takes, and that no other letter has, whatever its capitals."""
    plain = re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]+', " ", unicodedata.normalize("NFC", name))
    plain = " ".join(plain.split()).strip(". ")[:LONGEST] or "_"
    found, number = plain, 1
    while found.casefold() in taken:
        number += 1
        found = f"{plain} {number}"
    taken.add(found.casefold())
    return found
