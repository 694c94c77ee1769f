"""The first draft of a network's file: what is known of it so far, and the commented YAML that people go on from."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from netplan.domain import Problem
from netplan.domain.names import GROUPS, RESERVED
from netplan.io.reader import problem_from_shape
from netplan.io.yaml_reader import parse_yaml
from netplan.language import Message, Say, mark

__all__ = ["COUNTRY", "TIMEZONE", "Draft", "DraftRole", "role_key"]

TIMEZONE = "Europe/Copenhagen"
"""Where the hours of a draft are those of the clock."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "ue", "ß": "ss"})
MANY = 12
"""Of more meetings than these a queue takes long to prove, and a draft is to be planned at once."""
COUNTRY = "DK"
"""Whose public holidays a draft names."""
RULES = (
    (mark("nobody has two duties at one meeting"), "one_duty"),
    (mark("at least so many can come"), "quorum: 60%"),
    (mark("at least so much time between two meetings"), "spacing: {at_least: 6 weeks}"),
)
"""Rules to choose from, with what they say."""
EXPLAINED = {
    "attendance": mark("as many as possible can come"),
    "fair_share": mark("fair over the years"),
    "longest_since": mark("whose turn lies furthest back goes first"),
    "alternate_venues": mark("not twice running at the same place"),
    "even_spacing": mark("equal time between the meetings"),
}
"""What the wishes of a draft say, the most important first."""


@dataclass(frozen=True)
class DraftRole:
    """A role of the draft.

    Parameters
    ----------
    key
        Its key.
    label
        What it is called; none: as its key.
    count
        How many hold it at a meeting, ``1`` or ``2-3``.
    holder
        Who always has it; none: it goes round.
    includes
        The role whose holder has always been among them.
    """

    key: str
    label: str | None = None
    count: str = "1"
    holder: str | None = None
    includes: str | None = None


@dataclass(frozen=True)
class Draft:
    """All that a first file says.

    Parameters
    ----------
    name, language
        Of the network.
    first, last
        The season.
    members, roles, venues
        Of the network.
    meetings
        Those to plan, in the file's shape.
    history
        Rows of the past, in the file's shape.
    polls
        Files of polls.
    time
        The season's hours; none: as usual.
    weekdays
        On which weekdays meetings fall; none: from Monday to Friday.
    holidays
        Whether public holidays are no meeting days.
    one_duty
        Whether nobody is to have two duties at one meeting.
    doubts
        What was left aside or only guessed when it was made.
    """

    name: str
    language: str
    first: dt.date
    last: dt.date
    members: tuple[str, ...]
    meetings: tuple[Mapping[str, Any], ...]
    roles: tuple[DraftRole, ...] = ()
    venues: tuple[str, ...] = ()
    history: tuple[Mapping[str, Any], ...] = ()
    polls: tuple[str, ...] = ()
    time: str | None = None
    weekdays: tuple[str, ...] = ()
    holidays: bool = True
    one_duty: bool = False
    doubts: tuple[Message, ...] = ()

    @property
    def season(self) -> str:
        """What the season is called."""
        years = dict.fromkeys((self.first.year, self.last.year))
        return "/".join(map(str, years))

    def text(self, file: str) -> str:
        """Return the draft as commented YAML.

        Parameters
        ----------
        file
            What the file will be called.
        """
        return "\n".join(_Pen(self, file).lines()) + "\n"

    def problem(self, file: str, base: Path | None = None) -> Problem:
        """Return the problem that the text says, as if it were read from the file.

        Parameters
        ----------
        file
            What the file will be called.
        base
            The folder of the polls.

        Raises
        ------
        InputError
            When a file with this text could not be read.
        """
        data, _ = parse_yaml(self.text(file), file)
        return problem_from_shape(data, base)


def role_key(word: str) -> str | None:
    """Return the key of a role that people call so; none where the word means something else in a file."""
    key = "_".join(re.findall(r"\w+", word.casefold()))
    words = {key, word.strip().casefold()}
    return None if not key or not words.isdisjoint({*RESERVED, *GROUPS}) else key


