"""The answer put together: what decided, the runner-up, and every choice with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from netplan.domain import Problem, Rule
from netplan.explain.why_asked import Choice
from netplan.explain.why_judged import WITHOUT, Judging
from netplan.explain.why_open import Settled
from netplan.explain.why_prices import Supposed
from netplan.explain.why_words import Place, answer, choice_sentence, cost, decided_sentence, reasons_of
from netplan.language import Say
from netplan.plan import Plan, Why, WhyChoice
from netplan.rules.by_turns import ByTurns
from netplan.rules.facts import rotating
from netplan.rules.fair_share import FairShare
from netplan.search.waits import Waits, balance_told

__all__ = ["said"]

Verdict = Literal["rules", "wish", "lot", "equal", "nobody", "unknown"]
TOLD = 3
"""So many things that are wrong with a plan are told."""
NEXT = 2
"""Of so many choices that come next it is told how long they have waited."""


@dataclass(frozen=True, slots=True)
class _Decided:
    """What decided a choice.

    Parameters
    ----------
    verdict
        What it was.
    next_
        The choices that come next: all that are equally good, else the runner-up alone.
    wish
        Position of the wish that decided.
    after
        Each wish with the runner-up.
    proven
        Whether it is proven.
    """

    verdict: Verdict
    next_: tuple[WhyChoice, ...] = ()
    wish: int | None = None
    after: tuple[Fraction, ...] = ()
    proven: bool = True


def said(
    problem: Problem, plan: Plan, place: tuple[str, str], asked: Choice | None, who: Settled | None,
    judging: Judging | None,
) -> Why:  # fmt: skip
    """Put the answer together.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for.
    place
        Id of the meeting; ``date``, ``venue`` or the key of a role.
    asked
        The choice asked about.
    who
        Who decided, where it is not netplan's to choose.
    judging
        The choices, judged; none where there are none.
    """
    say, network = problem.say, problem.network
    meeting, what = place
    labels = {"date": say("the date"), "venue": say("the venue")}
    label = labels.get(what) or problem.label(what)
    title = problem.by_id[meeting].title or meeting
    spoken_place = Place(title, label, say)
    choices = tuple(
        one.model_copy(update={"sentence": choice_sentence(one, say)}) for one in (judging.told() if judging else ())
    )
    found = _decided(judging, choices, asked) if judging else None
    sentences = [*_sentences(spoken_place, choices, asked, who, judging, found)]
    if judging is not None and found is not None and what in network.roles and meeting in plan.by_id:
        wish = _deciding(judging, choices, asked, found)
        sentences += _ledger(problem, plan, place, _concerned(choices, asked, found), wish)
    by = _by(who, found)
    return Why(
        network=network.id, title=network.name, season=problem.season.name, language=network.language,
        meeting=meeting, meeting_title=title, what=what, label=label, asked=asked.name if asked else None,
        chosen=tuple(one.choice for one in choices if one.chosen) or (who.names if who and not choices else ()),
        by=by, wish=judging.wishes[found.wish].name if judging and found and found.wish is not None else None,
        runner_up=found.next_[0].choice if found and found.next_ else None,
        opened=who is not None and judging is not None, choices=choices,
        proven=found is None or found.proven, sentences=tuple(sentences),
    )  # fmt: skip


def _by(who: Settled | None, found: _Decided | None) -> Any:
    if who is not None:
        return "people" if who.by == "hand" else who.by
    return found.verdict if found else "unknown"


def _decided(judging: Judging, choices: Sequence[WhyChoice], asked: Choice | None) -> _Decided:
    """Find out what decided, by comparing the best plan with what was chosen to the best one without it."""
    best = judging.best
    if not best.possible:
        return _Decided("unknown", proven=best.possible is False)
    others = [one for one in choices if not one.chosen and one.priced]
    values = {one.choice: judging.with_[one.choice].values for one in others}
    known = all(one.proven for one in choices)
    mine = _mine(judging, choices, asked)
    without = judging.with_.get(WITHOUT)
    if without is not None and without.possible is not False and without.plan is None:
        return _Decided("unknown", proven=False)
    if _unknown(judging, choices, asked):
        return _Decided("unknown", proven=False)
    if (without is not None and without.possible is False) or not others:
        return _Decided("rules" if known else "unknown", proven=known)
    key = judging.order.key
    least = min(values.values(), key=key) if without is None else without.values
    proven = known and best.proven and (without is None or without.proven)
    next_ = sorted(
        (one for one in others if key(values[one.choice]) <= key(least)), key=lambda one: key(values[one.choice])
    )
    if mine is None or key(least) < key(mine):
        first = judging.order.first(mine or judging.before, least)
        told = next_ if mine is None else next_[:1]
        return _Decided("nobody", tuple(told), first, least, proven)
    if least == mine:
        drawn = judging.drawn and judging.before == best.values
        return _Decided("lot" if drawn else "equal", tuple(next_), None, least, proven)
    return _Decided("wish", tuple(next_[:1]), judging.order.first(mine, least), least, proven)


def _mine(judging: Judging, choices: Sequence[WhyChoice], asked: Choice | None) -> tuple[Fraction, ...] | None:
    """Return each wish in the best plan with what was chosen; none where there is none, or nothing is chosen."""
    chosen = [one.choice for one in choices if one.chosen]
    if asked is not None and asked.name in chosen:
        chosen = [asked.name]
    if chosen and not judging.broken and judging.before == judging.best.values:
        return judging.before
    found = [judging.with_.get(name, Supposed(False)) for name in chosen]
    if not found or any(one.plan is None for one in found):
        return None
    return max((one.values for one in found), key=judging.order.key)


def _unknown(judging: Judging, choices: Sequence[WhyChoice], asked: Choice | None) -> bool:
    """Tell whether the time did not suffice to work out what was chosen."""
    chosen = [one.choice for one in choices if one.chosen and one.possible is not False]
    open_ = any(judging.with_.get(name, Supposed(None)).plan is None for name in chosen)
    return open_ and _mine(judging, choices, asked) is None


def _sentences(
    place: Place, choices: Sequence[WhyChoice], asked: Choice | None, who: Settled | None,
    judging: Judging | None, found: _Decided | None,
) -> Iterator[str]:  # fmt: skip
    say = place.say
    if who is not None:
        yield decided_sentence(place, who)
    if judging is None or found is None:
        return
    if judging.best.possible is False:
        yield say("No plan keeps all rules; this is proven.")
    else:
        yield from _answer(place, choices, asked, who, judging, found)
    if judging.broken and who is None:
        broken = [say.value(one.sentence) for one in judging.broken]
        yield say("The plan breaks rules: {reasons}.", reasons="; ".join(broken[:TOLD]))
    one = next((one for one in choices if asked and one.choice == asked.name and not one.chosen), None)
    if one is not None:
        yield one.sentence
        yield from _alone(one, say)
    if not found.proven:
        yield say("Not everything could be proven in the time given.")


def _answer(
    place: Place, choices: Sequence[WhyChoice], asked: Choice | None, who: Settled | None, judging: Judging,
    found: _Decided,
) -> Iterator[str]:  # fmt: skip
    """Yield what decided; where people did, what would decide if it were open."""
    say = place.say
    mine = _mine(judging, choices, asked)
    verdict: str = found.verdict
    if not any(one.chosen for one in choices):
        verdict = "open"
    elif mine is None and verdict == "nobody":
        verdict = "impossible"
    elif WITHOUT in judging.with_ and verdict in ("wish", "nobody"):
        verdict = "without"
    elif who is not None and verdict == "lot":
        verdict = "equal"
    one_of = WITHOUT in judging.with_ and asked is not None
    chosen = [one for one in choices if one.chosen and (not one_of or (asked and one.choice == asked.name))]
    changes = cost(judging.prices(found.after, mine), say, found.wish)
    if who is not None:
        place = replace(place, what=say("{what} (if this were open)", what=place.what))
    yield answer(place, verdict, chosen, found.next_, changes, judging.called(found.wish))
    if mine is not None and judging.order.key(mine) < judging.order.key(judging.before):
        first = judging.order.first(judging.before, mine)
        yield say("Even with the same choice the plan could be better: {changes}.",
                  changes=cost(judging.prices(mine), say, first))  # fmt: skip


def _concerned(choices: Sequence[WhyChoice], asked: Choice | None, found: _Decided) -> list[str]:
    """Return who is compared: the person asked about, those chosen, those who come next."""
    told = [] if asked is None else [asked.name]
    if asked is None or not asked.chosen:
        told += [one.choice for one in choices if one.chosen]
    return list(dict.fromkeys([*told, *(one.choice for one in found.next_[:NEXT])]))


def _deciding(judging: Judging, choices: Sequence[WhyChoice], asked: Choice | None, found: _Decided) -> Rule | None:
    """Return the wish that decided against the choice asked about, else the one that decided at all."""
    first = next((one.first for one in choices if asked and one.choice == asked.name and not one.chosen), None)
    number = found.wish if first is None else first
    return None if number is None else judging.wishes[number]


def _ledger(
    problem: Problem, plan: Plan, place: tuple[str, str], names: Sequence[str], wish: Rule | None
) -> Iterator[str]:
    """Yield what the ledger tells where shares decided, else how long each has waited, as the deciding wish counts."""
    meeting, role = place
    people, say = [name for name in names if name in problem.people], problem.say
    if isinstance(wish, FairShare):
        balances = (balance_told(problem, plan, name, role) for name in people)
        facts = [say.value(one) for one in balances if one is not None]
    else:
        roles = rotating(problem, wish.roles) if isinstance(wish, ByTurns) else (role,)
        facts = [say.value(one) for one in Waits(problem, plan, meeting).told_of(people, roles)]
    if facts:
        yield say("{sentence}.", sentence="; ".join(facts))


def _alone(one: WhyChoice, say: Say) -> Iterator[str]:
    """Yield what follows if only this is changed, where that says more."""
    if one.breaks and {against.sentence for against in one.breaks} <= {each.sentence for each in one.forbidden_by}:
        return
    if one.breaks:
        yield say("If only this is changed: {reasons}.", reasons=reasons_of(one.breaks, say))
    elif one.alone:
        changes = cost(one.alone, say)
        yield say("If only this is changed: {changes}.", changes=changes or say("every wish as in the plan"))
