"""Times that people name: days in words, with or without hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from netplan.dates.clocks import CLOCK, is_bare, like_a_date, read_hour
from netplan.dates.standing import standing_days
from netplan.dates.window import read_window, season_window
from netplan.dates.words import WEEKDAY_WORDS, WORDS
from netplan.domain import Answer
from netplan.errors import InputError
from netplan.language import Message, message

__all__ = ["WHOLE_DAY", "Times", "read_times"]

Hours = tuple[time, time]
"""From one time of day to another."""
WHOLE_DAY: tuple[Hours, ...] = ((time.min, time.max),)
"""What stands without hours."""
_CLOCKS = ("start", "end", "lower", "upper", "limit")
_CLOCK = {name: CLOCK.format(name=name) for name in _CLOCKS}
_NOT = r"(?:not|never|ikke|aldrig)"
_BUT = r"(?:but|men|dog)"
_BEFORE = r"before|earlier\s+than|until|till|up\s+to|før|inden|tidligere\s+end|indtil"
_AFTER = r"after|later\s+than|from|efter|senere\s+end|fra"
_HOURS = (
    rf"(?:(?P<but>{_BUT})\s+)?(?:(?P<not>{_NOT})\s+)?"
    rf"(?:(?P<from>(?:from|fra)\s+)?{_CLOCK['start']}\s*(?:[-–]|\s(?:to|til)\s)\s*{_CLOCK['end']}"
    rf"|(?:between|mellem)\s+{_CLOCK['lower']}\s+(?:and|og)\s+{_CLOCK['upper']}"
    rf"|(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER}))\s+{_CLOCK['limit']})"
)
_GAP = re.compile(r"(?:\s*,)+\s*|\s+")
_BEHIND = re.compile(
    rf"(?P<days>(?:.*?[^\s,])??)(?:^|[\s,]+){_HOURS}"
    r"(?P<tail>[\s,]+(?:except|undtagen|undtaget|bortset\s+fra|in|i|during|within|from|fra|until|indtil)\s.*)?",
    re.IGNORECASE,
)
"""Hours behind the days, and what these are narrowed to."""
_AHEAD = re.compile(rf"{_HOURS}[\s,]+(?P<days>.*\S)(?P<tail>)", re.IGNORECASE)
"""Hours ahead of the days."""
_SEVERAL = re.compile(rf"(?:^|[\s,]){_HOURS}[\s,]+(?:and|og)\s", re.IGNORECASE)
_ON = re.compile(
    r"[\s,]*(?:on|om|in|i|every|each|hver|hvert)\s+(?:(?:the|den|det)\s+)?(?P<word>[^\W\d_]+).*", re.IGNORECASE
)
_ONE_DAY = re.compile(rf"(?:(?:on|den)\s+)?(?:{'|'.join(WEEKDAY_WORDS)})\.?", re.IGNORECASE)
_A_DAY = re.compile(
    rf"(?:.*\W)?(?:\w*(?:day|dag)(?:s|e|en|ene)?|{'|'.join(WEEKDAY_WORDS)}|weekends?|weekenden|month|måned|måneden"
    r"|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
"""What ends with a word that no number belongs to: a number behind it is one of hours."""
_MONTH_DAY = re.compile(r"(?:0[1-9]|1[0-2])\s*[-–]\s*(?:0[1-9]|[12]\d|3[01])")
_PART_OF_DAY = re.compile(
    r"(?:^|\s)(?:morning|morgen|forenoon|formiddag|afternoon|eftermiddag|evening|aften)", re.IGNORECASE
)
"""Parts of the day, which end at another hour for everybody."""
_NEGATED = re.compile(rf"(?P<but>{_BUT}\s+)?{_NOT}\s+(?P<rest>.*)", re.IGNORECASE)
_LIMITED = re.compile(rf"(?:{_BEFORE}|{_AFTER}|between|mellem)\s.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Times:
    """The days that a text names, and the hours of each of them."""

    days: tuple[date, ...]
    """The days."""
    hours: tuple[Hours, ...] = WHOLE_DAY
    """The hours; where the text has none, the whole day."""

    def spans(self) -> Iterator[tuple[datetime, datetime]]:
        """Yield each stretch of time, none longer than a day."""
        for day in self.days:
            for start, end in self.hours:
                yield datetime.combine(day, start), datetime.combine(day, end)


def read_times(
    text: str, first: date, last: date, answer: Answer = Answer.NO, field: str = "", standing: bool = False
) -> Times:
    """Read days in words, with or without hours: ``Wednesdays before 12``, ``mandage kl. 9-12``, ``not before 10``.

    Hours alone are those of every day. Where somebody says when he cannot come, ``not before 10`` is the time before
    10; where he says when he can, the time from 10 on.

    Parameters
    ----------
    text
        The text, in Danish or English.
    first, last
        The season.
    answer
        What is said of these times.
    field
        Path of the text, for errors.
    standing
        Whether it stands from season to season, so that it may name no day of this one.

    Raises
    ------
    InputError
        For words that are not understood, and for those that can be read in more than one way.

    Examples
    --------
    >>> read_times("not before 10", date(2013, 3, 5), date(2013, 3, 5)).hours
    ((datetime.time(0, 0), datetime.time(10, 0)),)
    """
    try:
        plain = _GAP.sub(lambda gap: ", " if "," in gap[0] else " ", text.strip())
        return _read(plain, first, last, answer, standing)
    except InputError as error:
        raise InputError(error.what, field=field, hint=error.hint) from None


@lru_cache(maxsize=4096)
def _read(text: str, first: date, last: date, answer: Answer, standing: bool) -> Times:
    found = _divided(text)
    days = _meant(text, answer) if found is None else f"{found['days']}{found['tail'] or ''}"
    negated = _NEGATED.fullmatch(days) if found else None
    if negated:
        raise _two_ways(text, text.replace(days, negated["rest"], 1))
    hours = _hours(found, text, answer) if found else WHOLE_DAY
    try:
        whole = found is not None and not days
        return Times(season_window(first, last).days if whole else _days(days, first, last, standing), hours)
    except InputError as error:
        raise InputError(error.what, hint=_better_hint(text, first, last, found) or error.hint) from None


def _days(text: str, first: date, last: date, standing: bool) -> tuple[date, ...]:
    return tuple(sorted(standing_days(text, first, last))) if standing else read_window(text, first, last).days


def _divided(text: str) -> re.Match[str] | None:
    """Return the days and hours of a text; none where it has no hours.

    Numbers alone are hours only where they can be nothing else.
    """
    behind, ahead = _BEHIND.fullmatch(text), _AHEAD.fullmatch(text)
    if behind and (not _bare(behind) or _fits(behind)):
        return _undoubted(behind, text)
    if ahead and (not _bare(ahead) or _on_days(ahead["days"])):
        return _undoubted(ahead, text)
    return None


def _clocks(found: re.Match[str]) -> list[str]:
    return [found[name] for name in _CLOCKS if found[name]]


def _bare(found: re.Match[str]) -> bool:
    return all(is_bare(clock) for clock in _clocks(found))


def _fits(found: re.Match[str]) -> bool:
    """Tell whether bare numbers behind the days can only be hours."""
    if found["days"]:
        return _A_DAY.fullmatch(found["days"]) is not None
    return not found["start"] or bool(found["from"])


def _on_days(days: str) -> bool:
    """Tell whether days follow to which no number in front of them belongs."""
    found = _ON.fullmatch(days)
    word = WORDS.get(found["word"].lower()) if found else None
    return found is not None and (word is None or word.kind != "month")


def _in_month(tail: str) -> bool:
    """Tell whether a month follows, to which numbers in front of it may belong."""
    return _ON.fullmatch(tail) is not None and not _on_days(tail)


def _undoubted(found: re.Match[str], text: str) -> re.Match[str]:
    """Refuse hours that may as well be a date."""
    clocks = _clocks(found)
    dotted = any(map(like_a_date, clocks)) and all(is_bare(clock) or like_a_date(clock) for clock in clocks)
    said = text[min(found.start(name) for name in _CLOCKS if found[name]) : found.end(_last(found))]
    date_like = _ONE_DAY.fullmatch(found["days"]) and _MONTH_DAY.fullmatch(said)
    if dotted or (_bare(found) and (date_like or _in_month(found["tail"] or ""))):
        raise InputError(
            message('"{hours}" in "{text}" may be hours or a date', hours=said, text=text),
            hint=message("write hours with a colon, as 9:30, and dates in full, as 2013-03-05"),
        )
    return found


def _last(found: re.Match[str]) -> str:
    return next(name for name in ("end", "upper", "limit") if found[name])


def _hours(found: re.Match[str], text: str, answer: Answer) -> tuple[Hours, ...]:
    """Return the hours that are meant by what is said of them."""
    start, end = time.min, time.max
    if not found["before"]:
        start = read_hour(found["start"] or found["lower"] or found["limit"])
    if not found["after"]:
        end = read_hour(found["end"] or found["upper"] or found["limit"], end=True)
    if end == time.min and not found["before"]:  # 18:00-0:00
        end = time.max
    if end <= start:
        raise InputError(
            message('the hours in "{text}" end before they begin', text=text),
            hint=message("write the earlier end first; a night is two entries, 22:00-24:00 and 0:00-6:00"),
        )
    if not found["not"] or (answer is Answer.NO and not found["but"]):
        return ((start, end),)
    if answer is not Answer.YES:
        raise _two_ways(text, text[: found.start("but" if found["but"] else "not")] + text[found.end("not") :].strip())
    return tuple(one for one in ((time.min, start), (end, time.max)) if one[0] < one[1])


def _meant(text: str, answer: Answer) -> str:
    """Return the days that are meant by what is said of them: "not before 1 March" says when somebody cannot come."""
    found = _NEGATED.fullmatch(text)
    if found is None or answer is Answer.YES:
        return text
    if answer is Answer.NO and not found["but"] and _LIMITED.fullmatch(found["rest"]):
        return found["rest"]
    raise _two_ways(text, found["rest"])


def _two_ways(text: str, rest: str) -> InputError:
    return InputError(
        message('"{text}" may mean this time, {rest}, or all other times', text=text, rest=rest),
        hint=message('write "{rest}", or name the other times themselves', rest=rest),
    )


def _better_hint(text: str, first: date, last: date, found: re.Match[str] | None) -> Message | None:
    """Return what to do where it is hours, not days, that were not understood."""
    with_colon = message("write hours with a colon, as 9:00-12:00 or before 12:00")
    if _PART_OF_DAY.search(text):
        return with_colon
    if found:
        return message("write an entry for each of the times") if _SEVERAL.search(found["days"]) else None
    bare = _BEHIND.fullmatch(text)
    if bare is None:
        return None
    try:
        _ = bare["days"] and _days(bare["days"], first, last, True)
    except InputError:
        return None
    return with_colon
