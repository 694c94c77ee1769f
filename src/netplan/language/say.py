"""How things are said in Danish and English: sentences, dates, lists, numbers."""

from __future__ import annotations

import builtins
import gettext
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

__all__ = ["LANGUAGES", "Message", "Say", "mark", "message"]

LANGUAGES = {"da": "da_DK", "en": "en_GB"}
"""The languages netplan speaks, and the locale whose dates and lists each uses."""
_DATES = {"da": "d. MMM y", "en": "d MMM y"}
_FULL_DATES = {"da": "EEEE 'den' d. MMMM y", "en": "EEEE d MMMM y"}
_MONTHS = "MMM y"


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    compiled = files("netplan.language") / "locale" / language / "LC_MESSAGES" / "netplan.mo"
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)


class Say:
    """Says sentences in one language.

    Parameters
    ----------
    language
        ``da`` or ``en``.
    labels
        What roles are called, by key.

    Examples
    --------
    >>> say = Say("en")
    >>> say("{names} meet on {day}", names=["Kis", "Bo"], day=date(2013, 3, 5))
    'Kis and Bo meet on 5 Mar 2013'
    """

    def __init__(self, language: str = "en", labels: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._labels = labels or {}
        self.locale = LANGUAGES[language]

    def __call__(self, template: str, **values: Any) -> str:
        """Say a template (or a :class:`Message`) in this language."""
        if isinstance(template, Message):
            return self.fill(_catalogue(self.language).gettext(template.template), template.values)
        return self.fill(_catalogue(self.language).gettext(template), values)

    def plural(self, one: str, many: str, count: int | float | Fraction, **values: Any) -> str:
        """Say the form that fits ``count``, which the text may name as ``{count}``."""
        template = _catalogue(self.language).ngettext(one, many, 1 if count == 1 else 2)
        return self.fill(template, {"count": count, **values})

    def fill(self, template: str, values: dict[str, Any]) -> str:
        """Put localised values into a template that is in this language already."""
        return template.format(**{name: self.value(value) for name, value in values.items()})

    def value(self, value: Any) -> str:
        """Say one value: a message, a date, a list, a number, or a text as it is."""
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, str):
            return value
        if isinstance(value, datetime):
            return f"{self.date(value.date())} {value:%H:%M}"
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, (int, float, Fraction, Decimal)):
            return self.number(value)
        if isinstance(value, Iterable):
            return self.list([*value])
        return str(value)

    def roles(self, keys: Iterable[str]) -> builtins.list[str]:
        """Return what roles are called."""
        return [self._labels.get(key, key.replace("_", " ")) for key in keys]

    def month(self, day: date) -> str:
        """Say the month of a date, ``Mar 2013``."""
        from babel.dates import format_date

        text: str = format_date(day, _MONTHS, locale=self.locale)
        return text

    def full_date(self, day: date) -> str:
        """Say a date as letters have it, ``Tuesday 5 March 2013``."""
        from babel.dates import format_date

        text: str = format_date(day, _FULL_DATES[self.language], locale=self.locale)
        return text

    def date(self, day: date, *, weekday: bool = False) -> str:
        """Say a date, ``5 Mar 2013`` or ``Tue 5 Mar 2013``."""
        from babel.dates import format_date

        pattern = _DATES[self.language]
        text: str = format_date(day, f"EEE {pattern}" if weekday else pattern, locale=self.locale)
        return text

    def list(self, items: Sequence[Any], *, style: Literal["standard", "or"] = "standard") -> str:
        """Say a list, ``Kis, Bo and Ea``; ``style="or"`` for a choice."""
        from babel.lists import format_list

        text: str = format_list([self.value(item) for item in items], style=style, locale=self.locale)
        return text

    def number(self, number: int | float | Fraction | Decimal) -> str:
        """Say a number with three decimals at most."""
        from babel.numbers import get_decimal_symbol, get_group_symbol

        if isinstance(number, float) and not math.isfinite(number):
            return str(number)
        whole, rest = divmod(round(abs(Fraction(number)) * 1000), 1000)  # exact, however many digits it has
        sign = "-" if number < 0 and (whole or rest) else ""
        decimals = f"{get_decimal_symbol(self.locale)}{rest:03}".rstrip("0") if rest else ""
        return sign + f"{whole:,}".replace(",", get_group_symbol(self.locale)) + decimals


class Message(str):
    """A sentence in English that remembers its template and values.

    It is an ordinary string, so errors and findings can carry it; :class:`netplan.language.Say`
    says it again in the reader's language.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, values: dict[str, Any]) -> Message:
        """Render the English text and keep what it was made of."""
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
