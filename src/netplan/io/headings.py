"""The headings of the tables that netplan writes and reads back, in Danish and English."""

from __future__ import annotations

__all__ = ["PERSON", "headed"]

PERSON = ("person", "member", "name", "navn", "deltager")
"""What may head a column of people."""
_HEADINGS = {
    "meeting": ("meeting", "møde"),
    "date": ("date", "dato"),
    "start": ("start",),
    "end": ("end", "slut"),
    "venue": ("venue", "sted"),
    "role": ("role", "rolle"),
    "person": PERSON,
    "member": PERSON,
    "state": ("state", "status", "tilstand"),
    "instead_of": ("instead_of", "instead of", "i stedet for"),
    "reason": ("reason", "grund", "årsag"),
    "municipality": ("municipality", "kommune"),
    "school_year": ("school_year", "school year", "skoleår"),
    "holiday": ("holiday", "ferie"),
    "first": ("first", "first day", "første", "første feriedag"),
    "last": ("last", "last day", "sidste", "sidste feriedag"),
    "source": ("source", "kilde"),
}


def headed(*columns: str) -> dict[str, str]:
    """Return for each heading that a table may have, in lower case, the column that it means.

    Parameters
    ----------
    columns
        The columns of the table, as ``date`` or ``role``; people are called ``person`` in a rota and ``member`` in a
        history.
    """
    return {word: column for column in columns for word in _HEADINGS[column]}
