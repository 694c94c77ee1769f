"""The words that poll services write in their users' languages: months, weekdays, answers, headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from netplan.domain import Answer
from netplan.domain.availability import read_answer

__all__ = ["EMAIL", "NAME", "fold", "month", "reader", "weekdays"]

_MONTHS = """
january januar janvier januari enero gennaio janeiro tammikuu
february februar fevrier februari febrero febbraio fevereiro helmikuu
mar march marts marz maerz mars maart marzo marco maaliskuu mrt
april avril abril aprile huhtikuu
may maj mai mei mayo maggio maio toukokuu
june juni juin junio giugno junho kesakuu
july juli juillet julio luglio julho heinakuu
august aout augusti augustus agosto elokuu
september septembre septiembre settembre setembro syyskuu
october oktober octobre octubre ottobre outubro lokakuu
november novembre noviembre novembro marraskuu
december dezember decembre diciembre dicembre dezembro joulukuu desember
"""
"""The months in Danish, English, German, French, Swedish, Norwegian, Dutch, Spanish, Italian, Portuguese, Finnish."""
_WEEKDAYS = """
monday mandag montag lundi mandag maandag lunes lunedi segunda maanantai mo lu ma
tuesday tirsdag dienstag mardi tisdag dinsdag martes martedi terca tiistai di ti
wednesday onsdag mittwoch mercredi woensdag miercoles mercoledi quarta keskiviikko mi wo ke on
thursday torsdag donnerstag jeudi donderdag jueves giovedi quinta torstai do to je
friday fredag freitag vendredi vrijdag viernes venerdi sexta perjantai fr vr pe ve
saturday lordag samstag samedi zaterdag sabado sabato lauantai sa za la lo
sunday sondag sonntag dimanche zondag domingo domenica sunnuntai so zo su
"""
NAME = ("name", "navn", "nom", "namn", "naam", "nombre", "nome", "nimi")
EMAIL = ("email", "e-mail", "e-mail-adresse", "e-postadress", "e-post", "mail", "email address", "adresse e-mail")

_ANSWERS = {
    Answer.YES: "yes|ja|oui|si|sì|sí|òc|ya|sim|kyllä|available|ok|✔|✓|✅",
    Answer.IF_NEED_BE: (
        "if need be|if needed|ifneedbe|hvis behov|hvis nødvendigt|falls erforderlich|en cas de besoin|om det behövs"
        "|under reserve|si nécessaire|unter vorbehalt|indien nodig|en caso de ser necesario|se necessario|se cal"
        "|marteze|maybe|vielleicht|peut-être|måske|kanske|(ok)|(yes)|(ja)|(oui)|❔|❓"
    ),
    Answer.NO: "no|nej|nein|non|nee|nei|ket|não|ei|unavailable|❌|✗|✘",
    Answer.NO_ANSWER: "unknown|inconnu|unbekannt|onbekend|",
}
_LETTERS = str.maketrans({"ø": "o", "å": "a", "æ": "a"})


def fold(text: str) -> str:
    """Return a text in lower case without accents, dots and blanks around it."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).strip(" .,\t")


def _numbered(text: str) -> list[tuple[str, int]]:
    lines = text.strip().splitlines()
    return [(word, number) for number, line in enumerate(lines) for word in line.split()]


_MONTH_WORDS = _numbered(_MONTHS)
_WEEKDAY_WORDS = _numbered(_WEEKDAYS)


@lru_cache(maxsize=512)
def month(word: str) -> int | None:
    """Return the number of the month that a word, or its beginning, means; January is 1.

    Examples
    --------
    >>> month("févr."), month("März"), month("sept."), month("ju")
    (2, 3, 9, None)
    """
    found = _meant(word, _MONTH_WORDS)
    return found.pop() + 1 if len(found) == 1 else None


@lru_cache(maxsize=512)
def weekdays(word: str) -> frozenset[int]:
    """Return the weekdays that a word, or its beginning, may mean; Monday is 0.

    Examples
    --------
    >>> [sorted(weekdays(word)) for word in ("tirs.", "mer.", "So", "uge")]
    [[1], [2], [6], []]
    """
    return frozenset(_meant(word, _WEEKDAY_WORDS))


def _meant(word: str, known: list[tuple[str, int]]) -> set[int]:
    folded = fold(word)
    exact = {number for name, number in known if name == folded}
    return exact or {number for name, number in known if len(folded) >= 3 and name.startswith(folded)}


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\ufe0f", "")).strip().casefold()


_MEANINGS = {word: answer for answer, words in _ANSWERS.items() for word in words.split("|")}


def reader(words: Mapping[str, Answer], *own: Mapping[str, Answer]) -> Callable[[str], Answer]:
    """Return what reads the answers of a service.

    Parameters
    ----------
    words
        Words of the poll's makers, which go before all others.
    own
        What a service writes in a way of its own.
    """
    known = {**_MEANINGS}
    for mapping in (*own, words):
        known |= {_plain(word): answer for word, answer in mapping.items()}
    seen: dict[str, Answer] = {}

    def read(cell: str) -> Answer:
        if cell not in seen:
            meant = known.get(_plain(cell))
            seen[cell] = read_answer(cell) if meant is None else meant
        return seen[cell]

    return read
