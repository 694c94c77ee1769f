"""What would make an impossible season possible: what to do, what it costs, and what the plan then looks like."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.display.content import short_meetings
from netplan.display.words import headline, told_wishes, value_text
from netplan.language import Say, mark
from netplan.plan import Plan, Repair, Repairs, rounded

__all__ = [
    "TOGETHER", "counted", "impossible_status", "price_text", "prices_text", "repair_document", "repairs_document",
    "repairs_status", "what_to_do",
]  # fmt: skip

TOGETHER = mark(
    "Of equally cheap changes of the same rules one is shown; changes of several rules together are left out where "
    "they cost over six times the cheapest."
)


def repairs_document(found: Repairs) -> Document:
    """Put all repairs into words, each with the plan that it yields."""
    say = Say(found.language)
    title = f"{found.title}, {found.season}"
    blocks: list[Block] = [*counted(found, say)]
    if found.repairs:
        blocks.append(_overview(found, say))
        blocks.extend(
            _planned(repair, say("Repair {number}: {sentence}", number=number, sentence=repair.sentence), say)
            for number, repair in enumerate(found.repairs, start=1)
        )
    return Document(found.language, title, repairs_status(found, say), tuple(blocks))


def repair_document(repair: Repair) -> Document:
    """Put one repair into words, with the plan that it yields."""
    say = Say(repair.plan.language)
    return Document(
        repair.plan.language, headline(repair.plan), _capital(repair.sentence) + ".",
        (_planned(repair, say("The plan"), say),),
    )  # fmt: skip


def counted(found: Repairs, say: Say) -> Iterator[Points]:
    """Yield what counting alone shows, if anything."""
    if found.checks:
        yield Points(say("Why there is no plan"), tuple(_capital(one.rstrip(".")) + "." for one in found.checks))


def repairs_status(found: Repairs, say: Say) -> str:
    """Say whether the season can be planned, and how it could be."""
    if found.needed is None:
        return say("The time did not suffice to tell whether this season can be planned.")
    if not found.needed:
        return say("This season can be planned as it is; nothing needs to change.")
    return impossible_status(found, say)


def impossible_status(found: Repairs, say: Say) -> str:
    """Say of a season that cannot be planned how many changes are known that make a plan possible."""
    proven = say("No plan keeps all rules; this is proven.")
    if found:
        helps = say.plural(
            "One change makes one possible; choose it, or look at the rules again.",
            "Each of these {count} changes makes one possible; the cheapest stands first, and one is enough.",
            len(found),
        )  # fmt: skip
        if not found.complete:
            helps += " " + say("The time did not suffice to look at everything: there may be others, and cheaper ones.")
    elif found.complete and found.needed:
        helps = say("No change of rules that may give way makes one possible.")
    else:
        helps = say("The time did not suffice to find a change that makes one possible.")
    return f"{proven} {helps}"


def _overview(found: Repairs, say: Say) -> Table:
    columns = (
        Column(say("no."), figures=True, whole=True), Column(say("what to do")),
        Column(say("price"), figures=True, whole=True), Column(say("smallest of its kind"), whole=True),
    )  # fmt: skip
    rows = tuple(
        (str(number), what_to_do(repair, say), price_text(repair, say),
         say("proven") if repair.proven else say("not proven"))
        for number, repair in enumerate(found.repairs, start=1)
    )  # fmt: skip
    return Table(say("What can be done"), columns, rows, (prices_text(found, say), say(TOGETHER)))


def price_text(repair: Repair, say: Say) -> str:
    """Say what a repair costs and how that adds up: ``12 = 2 × 1 + 10``; the price alone where it is no such sum."""
    whole = say.number(repair.price)
    amounts: dict[tuple[str, float], float] = {}
    for give in repair.gives:
        each = rounded(give.price / give.amount) if give.amount else give.price
        amounts[give.rule, each] = amounts.get((give.rule, each), 0) + give.amount
    terms = [say("{amount} × {price}", amount=say.number(amount), price=say.number(each))
             for (_, each), amount in amounts.items()]  # fmt: skip
    adds_up = rounded(sum(amount * each for (_, each), amount in amounts.items())) == rounded(repair.price)
    return f"{whole} = {' + '.join(terms)}" if adds_up and terms != [f"1 × {whole}"] else whole


def prices_text(found: Repairs, say: Say) -> str:
    """Say what the prices are, and what each thing that gives way here costs."""
    gives = [give for repair in found for give in repair.gives if give.amount]
    each = dict.fromkeys((give.unit, rounded(give.price / give.amount)) for give in gives)
    told = [say("{unit}: {price} each", unit=unit, price=say.number(price)) for unit, price in each
            if price == round(price, 1)]  # fmt: skip
    return say(
        "Prices are points, not money: the more a change asks of people, the higher ({prices}). To do without a whole "
        "rule costs 10, or more where its price was raised; price: in the file sets that of a member or a rule.",
        prices="; ".join(told),
    )  # fmt: skip


def what_to_do(repair: Repair, say: Say) -> str:
    """Say what gives way in a repair, each on a line of its own."""
    first, *more = (give.sentence for give in repair.gives)
    return "\n".join([_capital(first), *(say("and {what}", what=one) for one in more)])


def _planned(repair: Repair, caption: str, say: Say) -> Table:
    table = short_meetings(repair.plan, say)
    return Table(caption, table.columns, table.rows, (*table.under, *_wishes(repair.plan, say)))


def _wishes(plan: Plan, say: Say) -> Iterator[str]:
    told = [
        say("{sentence}: {value} ({unit})", sentence=wish.sentence or wish.wish, value=value, unit=unit)
        for wish in told_wishes(plan) for value, unit in [value_text(wish, say)] if value != "–"
    ]  # fmt: skip
    if told:
        yield say("How far the wishes are granted (0 is perfect): {wishes}.", wishes="; ".join(told))
    if plan.status != "optimal":
        yield say("All rules hold; not every wish is proven, so a better plan may exist.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
