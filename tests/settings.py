"""Every rule there is, each with a few settings of its parameters."""

from __future__ import annotations

from netplan.domain import Problem, Rule, Series
from netplan.rules import ALWAYS, IMPLICIT
from netplan.rules.alternate_venues import AlternateVenues
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
from netplan.rules.distinct import Distinct
from netplan.rules.even_spacing import EvenSpacing
from netplan.rules.everyone_comes import EveryoneComes
from netplan.rules.experience import Experience
from netplan.rules.facts import alike
from netplan.rules.fair_share import FairShare
from netplan.rules.fairest import Fairest
from netplan.rules.fewest import Fewest
from netplan.rules.filled import Filled
from netplan.rules.frequency import Frequency
from netplan.rules.groups import Groups
from netplan.rules.host import Host
from netplan.rules.likes import Likes
from netplan.rules.longest_since import LongestSince
from netplan.rules.lot import Lot
from netplan.rules.mix import Mix
from netplan.rules.must_attend import MustAttend
from netplan.rules.not_with import NotWith
from netplan.rules.on_site import OnSite
from netplan.rules.one_duty import OneDuty
from netplan.rules.order import Order
from netplan.rules.pass_swap import PassSwap
from netplan.rules.present import Present
from netplan.rules.quorum import Quorum
from netplan.rules.regions import Regions
from netplan.rules.rest import Rest
from netplan.rules.same_day import SameDay
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
from netplan.rules.weekdays import Weekdays

__all__ = ["SETTINGS", "fits"]

NAMING = ("meetings", "among", "at", "first", "then")
"""The fields that name meetings and series."""

