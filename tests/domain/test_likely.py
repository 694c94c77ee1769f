"""Guessing whom a name means: never more than the letters allow."""

from __future__ import annotations

import pytest

from netplan.domain import Network, Season
from netplan.domain.likely import Guess, Likely, likely_word
from netplan.domain.names import Names


def likely(*members: str) -> Likely:
    network = Network.model_validate({"id": "n", "name": "N", "members": members})
    season = Season.model_validate({
        "name": "2013", "from": "2013-01-01", "to": "2013-12-31", "meetings": [{"id": "M1"}],
    })  # fmt: skip
    return Likely(Names(network, season), network.members)


@pytest.mark.parametrize(
    ("word", "names", "how"),
    [
        ("majbrit", ("Majbrit",), "exact"),
        ("Majbritt", ("Majbrit",), "misspelt"),
        ("Majb.", ("Majbrit",), "short"),
        ("Maj", ("Majbrit",), "short"),
        ("M.", ("Majbrit", "Maria"), "short"),
        ("Marie", ("Maria",), "misspelt"),
        ("Elizabeth", ("Elisabeth",), "misspelt"),
        ("Bent", ("Bente",), "misspelt"),  # somebody else may be meant, so it is never a short form
        ("Kim", (), "unknown"),
        ("Peter", (), "unknown"),
        ("?", (), "unknown"),
        ("", (), "unknown"),
    ],
)
def test_first_names_only(word: str, names: tuple[str, ...], how: str) -> None:
    guess = likely("Majbrit", "Maria", "Elisabeth", "Bente", "Kis").who(word)
    assert (guess.names, guess.how) == (names, how)
    assert guess.name == (names[0] if len(names) == 1 else None)


@pytest.mark.parametrize(
    ("word", "names", "how"),
    [
        ("Helle", ("Helle Bang", "Helle Juhl"), "exact"),
        ("Helle J.", ("Helle Juhl",), "short"),
        ("HB", ("Helle Bang",), "short"),
        ("hb", (), "unknown"),  # capitals make initials
        ("Bang", ("Helle Bang",), "short"),
        ("Juhl Helle", (), "unknown"),
        ("Hele Bang", ("Helle Bang",), "misspelt"),
        ("Aage Åstrup", ("Åge Aastrup",), "short"),  # å is aa
    ],
)
def test_full_names(word: str, names: tuple[str, ...], how: str) -> None:
    guess = likely("Helle Bang", "Helle Juhl", "Åge Aastrup").who(word)
    assert (guess.names, guess.how) == (names, how)


WORDS = {"minute_taker": "minute_taker", "referent": "minute_taker", "planlægning": "planner", "planner": "planner"}


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        ("Referent", Guess(("minute_taker",), "exact")),
        ("minute taker", Guess(("minute_taker",), "exact")),
        ("Ref.", Guess(("minute_taker",), "short")),
        ("referenter", Guess(("minute_taker",), "short")),
        ("Plan", Guess(("planner",), "short")),
        ("Refrent", Guess(("minute_taker",), "misspelt")),
        ("Minutes", Guess(("minute_taker",), "misspelt")),
        ("Planlagt af", Guess(("planner",), "misspelt")),
        ("Pl", Guess((), "unknown")),
        ("Tema", Guess((), "unknown")),
        ("Bemærkninger", Guess((), "unknown")),
    ],
)
def test_words_for_roles(word: str, guess: Guess) -> None:
    assert likely_word(word, WORDS) == guess