class _Pen:
    """Writes one draft."""

    def __init__(self, draft: Draft, file: str) -> None:
        self._draft = draft
        self._file = file
        self.say = Say(draft.language)

    def lines(self) -> Iterator[str]:
        draft, say = self._draft, self.say
        yield self._note("", mark("Change what is wrong and add what is missing, then: netplan check {file}"))
        yield self._note("", mark('"?" means "please fill in", {sign} begins a note'), sign="#")
        yield from ("netplan: 1", "", "network:")
        yield f"  id: {_id(draft.name)}"
        yield f"  name: {_flow(draft.name)}"
        yield f"  language: {draft.language}"
        yield f"  timezone: {TIMEZONE}"
        sign = "" if draft.holidays else "# "
        yield self._with(f"  {sign}holidays: {COUNTRY}", mark("the country whose public holidays are no meeting days"))
        yield ""
        yield self._with("  members:", mark("a name, or more: {example}"),
                         example="{name: Kis Holm, organisation: Odense, email: kis@odense.example}")  # fmt: skip
        yield from (f"    - {_flow(name)}" for name in draft.members)
        yield from ("", *self._roles(), "", *self._venues())
        yield from ("", *self._rules(), "", *self._wishes())
        if draft.history:
            yield ""
            yield self._with("  history:", mark("who did what before, so that turns go on from there"))
            yield from (f"    - {_flow(row)}" for row in draft.history)
        yield from ("", "season:", f"  name: {_flow(draft.season)}", f"  from: {draft.first}", f"  to: {draft.last}")
        yield self._with(f"  time: {draft.time or '10:00-15:00'}", mark("a meeting may have hours of its own"))
        if draft.weekdays:
            days = _flow([say(word) for word in draft.weekdays])
            yield self._with(f"  weekdays: {days}", mark("on which meetings may fall; without this: Monday to Friday"))
        yield from self._meetings()
        yield from self._availability()

    def _note(self, indent: str, template: str, **values: Any) -> str:
        return f"{indent}# {self.say(template, file=self._file, **values)}"

    def _with(self, line: str, template: str, **values: Any) -> str:
        return f"{line} # {self.say(template, **values)}"

    def _venues(self) -> Iterator[str]:
        if self._draft.venues:
            yield from ("  venues:", *(f"    - {_flow(name)}" for name in self._draft.venues))
        else:
            yield self._with("  # venues: [Odense, Vejle]", mark("where the meetings may be held"))

    def _roles(self) -> Iterator[str]:
        if not self._draft.roles:
            yield self._with("  # roles:", mark("who does what at a meeting; netplan finds somebody for each role"))
            label = _flow({"label": self.say(mark("minute-taker"))})
            yield self._with(f"  #   minute_taker: {label}", mark("goes round"))
            yield self._with(f"  #   convener: {_flow({'holder': self._draft.members[0]})}", mark("always the same"))
            return
        yield self._with("  roles:", mark("who does what at a meeting; netplan finds somebody for each role"))
        for role in self._draft.roles:
            fields = {
                "label": role.label,
                "count": int(role.count) if role.count.isdigit() else role.count,
                "holder": role.holder,
                "includes": role.includes,
            }
            fields = {key: value for key, value in fields.items() if value and value != 1}
            if role.holder:
                yield self._note("    ", mark("has been {name} every time; without holder: it goes round"),
                                 name=role.holder)  # fmt: skip
            if role.includes:
                yield self._note("    ", mark("{role} has been among them every time"), role=role.includes)
            yield f"    {_flow(role.key)}: {_flow(fields)}"

    def _rules(self) -> Iterator[str]:
        said = mark("what must hold; take the {sign} away from what is to hold with you")
        yield self._with("  rules:", said, sign="#")
        for meaning, rule in RULES:
            sign = "" if rule == "one_duty" and self._draft.one_duty else "# "
            yield self._with(f"    {sign}- {rule}", meaning)

    def _wishes(self) -> Iterator[str]:
        rotating = [role.key for role in self._draft.roles if not role.holder]
        queue = f"longest_since: {_flow({'roles': rotating} if len(rotating) > 1 else ''.join(rotating))}"
        entries = {
            "attendance": "attendance",
            "fair_share": "fair_share" if rotating else "",
            "longest_since": queue if rotating and len(self._draft.meetings) <= MANY else "",
            "alternate_venues": "alternate_venues" if len(self._draft.venues) > 1 else "",
            "even_spacing": "even_spacing" if len(self._draft.meetings) > 2 else "",
        }
        yield self._with("  wishes:", mark("the most important first"))
        for name, entry in entries.items():
            if entry:
                yield self._with(f"    - {entry}", EXPLAINED[name])

    def _meetings(self) -> Iterator[str]:
        yield self._with("  meetings:", mark("in the order in which they are held"))
        yield from (f"    - {_flow(one)}" for one in self._draft.meetings)

    def _availability(self) -> Iterator[str]:
        if self._draft.polls:
            yield "  availability:"
            yield f"    polls: {_flow(list(self._draft.polls))}"
            return
        yield self._with("  # availability:", mark("when somebody cannot come, or the file of a poll"))
        name = self._draft.members[0]
        yield f"  #   away: {_flow({name: [f'{self._draft.first}..{self._draft.first + dt.timedelta(days=6)}']})}"
        yield "  #   polls: [poll.csv]"


def _flow(value: Any) -> str:
    """Return a value in one line of YAML; texts that YAML would take for something else are quoted."""
    text: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6)
    return text.removesuffix("...\n").strip().replace("'?'", '"?"')


def _id(name: str) -> str:
    """Return an id made of the letters of a name."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "network"

