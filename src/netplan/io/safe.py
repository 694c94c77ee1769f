"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from netplan.errors import ExportError
from netplan.language import message

__all__ = ["safe_write"]


def safe_write(path: Path, content: bytes) -> None:
    """Write a file in one step: readers see the old content or the new one, never half of it.

    Parameters
    ----------
    path
        The file; an existing one is replaced and keeps its permissions.
    content
        All of its new content.

    Raises
    ------
    ExportError
        When it cannot be written; the old file is untouched and nothing half-written is left.
    """
    try:
        _replace(path.resolve(), content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(message("cannot write {file}: {reason}", file=str(path), reason=reason)) from error


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with fresh.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
