"""What is worth asking: the dates that can matter for the plan, and whom to ask about each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from netplan.dates import Candidate
from netplan.domain import Answer, Meeting, Problem
from netplan.domain.busy import merged
from netplan.errors import InputError
from netplan.language import Say, message
from netplan.plan import AskedDate, AskedMeeting, Progress, Questions, SilentPoll, Times, UnaskedDate
from netplan.rules.answers import Answers
from netplan.search.asking.forbidding import Forbidding
from netplan.search.asking.moving import Moving
from netplan.search.asking.outcomes import Outcomes
from netplan.search.asking.rivals import Rivals
from netplan.search.asking.supposed import OPEN
from netplan.search.run import Limits, Stop

__all__ = ["questions"]


def questions(
    problem: Problem,
    dates: int | None = None,
    time_limit: float = 60,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    *,
    stop: Stop | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Questions:
    """Tell which dates are worth asking about, and whom: the fewest questions that can settle the plan's dates.

    A date is worth asking about when some way of answering makes it part of the best plan. It is left out only where
    the opposite is proven: no plan can have it, or another date is better whatever people answer.

    Parameters
    ----------
    problem
        The problem, with what people answered so far.
    dates
        About so many dates of each meeting at most: those to which most can come, then those with the fewest people to
        ask, then the earliest. None: about all that can matter.
    time_limit
        Seconds in all; a date that there was no time for counts as one that matters.
    workers, progress, stop, clock
        As in :func:`netplan.solve`.

    Raises
    ------
    InputError
        When a window cannot be read or has no date left, or ``dates`` is less than 1.
    """
    if dates is not None and dates < 1:
        raise InputError(message("{count} dates cannot be asked about", count=dates), field="dates",
                         hint=message("ask about 1 or more, or leave it out for all that matter"))  # fmt: skip
    limits = Limits(time_limit, clock, workers, progress, stop)
    limits.steps = len(problem.meetings) + 1
    limits.tell("", None, None)
    return _Asking(problem, limits, dates).questions()


class _Asking:
    """One look at all meetings."""

    def __init__(self, problem: Problem, limits: Limits, most: int | None) -> None:
        self.problem = problem
        self.say: Say = problem.say
        self._limits = limits
        self._most = most
        self._outcomes = Outcomes(problem, limits)
        self._proven = True
        self._forbidding = Forbidding(problem, *self._outcomes.at_best(), limits)

    def questions(self) -> Questions:
        """Look at every meeting and say what is found."""
        possible = self._possible()
        worse = self._worse(possible)
        meetings = []
        for meeting in self.problem.meetings:
            meetings.append(self._meeting(meeting, possible[meeting.id], worse[meeting.id]))
        network, season = self.problem.network, self.problem.season
        found = Questions(
            network=network.id, title=network.name, season=season.name, season_from=season.from_,
            language=network.language, timezone=network.timezone, members=tuple(self.problem.people),
            meetings=tuple(meetings), never_asked=self._never_asked(),
            possible=any(possible.values()), proven=self._proven,
        )  # fmt: skip
        found = found.model_copy(update={"silent": tuple(self._silent(found)), "unsure": self._unsure(found)})
        return found.model_copy(update={"sentences": tuple(self._sentences(found))})

    def _possible(self) -> dict[str, set[str]]:
        found = self._outcomes.possible()
        if found is not None:
            return found
        self._proven = False
        return {meeting: {one.key for one in dates} for meeting, dates in self._outcomes.dates.by_meeting.items()}

    def _worse(self, possible: dict[str, set[str]]) -> dict[str, set[str]]:
        """Return, by meeting, the keys of the dates that are in no best plan whatever people answer."""
        worse: dict[str, set[str]] = {meeting: set() for meeting in possible}
        if self._outcomes.doubtful or not self._outcomes.wishes or not any(possible.values()):
            return worse
        rivals = Rivals(self._outcomes)
        looking: Rivals | Moving = rivals if rivals.any() else Moving(self._outcomes)
        for number, (meeting, keys) in enumerate(possible.items()):
            self._limits.step += 1
            self._limits.tell(meeting, None, None)
            if len(keys) > 1:
                share = self._limits.left() / (len(possible) - number)
                found = looking.worse(meeting, keys, self._limits.spent() + share)
                self._proven &= found is not None
                worse[meeting] = found or set()
        return worse

    def _meeting(self, meeting: Meeting, possible: set[str], worse: set[str]) -> AskedMeeting:
        named = {"id": meeting.id, "title": meeting.title or meeting.id}
        if meeting.date is not None and not meeting.date.tentative:
            return AskedMeeting(**named, decided=meeting.date.value)
        dates = self._outcomes.dates.by_meeting[meeting.id]
        matter = sorted((one for one in dates if one.key in possible and one.key not in worse), key=self._urgency)
        asked = [one for one in matter if self._outcomes.silent(one)][: self._most]
        chosen = [one for one in matter if one in asked or not self._outcomes.silent(one)]
        return AskedMeeting(
            **named,
            dates=tuple(sorted((self._asked(one, rank) for rank, one in enumerate(chosen, start=1)),
                               key=lambda one: one.start)),
            others=tuple(self._other(one, possible, worse) for one in dates if one not in chosen),
        )  # fmt: skip

    def _urgency(self, one: Candidate) -> tuple[object, ...]:
        """Sort dates by how many can come at best, then by how few are to be asked, then the earliest first."""
        return self._outcomes.missing(one, Answer.YES), len(self._outcomes.silent(one)), one.start

    def _asked(self, one: Candidate, rank: int) -> AskedDate:
        answers = {
            name: self._outcomes.dates.answers.of(name, one.start, one.end)
            for name, member in self.problem.people.items() if member.belongs(one.day)
        }  # fmt: skip
        return AskedDate(
            date=one.day, start=one.start, end=one.end, ask=self._outcomes.silent(one), rank=rank,
            known={name: answer for name, answer in answers.items() if answer not in OPEN},
        )  # fmt: skip

    def _other(self, one: Candidate, possible: set[str], worse: set[str]) -> UnaskedDate:
        kind: Literal["impossible", "worse", "later"] = "later"
        reason = self.say("there are better dates enough to ask about first")
        if one.key not in possible:
            kind, reason = "impossible", self._forbidden(one)
        elif one.key in worse:
            kind, reason = "worse", self._beaten(one, possible)
        return UnaskedDate(date=one.day, start=one.start, end=one.end, kind=kind, reason=reason)

    def _forbidden(self, one: Candidate) -> str:
        found = self._forbidding.rules(one)
        rules = [rule.sentence(self.say) for rule in found if len(found) == 1 or not isinstance(rule, Answers)]
        if not rules:
            return self.say("no plan can have it, even if everybody who is to be asked can come")
        return self.say("no plan can have it, even if all who are to be asked can come; what cannot hold: {rules}",
                        rules="; ".join(rules))  # fmt: skip

    def _beaten(self, one: Candidate, possible: set[str]) -> str:
        """Say why a date is worse than others; where one date alone shows it, which."""
        outcomes = self._outcomes
        others = [other for other in outcomes.dates.by_meeting[one.meeting] if other.key in possible]
        rival = min(others, key=lambda other: (outcomes.missing(other, Answer.NO), other.start))
        if outcomes.missing(one, Answer.YES) > outcomes.missing(rival, Answer.NO):
            return self.say("whatever people answer, more are expected on {day}", day=rival.day)
        return self.say("whatever people answer, the best plans have other dates")

    def _silent(self, found: Questions) -> Iterator[SilentPoll]:
        """Yield for each poll who was asked in it and has not answered about times that can matter."""
        answers, zone = self._outcomes.dates.answers, self.problem.network.zone
        for poll in self.problem.season.availability.polls:
            people: dict[str, tuple[Times, ...]] = {}
            for name in (name for name in found.wanted if name in poll.answers):
                given = zip(poll.options, poll.answers[name], strict=True)
                spans = [option.span() for option, answer in given if answer is Answer.NO_ANSWER]
                if poll.slots:
                    spans = [(one.start, one.end) for one in merged(spans)]
                left = tuple(
                    (start, end) for start, end in found.wanted[name]
                    if answers.of(name, start, end) is Answer.NO_ANSWER
                    and any(_local(start, zone) >= first and _local(end, zone) <= last for first, last in spans)
                )  # fmt: skip
                if left:
                    people[name] = left
            if people:
                yield SilentPoll(poll=poll.name, people=people)

    def _unsure(self, found: Questions) -> dict[str, tuple[Times, ...]]:
        """Return who may be silent where only no was read, with the times that can matter."""
        names = {name for poll in self.problem.season.availability.polls for name in poll.unsure}
        times = {
            name: {(one.start, one.end) for meeting in found.meetings for one in meeting.dates
                   if one.known.get(name) is Answer.NO}
            for name in self.problem.people if name in names
        }  # fmt: skip
        return {name: tuple(sorted(some)) for name, some in times.items() if some}

    def _never_asked(self) -> tuple[str, ...]:
        answers, dates = self._outcomes.dates.answers, self._outcomes.dates.by_meeting
        open_ = [meeting for meeting in self.problem.meetings if meeting.date is None or meeting.date.tentative]
        times = [(one.start, one.end) for meeting in open_ for one in dates[meeting.id]]
        return tuple(
            name for name in self.problem.people
            if times and all(answers.of(name, *time) is Answer.NOT_ASKED for time in times)
        )  # fmt: skip

    def _sentences(self, found: Questions) -> Iterator[str]:
        say = self.say
        if not found.possible:
            yield say("No plan keeps all rules, even if everybody who is to be asked can come.")
        elif not found.count:
            yield say("Nobody needs to be asked: no answer that is missing can change the plan's dates.")
        else:
            people, dates = len(found.wanted), len({time for times in found.wanted.values() for time in times})
            yield say("Answers wanted: {count} (people: {people}; dates: at most {dates}).",
                      count=found.count, people=people, dates=dates)  # fmt: skip
        if found.never_asked:
            yield say("Nobody has asked {names} about any of these dates.", names=found.never_asked)
        if found.unsure:
            yield say("These only said no in a poll that writes no for no answer, too; ask whether they have answered: "
                      "{names}.", names=[*found.unsure])  # fmt: skip
        if not found.proven:
            yield say("The time did not suffice to look at every date; the others count as worth asking about.")
        if self._outcomes.doubtful and found.count:
            rules = [rule.sentence(say) for rule in self._outcomes.doubtful]
            yield say("No date is called worse than another, because of what answers may do to this: {rules}.",
                      rules="; ".join(rules))  # fmt: skip


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
