"""Sentences that can be said again in another language."""

from __future__ import annotations

from typing import Any

__all__ = ["Message", "mark", "message"]


class Message(str):
    """A sentence in English that remembers its template and values.

    It is an ordinary string, so errors and findings can carry it; :class:`netplan.language.Say`
    says it again in the reader's language.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, values: dict[str, Any]) -> Message:
        """Render the English text and keep what it was made of."""
        from netplan.language.say import Say

        self = super().__new__(cls, Say("en").fill(template, values))
        self.template = template
        self.values = values
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (Message, (self.template, self.values))


def message(template: str, **values: Any) -> Message:
    """Make a sentence that can be translated later.

    Parameters
    ----------
    template
        English text with ``{names}``; the key of the translation catalogue.
    values
        What stands for the names: strings, numbers, dates, lists of these, or other messages.

    Examples
    --------
    >>> message("no member {name}", name="Ane")
    'no member Ane'
    """
    return Message(template, values)


def mark(text: str) -> str:
    """Mark a text for the translation catalogue where it is kept, not said.

    Examples
    --------
    >>> mark("days")
    'days'
    """
    return text
