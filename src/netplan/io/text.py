"""Getting the text of a file, whatever program saved it."""

from __future__ import annotations

import re
from pathlib import Path

from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.language import message

__all__ = ["read_content", "read_text", "unprintable"]

LARGEST = 10_000_000
"""Bytes; a file of a thousand members and ten years of history has about one million."""

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def unprintable(text: str) -> re.Match[str] | None:
    """Find the first sign that no text file should hold."""
    return _UNPRINTABLE.search(text)


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8 or, failing that, in the Windows code page 1252.

    Raises
    ------
    InputError
        When the file is missing, empty, too large or no text.
    """
    file = str(path)
    content = read_content(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _windows_text(content, file)
    if not text.strip():
        raise InputError(
            message("the file is empty"), hint=message("check that it was saved"), file=file, line=1, column=1
        )
    found = unprintable(text)
    if found:
        before = text[: found.start()]
        raise InputError(
            message("the file is no plain text: it has the character number {code}", code=str(ord(found[0]))),
            hint=message("save it as text in UTF-8"),
            file=file, line=before.count("\n") + 1, column=found.start() - before.rfind("\n"),
        )  # fmt: skip
    return text


def read_content(path: Path) -> bytes:
    """Return the bytes of a file that is there and not too large."""
    file = str(path)
    if path.is_dir():
        raise InputError(
            message('"{name}" is a folder', name=path.name), hint=message("name a file in it"), file=file
        )
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(
                message("the file is larger than 10 MB"),
                hint=message("check that it is the right one"), file=file,
            )  # fmt: skip
        return path.read_bytes()
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise InputError(
            message("the file cannot be read: {reason}", reason=error.strerror or str(error)),
            hint=message("check its name and its permissions"), file=file,
        ) from None  # fmt: skip


def _missing(path: Path) -> InputError:
    folder = path.parent
    names = tuple(sorted(other.name for other in folder.iterdir() if other.is_file())) if folder.is_dir() else ()
    near = tuple(name for name in names if name.endswith(path.suffix))
    return InputError(
        message('there is no file "{name}"', name=path.name),
        hint=did_you_mean(path.name, near) or message("check the folder {folder}", folder=str(folder)),
        file=str(path),
    )


def _windows_text(content: bytes, file: str) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise InputError(
            message("the file is no plain text in UTF-8"),
            hint=message("save it as text in UTF-8"),
            file=file, line=content[: error.start].count(b"\n") + 1,
        ) from None  # fmt: skip
