"""What a rule is, without knowing any: the shape that all rules and wishes share.

A rule reads the meetings through a small vocabulary that lives above this room; here it is ``Any``,
so that the domain knows neither dates nor plans.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from netplan.domain.base import Frozen
from netplan.domain.excepted import Exceptions, Price
from netplan.domain.measure import Measure, Number
from netplan.domain.values import one_or_many

if TYPE_CHECKING:
    from netplan.domain.problem import Problem
    from netplan.language import Say

__all__ = ["MeetingRefs", "MemberRefs", "PersonRefs", "Refers", "RoleRefs", "Rule", "VenueRefs", "Wish"]


@dataclass(frozen=True)
class Refers:
    """Marks a field whose texts name something of the problem, so that the names can be checked."""

    to: Literal["role", "member", "person", "venue", "meeting", "attendant", "event", "municipality"]
    besides: frozenset[str] = frozenset()
    """Words that the field allows besides names."""


RoleRefs = Annotated[tuple[str, ...], BeforeValidator(one_or_many), Refers("role")]
"""One role or a list; empty: every role that netplan fills."""
MemberRefs = Annotated[tuple[str, ...], BeforeValidator(one_or_many), Refers("member")]
"""One member or a list; empty: everybody."""
PersonRefs = Annotated[tuple[str, ...], BeforeValidator(one_or_many), Refers("person")]
"""One person or a list, members or outsiders that roles may be held by; empty: everybody."""
VenueRefs = Annotated[tuple[str, ...], BeforeValidator(one_or_many), Refers("venue")]
"""One venue or a list; empty: every venue."""
MeetingRefs = Annotated[tuple[str, ...], BeforeValidator(one_or_many), Refers("meeting")]
"""One meeting or a list; empty: every meeting."""


class Rule(Frozen):
    """Something that must hold (under ``rules:``) or is wished for (under ``wishes:``).

    A class in ``netplan.rules`` or in a user's own package; its docstring says what it means.
    """

    name: ClassVar[str]
    """The word in the file."""
    called: ClassVar[str] = ""
    """What it is about, in a few words for people; empty: its name."""
    unit: ClassVar[str]
    """What its excess is counted in; also the key of the unit's translation."""
    squared_unit: ClassVar[str] = ""
    """What the value of a wish that adds up squares is counted in."""
    places: ClassVar[frozenset[str]] = frozenset({"rules", "wishes"})
    """Under which headings a file may list it."""

    default_price: ClassVar[Price] = 5
    """What it costs, for each unit of its excess, to let it give way, unless the file says otherwise. Asking one person
    about a date costs 1, a member less in a quorum 2, dropping a rule 10."""

    structural: ClassVar[bool] = False
    """Whether it says what a plan is at all, so that a conflict does not take it apart by people."""

    give: float = Field(default=0, ge=0)
    """Under ``wishes:``: how far the value may suffer for the wishes after it."""
    allow: Exceptions = ()
    """Under ``rules:``: by how much it may be exceeded where it is about certain people, meetings or roles."""
    price: Price | None = None
    """Under ``rules:``: what it costs, for each unit of its excess, to let it give way when repairs are ranked;
    ``never``: it is not to give way."""

    def __hash__(self) -> int:
        """Return a hash, also for rules of users that hold lists or mappings."""
        try:
            return hash((type(self), _fields(type(self))(self.__dict__)))
        except TypeError:
            return hash(type(self))

    @abstractmethod
    def sentence(self, say: Say) -> str:
        """Say the rule as one sentence in the reader's language."""

    @abstractmethod
    def measures(self, v: Any) -> Iterator[Measure]:
        """Yield by how much each thing is exceeded, in the words of ``v``."""

    @abstractmethod
    def check(self, problem: Problem, plan: Any) -> Iterator[Any]:
        """Yield a finding for each thing exceeded, from the plan alone."""

    def in_short(self, say: Say) -> str:
        """Say in a few words what the rule is about."""
        return say(self.called) if self.called else self.name.replace("_", " ")

    def squared(self) -> bool:
        """Tell whether a wish adds up the squares of its measures, not the measures."""
        return False

    def value_unit(self) -> str:
        """Return what the value of the wish is counted in."""
        return self.squared_unit if self.squared() else self.unit

    def value(self, amounts: Iterable[Number]) -> Number:
        """Return the value of the wish, given the amount of each of its measures or findings."""
        return sum((amount * amount if self.squared() else amount for amount in amounts), 0)

    def headings(self) -> frozenset[str]:
        """Return the headings that may list the rule with these parameters."""
        return self.places

    def check_words(self, problem: Problem, field: str) -> None:
        """Refuse what cannot be read or cannot be meant in this problem, such as dates in words.

        Called once for each listed rule when the possible dates are worked out, so before these are known.

        Parameters
        ----------
        problem
            The problem, references resolved.
        field
            Path of the rule, for errors.
        """

    def applies(self, problem: Problem) -> bool:
        """Tell whether the problem holds anything that the rule could be about."""
        return True

    def seasonal(self) -> bool:
        """Tell whether it counts within one season, so that it means something else over several."""
        return False

    def in_listed_order(self) -> bool:
        """Tell whether it goes from one meeting to the next as they are listed, not by their dates."""
        return False

    def steps(self, problem: Problem) -> tuple[Rule, ...]:
        """Return the wishes into which this one is split, the most important first; itself where it is one step."""
        return (self,)

    def excludes(self, problem: Problem, first: str, second: str) -> bool:
        """Tell whether it forbids one person to hold both roles in one meeting."""
        return False

    @classmethod
    def own_fields(cls) -> list[str]:
        """Return the names of the parameters that this rule does not share with all others."""
        return [name for name in cls.model_fields if name not in Rule.model_fields]

    def easing(self) -> list[str]:
        """Return the names of the parameters that may be changed to say by how much less it could ask."""
        return self.own_fields()

    @classmethod
    def main_field(cls) -> str | None:
        """Return the parameter that ``name: value`` sets: the first of its own."""
        return next(iter(cls.own_fields()), None)

    def entry(self) -> Any:
        """Return the rule as a file lists it: a bare name, or the name with its parameters."""
        fields = self.shape()
        return {self.name: fields} if fields else self.name


@cache
def _fields(rule: type[Rule]) -> Callable[[Any], Any]:
    """Return what reads all parameters of a rule at once: rules are looked up often."""
    return itemgetter(*rule.model_fields)


class Wish(Rule):
    """Something that can only be wished for."""

    squared_unit: ClassVar[str] = ""
    """What the value of a wish that adds up squares is counted in."""
    places: ClassVar[frozenset[str]] = frozenset({"wishes"})
