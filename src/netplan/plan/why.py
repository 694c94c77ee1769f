"""Why a duty, a date or a venue is as it is in a plan, and what every other choice would cost."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from netplan.plan.values import Figure, Written, rounded

if TYPE_CHECKING:
    import pandas as pd

    from netplan.language import Say

__all__ = ["Against", "Why", "WhyChoice", "WishPrice"]

ORDERING = frozenset({"order", "lot"})
"""Units of numbers that say nothing to people."""


class WishPrice(Written):
    """What a choice means for one wish; smaller values are better, 0 is perfect."""

    wish: str
    """Name of the wish."""
    sentence: str
    """The wish as a sentence."""
    called: str = ""
    """The wish in a few words, where that tells it from all others."""
    unit: str
    """What the values are counted in."""
    before: Figure
    """Its value in the plan."""
    after: Figure
    """Its value with the choice."""

    @property
    def price(self) -> int | float:
        """How much worse the wish is served; below 0 where it is served better."""
        return rounded(self.after - self.before)

    def told(self, say: Say, *, short: bool = False) -> str:
        """Say how the wish is served instead of how it is in the plan.

        Parameters
        ----------
        say
            The language.
        short
            Whether the wish is to be named in a few words, where there are such.
        """
        wish = (self.called if short else "") or self.sentence
        if self.unit in ORDERING:
            return say("{wish}: worse", wish=wish) if self.price > 0 else say("{wish}: better", wish=wish)
        return say("{wish}: {after} instead of {before} ({unit})", wish=wish, unit=say(self.unit),
                   before=rounded(self.before), after=rounded(self.after))  # fmt: skip


class Against(Written):
    """A rule that stands against a choice."""

    rule: str
    """Name of the rule."""
    about: tuple[str, ...] = ()
    """Names, meetings and roles concerned, as far as they are known."""
    amount: Figure
    """By how much it is or would be broken, in ``unit``."""
    unit: str
    """What the amount is counted in."""
    sentence: str
    """The rule, or what is wrong, as a sentence."""


class WhyChoice(Written):
    """One choice that could be made, with what it costs."""

    choice: str
    """A person, a venue, or a date as ``2027-05-03``; with the time where the day is offered twice."""
    start: dt.datetime | None = None
    """Of a date: when the meeting would begin."""
    chosen: bool = False
    """Whether the plan has it."""
    possible: bool | None
    """Whether a plan with it keeps all rules; none: not known in the time given."""
    prices: tuple[WishPrice, ...] = ()
    """Every wish in the best plan that has the choice; empty where there is none, or it is not known."""
    proven: bool = False
    """Whether it is proven that no plan with the choice serves the wishes better, or that no plan has it."""
    first: int | None = None
    """Position in ``prices`` of the first wish that is not served as in the plan; none: all are."""
    forbidden_by: tuple[Against, ...] = ()
    """Rules that together leave no plan with the choice."""
    alone: tuple[WishPrice, ...] = ()
    """Every wish in the plan with only this changed."""
    breaks: tuple[Against, ...] = ()
    """What the plan would break in addition if only this were changed."""
    instead_of: tuple[str, ...] = ()
    """Who or what makes room if only this is changed."""
    sentence: str = ""
    """What there is to say about the choice."""

    def spoken(self, say: Say) -> str:
        """Return the choice as people say it: a date with its weekday."""
        if self.start is None:
            return self.choice
        day = say.date(self.start.date(), weekday=True)
        return f"{day} {self.start:%H:%M}" if " " in self.choice else day

    @property
    def priced(self) -> bool:
        """Whether a plan with the choice was found and its wishes worked out."""
        return bool(self.possible) and (self.proven or bool(self.prices))

    @property
    def equal(self) -> bool:
        """Whether a plan with the choice serves every wish exactly as the plan does."""
        return bool(self.possible) and self.proven and self.first is None

    @property
    def better(self) -> bool:
        """Whether a plan with the choice serves the wishes better than the plan does."""
        return self.first is not None and self.prices[self.first].after < self.prices[self.first].before


class Why(Written):
    """Why a plan has what it has in one place, and what every other choice would cost.

    A value made by :func:`netplan.why`; ``choices`` are sorted: what the plan has, then by what they cost, then what
    no plan can have.
    """

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["why"] = "why"
    """Tells this file from others."""
    network: str
    """Id of the network."""
    title: str
    """Name of the network."""
    season: str
    """Name of the season."""
    language: str
    """Language of its sentences."""
    meeting: str
    """Id of the meeting."""
    meeting_title: str
    """What the meeting is called."""
    what: str
    """``date``, ``venue`` or the key of a role."""
    label: str
    """What that is called."""
    asked: str | None = None
    """The choice that was asked about; none: all of them."""
    chosen: tuple[str, ...] = ()
    """What the plan has."""
    by: Literal["people", "rule", "others", "rules", "wish", "lot", "equal", "nobody", "unknown"]
    """What decided: people; a rule that gives somebody the role; others who decide it later; rules that leave no other
    choice; a wish; the lot. ``equal``: other choices are as good; ``nobody``: another one is better; ``unknown``: the
    time did not suffice to tell."""
    wish: str | None = None
    """Name of the wish that decided."""
    runner_up: str | None = None
    """The choice that comes next."""
    opened: bool = False
    """Whether the prices are those that there would be if the decision were open."""
    choices: tuple[WhyChoice, ...] = ()
    """All choices; where one was asked about: that, what the plan has, and what comes next."""
    proven: bool = True
    """Whether everything said is proven; else the time did not suffice."""
    sentences: tuple[str, ...] = ()
    """What there is to say, the answer first."""

    def of(self, choice: str) -> WhyChoice:
        """Return one choice by its name.

        Raises
        ------
        KeyError
            When there is no such choice.
        """
        for one in self.choices:
            if one.choice == choice:
                return one
        raise KeyError(choice)

    def frame(self) -> pd.DataFrame:
        """Return all choices as a table.

        Returns
        -------
        Index ``choice``; columns ``chosen`` (bool), ``possible`` (boolean; missing: not known), ``proven`` (bool),
        one column for each wish with how much worse it is served (in the wish's unit, below 0: better; missing where
        there is no plan; a wish that comes again is called ``name 2``), ``breaks`` (rules broken if only this were
        changed), ``forbidden_by`` (rules that leave no plan with it), ``sentence``.
        """
        import pandas as pd

        wishes = _columns(next((one.prices for one in self.choices if one.prices), ()))
        rows = [
            (one.choice, one.chosen, one.possible, one.proven,
             *(tuple(price.price for price in one.prices) or (None,) * len(wishes)),
             _rules(one.breaks), _rules(one.forbidden_by), one.sentence)
            for one in self.choices
        ]  # fmt: skip
        columns = ["choice", "chosen", "possible", "proven", *wishes, "breaks", "forbidden_by", "sentence"]
        frame = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(wishes, float)).set_index("choice")
        return frame.assign(possible=frame["possible"].astype("boolean"))

    def __str__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        from netplan.display.html import document_html
        from netplan.display.why import why_document

        return document_html(why_document(self))


def _columns(prices: tuple[WishPrice, ...]) -> list[str]:
    names: list[str] = []
    for one in prices:
        again = sum(name == one.wish or name.startswith(f"{one.wish} ") for name in names)
        names.append(f"{one.wish} {again + 1}" if again else one.wish)
    return names


def _rules(against: tuple[Against, ...]) -> str:
    return ", ".join(dict.fromkeys(one.rule for one in against))
