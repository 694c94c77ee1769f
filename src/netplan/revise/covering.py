"""Looking at what absences would do to a plan: deputies, quorums, chances."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.dates import candidates
from netplan.domain import Answer, Problem
from netplan.domain.seasons import check_own
from netplan.plan import Cover, CoveredDuty, CoveredMeeting, Plan, PlannedMeeting
from netplan.rules import rules_of, wishes_of
from netplan.rules.facts import comes, held_meetings
from netplan.rules.quorum import Groups, Quorum, percent
from netplan.rules.view import judged

__all__ = ["cover"]


def cover(problem: Problem, plan: Plan) -> Cover:
    """Tell how a plan stands up to absences.

    For every duty: who could step in, which is what the rule ``stand_in`` asks for: members who are eligible, can come
    and have no duty at that meeting; for a role inside another, such as a chair among the planners, the others of that
    one. Whether other rules (rest, turns) like it as well is for :func:`netplan.stand_ins` to say. For every meeting
    that a ``quorum`` is about, listed as rule or wish: whether one more absence breaks it, and whose, and how likely it
    is met by the network's ``chances``, exactly.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for.

    Raises
    ------
    InputError
        When the plan is another network's or season's.
    """
    check_own(problem, plan)
    seen = judged(problem, plan)
    duties = tuple(duty for meeting in held_meetings(problem, seen) for duty in _duties(problem, meeting))
    quorums = dict.fromkeys(rule for rule in (*rules_of(problem), *wishes_of(problem)) if isinstance(rule, Quorum))
    found = Cover(
        title=plan.title or plan.network, season=plan.season, language=problem.network.language,
        labels={role: problem.label(role) for role in problem.network.roles}, duties=duties,
        meetings=tuple(
            _quorum(problem, rule, meeting)
            for rule in quorums for meeting in held_meetings(problem, seen, rule.meetings)
        ),
    )  # fmt: skip
    return found.model_copy(update={"sentences": tuple(_sentences(problem, found))})


def _duties(problem: Problem, meeting: PlannedMeeting) -> Iterator[CoveredDuty]:
    """Yield the duties of a meeting with their deputies."""
    for role in (role for role in problem.network.roles if meeting.holders(role)):
        deputies = _deputies(problem, meeting, role)
        for name in meeting.holders(role):
            yield CoveredDuty(meeting=meeting.id, date=meeting.date, role=role, person=name, deputies=deputies)


def _deputies(problem: Problem, meeting: PlannedMeeting, role: str) -> tuple[str, ...]:
    """Return who could step in, the likeliest to come first, then as the members are listed."""
    around = [other for other in problem.network.roles if problem.inside(role, other) and meeting.holders(other)]
    beside = {name for other in around for name in meeting.holders(other)} - {*meeting.holders(role)}
    free = [name for name in problem.people if (name in beside if around else not meeting.duties(name))]
    able = [name for name in free if problem.eligible(name, role) and comes(problem, meeting, name)]
    answers = _answers(problem, meeting, [able])
    return tuple(sorted(able, key=lambda name: -problem.network.chances.of(answers[name])))


def _answers(problem: Problem, meeting: PlannedMeeting, groups: Groups) -> dict[str, Answer]:
    """Return what people answered; whoever is to be asked again counts as a yes."""
    book = candidates(problem).answers
    said = {name: book.of(name, meeting.start, meeting.end) for group in groups for name in group}
    return said | {name: Answer.YES for name in meeting.asked if said.get(name) is Answer.NO}


def _quorum(problem: Problem, rule: Quorum, meeting: PlannedMeeting) -> CoveredMeeting:
    groups = rule.groups(problem, meeting.date)
    answers, needed = _answers(problem, meeting, groups), rule.needed(len(groups))
    can = {name for name, answer in answers.items() if answer is not Answer.NO}

    def able(without: str = "") -> int:
        return sum(any(name in can and name != without for name in group) for group in groups)

    critical = [name for name in problem.people if name in can and able() >= needed > able(name)]
    likely = rule.likely(problem, groups, answers)
    wanted = None if rule.chance is None else rule.wanted
    return CoveredMeeting(
        meeting=meeting.id, date=meeting.date, quorum=rule.sentence(problem.say), of=rule.of, whole=len(groups),
        needed=needed, able=able(), critical=tuple(critical), chance=float(percent(likely)),
        wanted=None if wanted is None else float(wanted),
        short=able() < needed or (wanted is not None and 100 * likely < wanted),
    )  # fmt: skip


def _sentences(problem: Problem, found: Cover) -> Iterator[str]:
    """Yield what there is to say: duties first, then the quorum."""
    say = problem.say
    if not found.uncovered:
        yield say("Somebody could step in for each duty.")
    else:
        yield say("Nobody could step in for {count} of the {all} duties.", count=len(found.uncovered),
                  all=len(found.duties))  # fmt: skip
    for rule in dict.fromkeys(one.quorum for one in found.meetings):
        rows = [one for one in found.meetings if one.quorum == rule]
        yield from _quorum_sentences(problem, rows)
    if not found.meetings:
        yield say("No quorum is asked for.")


def _quorum_sentences(problem: Problem, rows: list[CoveredMeeting]) -> Iterator[str]:
    say = problem.say
    few = [one.meeting for one in rows if one.able < one.needed]
    if few:
        yield say("Too few can come to {meetings} for the quorum.", meetings=few)
    unlikely = [one.meeting for one in rows if one.short and one.meeting not in few]
    if unlikely:
        yield say("It is not likely enough that the quorum is met at {meetings}.", meetings=unlikely)
    brittle = [one.meeting for one in rows if one.critical]
    if brittle:
        yield say("One more absence breaks the quorum of {meetings}.", meetings=brittle)
    worst = min(rows, key=lambda one: one.chance)
    yield say("The chance that enough come is lowest at {meeting} on {day}: {number}%.",
              meeting=worst.meeting, day=worst.date, number=worst.chance)  # fmt: skip
