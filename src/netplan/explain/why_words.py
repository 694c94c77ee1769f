"""The sentences of an answer: what decided, what comes next, what every choice would cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netplan.explain.why_open import Settled
from netplan.language import Say, mark
from netplan.plan import Against, WhyChoice, WishPrice

__all__ = ["Place", "answer", "choice_sentence", "cost", "decided_sentence", "reasons_of"]

TOLD = 3
"""So many wishes or rules are told in one sentence."""


TEMPLATES = {
    "rules": mark("{meeting}, {what}: the rules leave no other choice than {chosen}."),
    "wish": mark("{meeting}, {what}: {chosen}; what decided is {wish}. Next comes {other}; with that, {changes}."),
    "without": mark("{meeting}, {what}: without {chosen}, {changes}."),
    "lot": mark("{meeting}, {what}: {either} would be equally good; the lot drew {chosen}."),
    "equal": mark("{meeting}, {what}: {chosen}; equally good would be {other}."),
    "nobody": mark("{meeting}, {what}: {other} would be better than {chosen}; with that, {changes}."),
    "impossible": mark("{meeting}, {what}: no plan with {chosen} keeps all rules; best would be {other}."),
    "open": mark("{meeting}, {what}: nothing is chosen; best would be {other}."),
    "unknown": mark("{meeting}, {what}: {chosen}; the time given did not suffice to tell why."),
}
"""What decided, in words."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is asked about, in words.

    Parameters
    ----------
    meeting
        The meeting's title or id.
    what
        The date, the venue or what the role is called.
    say
        The language.
    """

    meeting: str
    what: str
    say: Say


def decided_sentence(place: Place, who: Settled) -> str:
    """Say who decided what netplan does not choose."""
    say = place.say
    words = {"what": place.what, "meeting": place.meeting, "names": who.names}
    if who.by == "others":
        if not who.names:
            return say("{meeting}, {what}: decided later by others.", **words)
        return say("{meeting}, {what}: decided later, by {names}.", **words)
    if who.by == "hand":
        return say("{meeting}, {what}: filled in by people; netplan never chooses it.", **words)
    if who.by == "rule":
        return say("{meeting}, {what}: {names}, because the contract gives the role to a fixed holder.", **words)
    return say("{meeting}, {what}: {names}, because people decided it; what is decided stays decided.", **words)


def cost(prices: Sequence[WishPrice], say: Say, first: int | None = None) -> str:
    """Say which wishes are not served as before, the most important first; empty where all are.

    Parameters
    ----------
    prices
        Each wish before and after.
    say
        The language.
    first
        Position of the first wish that differs, where that is known better than by its rounded values.
    """
    told = [one for number, one in enumerate(prices) if one.price or number == first]
    parts = [one.told(say, short=True) for one in told[:TOLD]]
    if len(told) > TOLD:
        parts.append(say.plural("{count} further wish", "{count} further wishes", len(told) - TOLD))
    return "; ".join(parts)


def choice_sentence(one: WhyChoice, say: Say) -> str:
    """Say what a choice would cost, or why it is not possible."""
    choice = one.spoken(say)
    if one.possible is None:
        return say("{choice}: not known in the time given.", choice=choice)
    if not one.possible:
        return _impossible(one, choice, say)
    if not one.priced:
        return say("{choice}: possible; what it costs is not known in the time given.", choice=choice)
    changes = cost(one.prices, say, one.first)
    if one.first is None and one.proven:
        return say("{choice}: as planned.", choice=choice) if one.chosen else say(
            "{choice}: equally good.", choice=choice)  # fmt: skip
    if not one.proven:
        changes = changes or say("every wish as in the plan")
        return say("{choice}: at worst {changes}; a better plan with it may exist.", choice=choice, changes=changes)
    if one.chosen:
        return say("{choice}: the rest could be planned better: {changes}.", choice=choice, changes=changes)
    return say("{choice}: {changes}.", choice=choice, changes=changes)


def _impossible(one: WhyChoice, choice: str, say: Say) -> str:
    named = [against for against in one.forbidden_by if against.about]
    reasons = reasons_of(named or one.forbidden_by, say)
    if not reasons:
        return say("{choice}: not possible, no plan with it keeps all rules.", choice=choice)
    return say("{choice}: not possible: {reasons}.", choice=choice, reasons=reasons)


def reasons_of(against: Sequence[Against], say: Say) -> str:
    """Say what stands against a choice, and how much more there is."""
    reasons = list(dict.fromkeys(one.sentence for one in against))
    parts = reasons[:TOLD]
    if len(reasons) > TOLD:
        parts.append(say.plural("{count} further rule", "{count} further rules", len(reasons) - TOLD))
    return "; ".join(parts)


def answer(
    place: Place, verdict: str, chosen: Sequence[WhyChoice], next_: Sequence[WhyChoice], changes: str, wish: str
) -> str:
    """Say what decided.

    Parameters
    ----------
    place
        What is asked about.
    verdict
        As ``Why.by``; ``open`` where nothing is chosen, ``impossible`` where no plan can have what is chosen,
        ``without`` where it is about one of several holders.
    chosen
        What the plan has.
    next_
        The choices that come next: those that are equally good, or the one runner-up.
    changes
        How the wishes are served with the runner-up.
    wish
        The wish that decided, in a few words.
    """
    say = place.say
    names, others = [one.spoken(say) for one in chosen], [one.spoken(say) for one in next_]
    either = say.list(list(dict.fromkeys((*names, *others))), style="or")
    words = {"what": place.what, "meeting": place.meeting, "chosen": names, "other": say.list(others, style="or"),
             "either": either, "changes": changes, "wish": wish}  # fmt: skip
    return say(TEMPLATES[verdict], **words)
