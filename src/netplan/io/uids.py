"""Ids of meetings in calendar files: they stay when a meeting's date changes."""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["meeting_uid"]

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "ß": "ss"})


def meeting_uid(network: str, season: str, meeting: str) -> str:
    """Make the id of a meeting, never from its date; where letters had to go, a digest keeps it unique.

    Parameters
    ----------
    network, season, meeting
        Id of the network, name of the season, id of the meeting.
    """
    name = f"{network}-{season}-{meeting}"
    letters = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9_-]+", "-", letters).strip("-")
    if slug != name:
        slug += "-" + hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{slug}@netplan"
