"""Who is meant by the names in a rota, where nobody has listed the members yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from netplan.domain.likely import likely_word
from netplan.io.rotas.words import is_vacant, names_in
from netplan.language import Message, message

__all__ = ["People"]

_DIVIDED = re.compile(r"[\n\r;/|+,&]|\s(?:og|and|samt|plus)\s", re.IGNORECASE)


class People:
    """The people of a rota: a first name alone counts as the one full name that begins with it.

    Parameters
    ----------
    cells
        All cells with names, as written.
    """

    def __init__(self, cells: Iterable[str]) -> None:
        texts = [*cells]
        self._alone = {_bare(text).casefold() for text in texts if not _DIVIDED.search(text)}
        counts = Counter(_bare(word) for text in texts for word in self.words(text) if not is_vacant(word))
        counts.pop("", None)
        spelt: dict[str, str] = {}
        for word in counts:
            spelt.setdefault(word.casefold(), word)
        self._meant = {word: self._longer(spelt[word.casefold()], spelt.values()) for word in counts}
        self.listed = tuple(dict.fromkeys(self._meant.values()))
        self.doubts = (*self._shortened(), *self._alike(counts))

    def words(self, cell: str) -> list[str]:
        """Return the names (and signs for a vacancy) of a cell."""
        return [*names_in(cell, lambda text: _bare(text).casefold() in self._alone)]

    def name(self, word: str) -> str:
        """Return whom a word of a cell means."""
        return self._meant[_bare(word)]

    def _longer(self, word: str, known: Iterable[str]) -> str:
        """Return the one full name that begins with a first name; else the word itself."""
        full = [name for name in known if len(name.split()) > 1 and name.split()[0].casefold() == word.casefold()]
        return full[0] if len(full) == 1 else word

    def _shortened(self) -> Iterator[Message]:
        for word, name in self._meant.items():
            if word.casefold() != name.casefold():
                yield message('"{word}" is read as {name}', word=word, name=name)

    def _alike(self, counts: Counter[str]) -> Iterator[Message]:
        """Yield which names may be one, misspelt; nobody is merged by a guess."""
        for word in self.listed:
            others = {name.casefold(): name for name in self.listed if name != word and counts[name] > counts[word]}
            guess = likely_word(word, others) if counts[word] == 1 and others else None
            if guess and guess.name and guess.how in ("misspelt", "exact"):
                yield message("{word} stands once, and {name} may be meant: both are members now",
                              word=word, name=guess.name)  # fmt: skip


def _bare(word: str) -> str:
    """Return a name without what stands around it: a question mark, a role in brackets."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", word.strip("?* ")).strip("?* ,;/")
