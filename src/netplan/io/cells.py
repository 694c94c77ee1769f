"""Cells that no spreadsheet takes for something to run."""

from __future__ import annotations

__all__ = ["harmless", "written_in"]

_RUN = ("=", "+", "-", "@")


def harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run."""
    return f"'{text}" if text.startswith((*_RUN, "\t", "\r")) else text


def written_in(cell: str) -> str:
    """Return the text of a cell, without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _RUN else cell
