"""How the parts of a plan read: the one place for terminal, page, document and calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from zoneinfo import ZoneInfo

from netplan.language import Say
from netplan.plan import LoadRow, OpenSlot, Plan, PlannedMeeting, WishPrice, WishValue, rounded

__all__ = [
    "expected_text", "headline", "hours_text", "load_text", "meeting_name", "numbered_name", "open_text",
    "price_lines", "proof_text", "role_text", "stated", "status_sentence", "told_wishes", "value_text",
]  # fmt: skip

ORDER = "order"
"""The unit of numbers that only put plans in order."""
UNSPOKEN = frozenset({"lot", ORDER})
"""Units of numbers that say nothing to people: what a lot draws is another."""


def headline(plan: Plan) -> str:
    """Return the network's name and the season's."""
    return ", ".join(part for part in (plan.title or plan.network, plan.season) if part)


def status_sentence(plan: Plan, say: Say) -> str:
    """Say how good the plan is known to be."""
    if plan.status == "optimal":
        return say("Every wish is proven: no better plan exists.")
    if plan.status == "feasible":
        return say("All rules hold; not every wish is proven, so a better plan may exist.")
    return say("Nothing is proven about this plan.")


def meeting_name(meeting: PlannedMeeting) -> str:
    """Return the meeting's id, and its title where that says more."""
    if meeting.id in meeting.title:
        return meeting.title
    return f"{meeting.id} {meeting.title}".strip()


def numbered_name(meeting: PlannedMeeting, say: Say) -> str:
    """Return the meeting's name, with its number over the years where it is known."""
    if meeting.number is None:
        return meeting_name(meeting)
    return say("{meeting} · no. {number}", meeting=meeting_name(meeting), number=str(meeting.number))


def hours_text(plan: Plan, meeting: PlannedMeeting) -> str:
    """Return from when to when, in the plan's time zone."""
    zone = ZoneInfo(plan.timezone)
    return f"{meeting.start.astimezone(zone):%H:%M}–{meeting.end.astimezone(zone):%H:%M}"


def open_text(plan: Plan, slot: OpenSlot, say: Say) -> str:
    """Say who fills an open slot; ``?`` where nobody is named."""
    return say("open (decided by {group})", group=plan.label(slot.by)) if slot.by else "?"


def stated(text: str, state: str, say: Say, mark: str = "") -> str:
    """Say with a date, a venue or a name whether it is tentative or declined; the mark follows proposals."""
    if state == "tentative":
        return say("{text} (tentative)", text=text)
    if state == "declined":
        return say("{text} (declined)", text=text)
    return text + mark * (state == "proposed")


def role_text(plan: Plan, meeting: PlannedMeeting, role: str, say: Say, mark: str = "") -> str:
    """Say who holds a role at a meeting, with what is open; empty where the role is not used.

    Parameters
    ----------
    plan, meeting, role
        The slot.
    say
        The language.
    mark
        What follows the names that netplan proposes.
    """
    held = [stated(name, state, say, mark) for held_role, name, state in meeting.held() if held_role == role]
    return ", ".join(held + [open_text(plan, slot, say) for slot in meeting.open if slot.role == role])


def expected_text(meeting: PlannedMeeting, say: Say) -> str:
    """Say how many are expected of how many members."""
    if meeting.attendance is None:
        return ""
    return say("{number} of {all}", number=meeting.attendance.expected, all=meeting.attendance.members)


def told_wishes(plan: Plan) -> Iterator[WishValue]:
    """Yield the wishes; steps of one wish that only put plans in order are told as one."""
    for (_, unit, _), group in groupby(plan.wishes, key=lambda wish: (wish.wish, wish.unit, wish.sentence)):
        steps = list(group)
        if unit == ORDER:
            yield steps[0].model_copy(update={"proven": all(step.proven for step in steps)})
        else:
            yield from steps


def value_text(wish: WishValue, say: Say) -> tuple[str, str]:
    """Say a wish's value and what it is counted in, where that says something to people."""
    return ("–", "–") if wish.unit in UNSPOKEN else (say.number(rounded(wish.value)), say(wish.unit))


def proof_text(wish: WishValue, say: Say) -> str:
    """Say how well a wish's value is known."""
    if wish.unit in UNSPOKEN:
        return say("proven") if wish.proven else say("not proven")
    best, bound = rounded(wish.best), rounded(wish.bound)
    proof = say("proven") if wish.proven else say("not proven; {bound} at the least", bound=bound)
    if rounded(wish.value) == best:
        return proof
    return say("{proof}; gave way from {best} for later wishes", proof=proof, best=best)


def load_text(row: LoadRow | None, say: Say) -> str:
    """Say how many duties, in brackets the balance, and how many are fixed."""
    if row is None:
        return "–"
    done = say.number(row.done)
    if row.balance is not None:
        balance = rounded(row.balance)
        done += f" ({'+' if balance > 0 else ''}{say.number(balance)})"
    if not row.fixed:
        return done
    if not row.done and row.balance is None:
        return say("{count} fixed", count=row.fixed)
    return say("{done} and {count} fixed", done=done, count=row.fixed)


def price_lines(prices: Iterable[WishPrice], say: Say) -> Iterator[str]:
    """Say each wish that is not served as before, the most important first."""
    return (price.told(say) for price in prices if price.price)
