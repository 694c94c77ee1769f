"""What an answer to "why this, and not that?" says and in which order."""

from __future__ import annotations

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.display.words import price_lines
from netplan.language import Say
from netplan.plan import Why, WhyChoice

__all__ = ["why_document"]


def why_document(found: Why) -> Document:
    """Put an answer into words: the answer, then every choice with what it costs."""
    say = Say(found.language)
    title = say("{meeting}, {what}: {chosen}", meeting=found.meeting_title, what=found.label,
                chosen=[_named(one, found, say) for one in found.chosen] or say("nobody"))  # fmt: skip
    answer, *more = found.sentences or ("",)
    blocks: list[Block] = [Points(say("What to know"), tuple(more))] if more else []
    if found.choices:
        blocks.append(_choices(found, say))
    return Document(found.language, title, answer, tuple(blocks))


def _choices(found: Why, say: Say) -> Table:
    cells = [(_choice(one, found, say), _cost(one, say), _alone(one, say)) for one in found.choices]
    columns = (Column(say("choice")), Column(say("the best plan with it")), Column(say("if only this is changed")))
    keep = [0, 1, *([2] if any(alone for _, _, alone in cells) else [])]
    rows = tuple(tuple(row[number] or "–" for number in keep) for row in cells)
    under = [
        say("Each line tells how a wish would come out with the choice instead of how it does in the plan: the less, "
            "the better, and 0 is just as wished.")
    ]  # fmt: skip
    if found.opened:
        under.append(say("The figures say what would be if this were still open."))
    return Table(say("What else is possible, and what it costs"), tuple(columns[i] for i in keep), rows, tuple(under))


def _named(choice: str, found: Why, say: Say) -> str:
    """Return a choice as people say it: a date with its weekday."""
    return next((one.spoken(say) for one in found.choices if one.choice == choice), choice)


def _choice(one: WhyChoice, found: Why, say: Say) -> str:
    spoken = one.spoken(say)
    return say("{choice} (in the plan)", choice=spoken) if one.chosen else spoken


def _cost(one: WhyChoice, say: Say) -> str:
    if one.possible is None:
        return say("not known in the time given")
    if not one.possible:
        return "\n".join((say("not possible"), *_reasons(one)))
    if not one.priced:
        return say("possible; what it costs is not known in the time given")
    if one.equal:
        return say("as planned") if one.chosen else say("equally good")
    lines = [*price_lines(one.prices, say)] or [say("equally good")]
    return "\n".join((*lines, *([] if one.proven else [say("not proven: a better plan with it may exist")])))


def _reasons(one: WhyChoice) -> tuple[str, ...]:
    """Return what stands against a choice; where some of it is known by name, only that."""
    named = [against for against in one.forbidden_by if against.about] or one.forbidden_by
    return tuple(dict.fromkeys(against.sentence for against in named))


def _alone(one: WhyChoice, say: Say) -> str:
    if one.chosen:
        return ""
    if one.breaks:
        breaks = tuple(dict.fromkeys(against.sentence for against in one.breaks))
        return "" if breaks == _reasons(one) else "\n".join(breaks)
    if not one.alone:
        return ""
    return "\n".join([*price_lines(one.alone, say)] or [say("equally good")])