SETTINGS: tuple[Rule, ...] = (
    *(kind() for kind in (*ALWAYS, *IMPLICIT)),
    Filled(roles=("planner", "chair")),
    Present(roles=("minute_taker", "presenter")),
    Present(if_need_be=False),
    Attendance(),
    Attendance(if_need_be=0.25, no_answer=0),
    Attendance(not_preferred=0.7),
    Quorum(at_least="4"),
    Quorum(at_least="70%"),
    Quorum(at_least="2", of="organisations"),
    Quorum(at_least="60%", of="minute_taker"),
    Quorum(at_least="70%", meetings=("M0", "S1")),
    Quorum(at_least="4", chance="60%"),
    Quorum(chance="99.5%"),
    Quorum(at_least="2", of="organisations", chance="97%"),
    Quorum(at_least="60%", of="minute_taker", chance="80%", meetings=("M0", "S1")),
    EveryoneComes(),
    EveryoneComes(at_least=3),
    EveryoneComes(if_need_be=False),
    EveryoneComes(meetings=("M0",)),
    Spacing(at_least=28),
    Spacing(at_most=7),
    Spacing(at_least=14, at_most=21),
    Spacing(at_least=40, at_most=60, meetings=("M0", "M1")),
    Spacing(at_least=5, meetings=("S0",)),
    EvenSpacing(),
    EvenSpacing(meetings=("M0", "S1")),
    MustAttend(),
    MustAttend(who=("Anna", "minute_taker", "North"), meetings=("M0",)),
    MustAttend(who=("planner", "chair")),
    MustAttend(who=("South", "North")),
    Weekdays(only=("Monday", "tirsdag")),
    Weekdays(avoid=("Wed",), not_running=True),
    Weekdays(vary=True),
    Weekdays(vary=True, avoid=("fredage",), meetings=("M0", "M1")),
    Weekdays(not_running=True, meetings=("S0", "M1")),
    Frequency(at_least=2, per="month"),
    Frequency(at_most=1, per="month"),
    Frequency(at_least=1, at_most=1, per="quarter"),
    Frequency(at_most=1, meetings=("M0", "M1")),
    Spread(),
    Spread(over="quarters"),
    Spread(over="weekdays", meetings=("M0", "S1")),
    Spread(over="times"),
    Order(first="M1", then="M0"),
    Order(first="M0", then="M1", gap=0, at_most=14),
    Order(first="M0", then="S1", exactly=20),
    Order(first="S0", then="M1", at_most=10),
    SameDay(meetings=("M0", "M1")),
    SameDay(meetings=("S0", "M1")),
    AwayFrom(events=True),
    AwayFrom(events=("Fair",), days=2, meetings=("M0", "M1")),
    AwayFrom(dates=("Tuesdays", "2012-03-06"), school_holidays=("Ribe",)),
    Soon(),
    Soon(meetings=("M0", "S1")),
    Late(),
    Capacity(),
    AlternateVenues(),
    AlternateVenues(meetings=("M0", "M1")),
    VenueShare(at_least=2),
    VenueShare(at_most=1),
    VenueShare(at_least=1, at_most=1, venues=("Odense",)),
    VenueShare(even=True),
    VenueShare(even=True, venues=("Odense", "Vejle")),
    VenueCycle(),
    VenueCycle(order=("Vejle", "Odense")),
    VenueCycle(meetings=("M1",)),
    Host(),
    Host(roles=("minute_taker",)),
    Host(roles=("planner", "chair"), meetings=("M1",)),
    OnSite(at_least=2),
    OnSite(meetings=("M1",)),
    Travel(),
    Travel(by="worst"),
    Regions(),
    Regions(each=2, meetings=("M1",)),
    Regions(alternate=True),
    Regions(each=1, alternate=True),
    NotWith(roles=("minute_taker", "planner")),
    NotWith(roles=("planner", "chair", "timekeeper")),
    OneDuty(),
    OneDuty(except_=("planner",)),
    OneDuty(except_=("chair", "timekeeper")),
    Distinct(roles=("planner",)),
    Distinct(roles=("planner", "minute_taker"), by="tag"),
    Distinct(by="place"),
    Mix(at_least={"red": 1}),
    Mix(roles=("planner", "minute_taker"), at_least={"North": 1, "South": 1}, by="organisation"),
    Mix(roles=("planner",), at_least={"Skagen": 2}, by="place"),
    Apart(members=("Anna", "Bo")),
    Apart(members=("Anna", "Bo", "Carl"), roles=("planner", "chair")),
    Apart(by="unit", roles=("planner",)),
    Apart(by="place"),
    Together(members=("Bo", "Carl"), roles=("planner",)),
    Together(members=("Anna", "Bo", "Carl")),
    Together(by="unit", roles=("planner", "minute_taker")),
    Groups(roles=("planner",), of=(("Anna", "Bo"), ("Carl",), ("Anna", "Carl"))),
    Groups(roles=("minute_taker",), of=(("Bo",), ("Carl",), ("Anna",))),
    AtMost(times=1),
    AtMost(times=0, roles=("planner",), members=("Anna", "Carl")),
    AtMost(times=2, roles=("planner", "chair", "minute_taker"), per="record"),
    AtLeast(times=1),
    AtLeast(times=2, roles=("planner", "minute_taker"), members=("Anna", "Bo")),
    AtLeast(times=2, roles=("minute_taker", "planner"), per="record"),
    StandIn(),
    StandIn(roles=("minute_taker", "chair")),
    Likes(),
    Likes(roles=("minute_taker", "chair")),
    Rest(),
    Rest(roles=("minute_taker", "chair"), meetings=2),
    Rest(roles=("planner",), days=40),
    Rest(meetings=1, among=("M0", "M1")),
    Rest(roles=("planner", "minute_taker"), days=40, among=("S0", "M1")),
    FairShare(),
    FairShare(roles=("minute_taker", "chair")),
    FairShare(per_role=False),
    Fairest(),
    Fairest(roles=("minute_taker", "chair"), give=0.5),
    Fairest(of="if_need_be"),
    Turns(),
    Turns(roles=("chair", "minute_taker")),
    LongestSince(roles=("planner", "minute_taker")),
    LongestSince(roles=("minute_taker",)),
    Term(lasts=2),
    Term(lasts=3, roles=("planner", "minute_taker"), staggered=False),
    Term(lasts="4 months", roles=("minute_taker", "planner")),
    Term(lasts="1 month", roles=("planner", "chair"), renewable=True, slack=3),
    Term(lasts=2, roles=("minute_taker",), renewable=True),
    Term(lasts="2 weeks", roles=("planner", "timekeeper"), at=("M1",)),
    Turns(by="cyclic", roles=("minute_taker", "timekeeper"), order=("Carl", "Anna")),
    Turns(by="batch", roles=("planner", "minute_taker")),
    Cyclic(),
    Cyclic(roles=("minute_taker",)),
    Cyclic(roles=("planner", "minute_taker"), order=("Carl", "Anna", "Bo")),
    Fewest(),
    Fewest(roles=("minute_taker", "planner")),
    Batch(),
    Batch(roles=("planner",)),
    PassSwap(roles=("planner", "minute_taker")),
    PassSwap(roles=("minute_taker", "timekeeper")),
    Chain(from_="minute_taker", to="chair"),
    Chain(from_="planner", to="minute_taker"),
    Chain(from_="timekeeper", to="planner", at=("M1",)),
    Experience(roles=("minute_taker",), needs=("planner",)),
    Experience(roles=("chair", "minute_taker"), needs=("planner", "timekeeper"), times=2),
    Experience(roles=("planner",), member_for="6 months"),
    Experience(roles=("planner", "minute_taker"), needs=("minute_taker",), member_for="90 days"),
    Shadow(roles=("minute_taker",), by="timekeeper"),
    Shadow(roles=("planner", "chair"), by="minute_taker"),
    Continuity(),
    Continuity(roles=("planner",), keep=2),
    Continuity(roles=("minute_taker", "planner")),
    Lot(seed=3),
    Lot(draw=2),
)


def fits(rule: Rule, problem: Problem) -> bool:
    """Tell whether a problem has the venues, meetings and people that a setting names."""
    network = problem.network
    attendants = {*problem.people, *network.roles, *(word for one in network.members for word in one.organisations)}
    entries = problem.season.meetings
    meetings = {entry.series if isinstance(entry, Series) else entry.id for entry in entries}
    venues = _words(rule, *(("order",) if isinstance(rule, VenueCycle) else ("venues",)))
    if not venues <= set(problem.places) or not _words(rule, "who") <= attendants:
        return False
    if not _words(rule, "school_holidays") <= set(network.school_holidays):
        return False
    if isinstance(rule, Mix) and not set(rule.at_least) <= set(alike(problem, rule.by)):
        return False
    return _words(rule, *NAMING) <= meetings


def _words(rule: Rule, *fields: str) -> set[str]:
    given = (getattr(rule, field, ()) for field in fields)
    return {word for words in given if isinstance(words, tuple) for word in words}
