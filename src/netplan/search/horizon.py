"""Several seasons as one problem, to see what later years still allow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from netplan.dates import Candidates, candidates
from netplan.domain import Answer, Availability, Meeting, Problem, Rule
from netplan.domain.rule import Refers
from netplan.domain.seasons import following_season
from netplan.errors import InputError
from netplan.language import message
from netplan.plan import Plan
from netplan.rules.facts import meetings_named

__all__ = ["Horizon"]


class Horizon:
    """This season and the ones that follow, joined to one problem with one date for each meeting.

    The meetings of this season are on the plan's dates where a plan is given, with what people answered for them; in
    later seasons everybody is taken to be able to come, on the earliest dates of the windows.

    Parameters
    ----------
    problem
        The first season.
    by
        The last year.
    plan
        A plan of the first season whose dates are kept; its holders are free.
    """

    def __init__(self, problem: Problem, by: int, plan: Plan | None = None) -> None:
        self._seasons = [problem]
        while self._seasons[-1].season.to.year < by:
            last = self._seasons[-1]
            self._seasons.append(last.with_(season=following_season(last, {})))
        self._plan = plan
        self.names = tuple(one.season.name for one in self._seasons)
        rules = tuple(self._over_years(rule) for rule in problem.network.rules)
        self.left_out = tuple(dict.fromkeys(rule.name for rule in rules if rule.seasonal()))
        self.problem = self._joined(tuple(rule for rule in rules if not rule.seasonal()))

    def _joined(self, rules: tuple[Rule, ...]) -> Problem:
        first, last = self._seasons[0], self._seasons[-1]
        meetings = tuple(self._meetings())
        season = first.season.model_copy(update={
            "name": self.names[0], "to": last.season.to, "meetings": meetings, "any_order": True,
            "availability": Availability(away=self._away(meetings)),
        })  # fmt: skip
        silent: dict[str, Any] = {"likes": (), "dislikes": (), "away": ()}
        members = tuple(one.model_copy(update=silent) for one in first.network.members)
        network = first.network.model_copy(update={
            "members": members, "rules": rules, "wishes": (), "subgroups": None, "events": {}, "school_holidays": {},
            "organisations": {},
        })  # fmt: skip
        return Problem.model_construct(network=network, season=season)  # checked already, but for its length

    def _meetings(self) -> Iterator[Meeting]:
        for number, one in enumerate(self._seasons):
            day: date | None = None
            possible = self._possible(one)
            for meeting in one.meetings:
                if meeting.id not in one.expected:
                    continue
                planned = self._plan.by_id.get(meeting.id) if self._plan and number == 0 else None
                days = [found.day for found in possible.by_meeting[meeting.id]]
                after = [found for found in days if day is None or found > day]
                day = planned.date if planned else (after or days)[0]
                placed = Meeting(id=self._called(meeting.id, number), date=day)
                kept = {name: getattr(meeting, name) for name in ("time", "title", "kind", "guests", "roles")}
                yield placed.model_copy(update=kept)

    def _possible(self, season: Problem) -> Candidates:
        """Return the dates of one season; a later one may have none where this one has some."""
        try:
            return candidates(season)
        except InputError as error:
            raise InputError(
                message("the season {season} cannot be looked at: {what}", season=season.season.name, what=error.what),
                field=error.field, hint=message("look less far ahead, or write the window in other words"),
            ) from None  # fmt: skip

    def _called(self, meeting: str, number: int) -> str:
        """Return the meeting's id in the joined problem; the first season keeps its own, as the history does."""
        return meeting if number == 0 else f"{meeting} {self.names[number]}"

    def _away(self, meetings: tuple[Meeting, ...]) -> dict[str, tuple[str, ...]]:
        """Return who answered no for the dates of this season's plan."""
        if self._plan is None:
            return {}
        answers = candidates(self._seasons[0]).answers
        days = {
            name: tuple(
                str(one.date) for one in self._plan.meetings if answers.of(name, one.start, one.end) is Answer.NO
            )
            for name in self._seasons[0].people
        }
        return {name: some for name, some in days.items() if some}

    def _over_years(self, rule: Rule) -> Rule:
        """Let a rule that names meetings be about those of every season."""
        fields: dict[str, Any] = {}
        for name, info in type(rule).model_fields.items():
            words = getattr(rule, name)
            if words and any(isinstance(mark, Refers) and mark.to == "meeting" for mark in info.metadata):
                fields[name] = tuple(
                    self._called(meeting, number)
                    for number, one in enumerate(self._seasons) for meeting in meetings_named(one, words)
                    if meeting in one.expected
                )  # fmt: skip
        return rule.model_copy(update=fields) if fields else rule
