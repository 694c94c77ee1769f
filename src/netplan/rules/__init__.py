"""What must hold and what is wished: one file for each rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points

from netplan.domain import Problem, Rule
from netplan.errors import InputError
from netplan.language import message
from netplan.rules.aim import Aim
from netplan.rules.alternate_venues import AlternateVenues
from netplan.rules.answers import Answers
from netplan.rules.apart import Apart
from netplan.rules.at_least import AtLeast
from netplan.rules.at_most import AtMost
from netplan.rules.attendance import Attendance
from netplan.rules.away_from import AwayFrom
from netplan.rules.batch import Batch
from netplan.rules.capacity import Capacity
from netplan.rules.chain import Chain
from netplan.rules.continuity import Continuity
from netplan.rules.cyclic import Cyclic
from netplan.rules.decided import Decided
from netplan.rules.distinct import Distinct
from netplan.rules.eligible import Eligible
from netplan.rules.even_spacing import EvenSpacing
from netplan.rules.everyone_comes import EveryoneComes
from netplan.rules.experience import Experience
from netplan.rules.fair_share import FairShare
from netplan.rules.fairest import Fairest
from netplan.rules.fewest import Fewest
from netplan.rules.filled import Filled
from netplan.rules.frequency import Frequency
from netplan.rules.groups import Groups
from netplan.rules.host import Host
from netplan.rules.keep import Keep
from netplan.rules.likes import Likes
from netplan.rules.longest_since import LongestSince
from netplan.rules.lot import Lot
from netplan.rules.mix import Mix
from netplan.rules.must_attend import MustAttend
from netplan.rules.not_with import NotWith
from netplan.rules.on_site import OnSite
from netplan.rules.one_duty import OneDuty
from netplan.rules.open_venue import OpenVenue
from netplan.rules.order import Order
from netplan.rules.pass_swap import PassSwap
from netplan.rules.present import Present
from netplan.rules.quorum import Quorum
from netplan.rules.regions import Regions
from netplan.rules.rest import Rest
from netplan.rules.same_day import SameDay
from netplan.rules.sequence import Sequence
from netplan.rules.shadow import Shadow
from netplan.rules.soon import Late, Soon
from netplan.rules.spacing import Spacing
from netplan.rules.spread import Spread
from netplan.rules.stand_in import StandIn
from netplan.rules.term import Term
from netplan.rules.together import Together
from netplan.rules.travel import Travel
from netplan.rules.turns import Turns
from netplan.rules.venue_cycle import VenueCycle
from netplan.rules.venue_share import VenueShare
from netplan.rules.view import PlanView
from netplan.rules.vocabulary import Vocabulary
from netplan.rules.weekdays import Weekdays
from netplan.rules.window import Window
from netplan.rules.within import Includes, Within

__all__ = [
    "ALWAYS",
    "IMPLICIT",
    "RULES",
    "WHEN",
    "WHERE",
    "WHO",
    "Aim",
    "AlternateVenues",
    "Answers",
    "Apart",
    "AtLeast",
    "AtMost",
    "Attendance",
    "AwayFrom",
    "Batch",
    "Capacity",
    "Chain",
    "Continuity",
    "Cyclic",
    "Decided",
    "Distinct",
    "Eligible",
    "EvenSpacing",
    "EveryoneComes",
    "Experience",
    "FairShare",
    "Fairest",
    "Fewest",
    "Filled",
    "Frequency",
    "Groups",
    "Host",
    "Includes",
    "Keep",
    "Late",
    "Likes",
    "LongestSince",
    "Lot",
    "Mix",
    "MustAttend",
    "NotWith",
    "OnSite",
    "OneDuty",
    "OpenVenue",
    "Order",
    "PassSwap",
    "PlanView",
    "Present",
    "Quorum",
    "Regions",
    "Rest",
    "SameDay",
    "Sequence",
    "Shadow",
    "Soon",
    "Spacing",
    "Spread",
    "StandIn",
    "Term",
    "Together",
    "Travel",
    "Turns",
    "VenueCycle",
    "VenueShare",
    "Vocabulary",
    "Weekdays",
    "Window",
    "Within",
    "known_rules",
    "rules_of",
    "wishes_of",
]

GROUP = "netplan.rules"
"""The entry point group through which packages offer rules of their own."""

ALWAYS: tuple[type[Rule], ...] = (
    Window, Sequence, Decided, Filled, Eligible, Answers, Present, Within, Includes, OpenVenue,
)  # fmt: skip
"""Rules that always hold; listing one under ``rules:`` sets its parameters."""

IMPLICIT: tuple[type[Rule], ...] = (Keep, Aim)
"""Wishes that stand first unless they are listed elsewhere or nothing is tentative or a range."""

WHEN: tuple[type[Rule], ...] = (
    Attendance, Quorum, MustAttend, EveryoneComes, Spacing, EvenSpacing, Weekdays, Frequency, Spread, Order, SameDay,
    AwayFrom, Soon, Late, *IMPLICIT,
)  # fmt: skip
"""Rules about dates, and about who can come on them."""

WHERE: tuple[type[Rule], ...] = (
    Capacity, AlternateVenues, VenueShare, VenueCycle, Host, OnSite, Travel, Regions,
)  # fmt: skip
"""Rules about venues."""

WHO: tuple[type[Rule], ...] = (
    NotWith, OneDuty, Distinct, Mix, Apart, Together, Groups, AtMost, AtLeast, Rest, StandIn, FairShare, Fairest, Likes,
    Turns, LongestSince, Cyclic, Fewest, Batch, PassSwap, Chain, Term, Experience, Shadow, Continuity,
)  # fmt: skip
"""Rules about the people who hold roles."""

RULES: tuple[type[Rule], ...] = (*ALWAYS, *WHEN, *WHERE, *WHO, Lot)
"""Every rule and wish that comes with netplan."""


@cache
def known_rules(own: tuple[type[Rule], ...] = ()) -> dict[str, type[Rule]]:
    """Return every rule by its name: netplan's, those that installed packages offer, and the caller's own.

    A package offers a rule class through the entry point group ``netplan.rules``.

    Parameters
    ----------
    own
        Rule classes that a script knows.

    Raises
    ------
    InputError
        When a package offers something that is no rule, or a name is taken.
    """
    found: dict[str, type[Rule]] = {}
    for kind in (*RULES, *_offered(), *own):
        if not (isinstance(kind, type) and issubclass(kind, Rule)):
            raise InputError(
                message("{text} is no class of rules", text=repr(kind)),
                hint=message("give a class that inherits from netplan.Rule"),
            )
        if found.setdefault(kind.name, kind) is not kind:
            raise InputError(
                message('two rules are called "{name}"', name=kind.name),
                hint=message("rename one of them, or uninstall the package that offers it"),
            )
    return found


def _offered() -> Iterator[type[Rule]]:
    for point in sorted(entry_points(group=GROUP), key=lambda one: one.name):
        yield point.load()


def rules_of(problem: Problem) -> tuple[Rule, ...]:
    """Return all that must hold: the rules that always do, those of the roles, and those listed."""
    listed = problem.network.rules
    always = (kind() for kind in ALWAYS if not any(type(rule) is kind for rule in listed))
    by_role = (
        NotWith(roles=(key, other))
        for key, role in problem.network.roles.items()
        for other in role.not_with
    )
    return (*always, *by_role, *listed)


def wishes_of(problem: Problem, seed: int = 0) -> tuple[Rule, ...]:
    """Return the wishes in their order, each in its steps, the implicit ones and the lot included."""
    listed = problem.network.wishes
    first = (kind() for kind in IMPLICIT if not any(type(wish) is kind for wish in listed))
    granted = (*(wish for wish in first if wish.applies(problem)), *listed)
    return (*(step for wish in granted for step in wish.steps(problem)), Lot(seed=seed))
