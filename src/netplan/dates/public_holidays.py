"""Public holidays of any country that the package ``holidays`` knows, and of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError, together
from netplan.language import LANGUAGES, Message, message

__all__ = ["public_holidays"]


def public_holidays(codes: Iterable[str], years: range, language: str) -> Mapping[date, Message]:
    """Return the public holidays of some countries, each with its name.

    A day off in one of them counts. The names are in the language asked for where the package has it, else in
    English, else in the country's own.

    Parameters
    ----------
    codes
        Country codes (``DK``), or parts of countries by their code or name in the package (``DE-BY``, ``US-CA``).
    years
        The years that are asked about.
    language
        ``da`` or ``en``.

    Raises
    ------
    InputError
        For codes that are not known, and for a year of which nothing is known.

    Examples
    --------
    >>> public_holidays(["DK"], range(2027, 2028), "da")[date(2027, 5, 6)]
    'public holiday: Kristi himmelfartsdag'
    """
    listed, found, wrong = tuple(codes), dict[date, Message](), list[InputError]()
    for number, code in enumerate(listed):
        field = "network.holidays" if len(listed) == 1 else f"network.holidays[{number}]"
        try:
            for day, name in _of_country(code, years, language):
                said = message("public holiday: {name}", name=name)
                if len(listed) > 1:
                    said = message("public holiday in {country}: {name}", country=_plain(code), name=name)
                found.setdefault(day, said)
        except InputError as error:
            wrong.append(InputError(error.what, field=field, hint=error.hint))
    if wrong:
        raise together(wrong)
    return found


@lru_cache(maxsize=128)
def _of_country(code: str, years: range, language: str) -> tuple[tuple[date, str], ...]:
    """Return the public holidays of one country in some years, with their names."""
    import holidays

    country, _, part = _plain(code).partition("-")
    if country not in holidays.list_supported_countries(include_aliases=False):
        raise InputError(message('no public holidays are known for "{code}"', code=code), hint=_country_meant(code))
    kind = getattr(holidays, country)
    subdivision = _subdivision(kind, country, part) if part else None
    found = kind(subdiv=subdivision, years=years, language=_language(kind, language))
    empty = [str(year) for year in years if not any(day.year == year for day in found)]
    if empty:
        raise InputError(
            message("no public holidays of {country} are known for {years}", country=_plain(code), years=empty),
            hint=message("take the country out, and list the days off under closed"),
        )
    return tuple(sorted(found.items()))


def _plain(code: str) -> str:
    return code.strip().upper()


def _subdivision(kind: Any, country: str, part: str) -> str:
    """Return the code of a part of a country, given as code or name in capital letters."""
    known = {name.upper(): code for name, code in getattr(kind, "subdivisions_aliases", {}).items()}
    known |= {code.upper(): code for code in kind.subdivisions}
    if part not in known:
        raise InputError(
            message('no public holidays are known for the part "{part}" of {country}', part=part, country=country),
            hint=_part_meant(known, country, part),
        )
    return str(known[part])


def _part_meant(known: Mapping[str, str], country: str, part: str) -> Message | str:
    if not known:
        return message("write {country} alone, its parts have the same public holidays", country=country)
    near = get_close_matches(part, known, n=1, cutoff=0.6)
    if near:
        return message('you mean "{name}"', name=f"{country}-{known[near[0]]}")
    return did_you_mean("", tuple(f"{country}-{code}" for code in dict.fromkeys(known.values())))


def _language(kind: Any, spoken: str) -> str | None:
    """Return the package's code of the language to name a country's holidays in."""
    known: tuple[str, ...] = kind.supported_languages
    wanted = (LANGUAGES[spoken], spoken, "en_US", "en_GB", "en")
    others = tuple(code for code in known if code.startswith("en"))
    return next((code for code in (*wanted, *others) if code in known), kind.default_language)


def _country_meant(code: str) -> str:
    """Say which country code is meant by a code, or by a name in English or Danish."""
    import holidays
    from babel import Locale

    known = tuple(holidays.list_supported_countries(include_aliases=False))
    names = {
        name.lower(): country
        for locale in LANGUAGES.values()
        for country, name in Locale.parse(locale).territories.items() if country in known
    }  # fmt: skip
    near = get_close_matches(code.strip().lower(), names, n=1, cutoff=0.75) if len(code.strip()) > 3 else []
    if near:
        return message('you mean "{name}"', name=names[near[0]])
    return did_you_mean(_plain(code), known) if len(code) > 1 else message("write a country code such as DK")
