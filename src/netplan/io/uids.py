"""Ids of entries in calendar files: they stay when a date changes."""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["OWN", "letters", "meeting_uid", "season_start"]

OWN = "@netplan"
"""How all ids end."""
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "ß": "ss"})


def letters(name: str) -> str:
    """Return a name in plain letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_-]+", "-", plain)


def meeting_uid(network: str, season: str, meeting: str) -> str:
    """Make the id of a meeting, never from its date; where letters had to go, a digest keeps it unique.

    Parameters
    ----------
    network, season, meeting
        Id of the network, name of the season, id of the meeting.
    """
    name = f"{network}-{season}-{meeting}"
    slug = letters(name).strip("-")
    if slug != name:
        slug += "-" + hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{slug}{OWN}"


def season_start(network: str, season: str | None = None) -> str:
    """Return what the ids of all entries of a season begin with; without one, those of all its network's."""
    return letters(f"{network}-" if season is None else f"{network}-{season}-")
