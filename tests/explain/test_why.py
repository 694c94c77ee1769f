"""Why this and not that: every price is that of the best plan with the choice, and every answer is a sentence."""

from __future__ import annotations

import datetime as dt
import json
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan.errors import InputError
from netplan.explain.why_open import opened
from netplan.plan import Why
from priced import Prices, open_places
from tiny import during, held, make, on, planned
from worlds import problem_of, seeded_world, tied_world

ROOT = Path(__file__).parents[2]
WORLDS = (120, 137)
"""Small random problems that have plans; benchmarks/prices_of_choices.py tries as many as you like."""


@cache
def benchmark() -> tuple[netplan.Problem, netplan.Plan]:
    problem = netplan.read(ROOT / "examples/benchmark_network/network.yaml").with_(network={"language": "en"})
    return problem, netplan.solve(problem, workers=1).require_plan()


@cache
def asked(meeting: str, what: str, choice: str | None = None) -> Why:
    return netplan.why(*benchmark(), meeting, what, choice, workers=1)


@pytest.mark.parametrize("seed", WORLDS)
def test_every_price_is_that_of_the_best_plan_with_the_choice(seed: int) -> None:
    problem = problem_of(tied_world(seed) if seed % 3 == 0 else seeded_world(seed))
    plan = netplan.solve(problem, workers=1).require_plan()
    prices, places = Prices(problem), list(open_places(problem))
    assert places
    assert [text for place in places for text in prices.wrong(plan, *place)] == []


def test_the_lot_says_between_whom_it_was_drawn() -> None:
    found = asked("M3", "referent")
    assert (found.by, found.wish, found.runner_up, found.chosen) == ("lot", None, "Maria", ("Henrik",))
    assert found.sentences[0] == (
        "Møde 3, referent: Henrik or Maria would be equally good; the lot drew Henrik."
    )
    assert [one.choice for one in found.choices if one.equal] == ["Henrik", "Maria"]
    assert found.proven and not found.opened


def test_a_choice_that_costs_says_what_and_one_that_is_impossible_says_why() -> None:
    kis, berit = asked("M3", "minute_taker", "Kis").of("Kis"), asked("M3", "minute_taker", "Berit").of("Berit")
    assert (kis.possible, kis.proven, kis.first and kis.prices[kis.first].wish) == (True, True, "longest_since")
    assert [price.price for price in kis.prices] == [0, 0, 3, 0, 0]
    assert (berit.possible, berit.prices, berit.proven) == (False, (), True)
    assert {one.rule for one in berit.forbidden_by} == {"rest", "decided"}
    assert berit.sentence == "Berit: not possible: Berit has duties at M1 and again at M3 (rest between duties)."
    assert berit.sentence in asked("M3", "minute_taker", "Berit").sentences
    assert asked("M3", "minute_taker", "Kis").sentences[-1] == (
        "Kis was planlægning at the meeting before; Henrik was planlægning 2 meetings before; "
        "Maria was planlægning 2 meetings before."
    )


def test_the_wish_that_decided_a_date_and_the_next_one() -> None:
    found = asked("M2", "date")
    assert (found.by, found.wish, found.runner_up) == ("wish", "even_spacing", "2013-06-27")
    assert [one.choice for one in found.choices[:2]] == ["2013-06-28", "2013-06-27"]
    assert "what decided is even spacing. Next comes Thu 27 Jun 2013" in found.sentences[0]
    assert "even spacing: 36 instead of 34 (days)" in found.sentences[0]


def test_one_choice_is_told_with_what_comes_next_and_no_others() -> None:
    every, one = asked("M2", "date"), asked("M2", "date", "2013-06-10")
    assert [each.choice for each in one.choices] == ["2013-06-28", "2013-06-27", "2013-06-10"]
    assert (one.by, one.runner_up, one.wish) == (every.by, every.runner_up, every.wish)
    assert one.of("2013-06-10") == every.of("2013-06-10")


def test_a_plan_is_believed_to_be_the_best_only_where_its_figures_bear_it_out() -> None:
    problem, plan = benchmark()
    third = plan.by_id["M3"]
    other = third.model_copy(update={"roles": {**third.roles, "minute_taker": ("Kis",)}, "because": {}})
    meetings = tuple(other if one is third else one for one in plan.meetings)
    for wishes in (plan.wishes, ()):
        altered = plan.model_copy(update={"meetings": meetings, "wishes": wishes})
        found = netplan.why(problem, altered, "M3", "referent", "Kis", workers=1)
        assert (found.by, found.proven, found.of("Henrik").better) == ("nobody", True, True)
        assert [price.price for price in found.of("Henrik").prices] == [0, 0, -3, 0, 0]


def test_a_day_that_fell_away_says_why() -> None:
    problem = make(during("M1", "03-04", "03-06"), closed=("03-05",))
    plan = netplan.solve(problem, workers=1).require_plan()
    fallen, outside = (
        netplan.why(problem, plan, "M1", "dato", dt.date(2013, 3, day), workers=1).of(f"2013-03-0{day}")
        for day in (5, 7)
    )
    assert fallen.sentence.startswith("Tue 5 Mar 2013: not possible: 5 Mar 2013 falls away: ")
    assert outside.forbidden_by[0].sentence == "7 Mar 2013 lies outside the window of M1"


def test_what_people_decided_stays_and_what_would_be_if_it_were_open() -> None:
    found = asked("M2", "planner")
    assert (found.by, found.opened, found.wish) == ("people", True, "longest_since")
    assert "because people decided it" in found.sentences[0]
    assert found.sentences[1].startswith("Møde 2, planlægning (if this were open): ")
    assert found.of("Jane").prices[1].price == 2


def test_roles_of_the_contract_and_of_others() -> None:
    fixed, later = asked("M1", "tovholder"), asked("M1", "chair")
    assert (fixed.by, fixed.chosen) == ("rule", ("Sara",))
    assert later.by == "others" and "decided later, by planlægning" in later.sentences[0]
    assert [one.choice for one in later.choices if one.possible] == ["Sara", "Henrik", "Maria"]


def test_a_plan_made_by_hand_may_be_served_better() -> None:
    problem = make(
        during("M1", "03-04", "03-05"), during("M2", "04-02", "04-03"), roles={"scribe": {}},
        wishes=(netplan.rules.FairShare(),), history=("2012-12-04 scribe Anna",),
    )  # fmt: skip
    by_hand = planned(problem, held("M1", "03-04", scribe="Anna"), held("M2", "04-02", scribe="Bo"))
    found = netplan.why(problem, by_hand, "M1", "scribe", workers=1)
    assert (found.by, found.runner_up, found.proven) == ("nobody", "Bo", True)
    assert "M1, scribe: Bo would be better than Anna" in found.sentences[0]
    assert found.of("Carl").better and found.of("Bo").better and found.of("Carl").prices[0].price < 0
    assert not found.of("Anna").better and found.of("Anna").equal


def test_a_plan_that_breaks_rules_says_so() -> None:
    problem = make(on("M1", "03-05"), on("M2", "04-09"), roles={"scribe": {}}, away={"Anna": "03-05"})
    by_hand = planned(problem, held("M1", "03-05", scribe="Anna"), held("M2", "04-09", scribe="Bo"))
    found = netplan.why(problem, by_hand, "M1", "scribe", workers=1)
    assert (found.by, found.of("Anna").possible) == ("nobody", False)
    assert "The plan breaks rules: Anna cannot come on 5 Mar 2013 but is scribe at M1." in found.sentences
    assert {one.rule for one in found.of("Anna").forbidden_by} >= {"present", "answers"}


def test_a_plan_with_a_date_and_people_that_are_not_to_be() -> None:
    problem = make(during("M1", "03-04", "03-05"), roles={"scribe": {}})
    by_hand = planned(problem, held("M1", "03-12", scribe="Zoe"))
    date, scribe = (netplan.why(problem, by_hand, "M1", what, workers=1) for what in ("date", "scribe"))
    assert (date.chosen, date.of("2013-03-12").possible) == (("2013-03-12",), False)
    assert [one.possible for one in date.choices] == [False, True, True]
    assert scribe.of("Zoe").forbidden_by[0].sentence == "Zoe is no member"


def test_no_plan_at_all() -> None:
    problem = make(on("M1", "03-05"), members="Anna", roles={"scribe": {}}, away={"Anna": "03-05"})
    found = netplan.why(problem, planned(problem, held("M1", "03-05", scribe="Anna")), "M1", "scribe", workers=1)
    assert found.sentences[0] == "No plan keeps all rules; this is proven."
    assert not found.of("Anna").possible


def test_only_one_is_possible() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo", roles={"scribe": {}}, away={"Bo": "03-05"})
    found = netplan.why(problem, netplan.solve(problem, workers=1).require_plan(), "M1", "scribe", workers=1)
    assert (found.by, found.runner_up) == ("rules", None)
    assert found.sentences[0] == "M1, scribe: the rules leave no other choice than Anna."
    assert found.of("Bo").sentence == "Bo: not possible: Bo cannot come on 5 Mar 2013 but is scribe at M1."


def test_one_of_several_holders_and_nobody() -> None:
    problem = make(
        on("M1", "03-05"), members="Anna Bo Carl", roles={"planner": {"count": 2}, "watch": {"count": "0-1", "aim": 1}},
        wishes=(netplan.rules.FairShare(roles=("planner",)),), history=("2012-12-04 planner Carl",),
    )  # fmt: skip
    plan = netplan.solve(problem.with_(season={"meetings": [on("M1", "03-05", watch="?")]}), workers=1).require_plan()
    one = netplan.why(problem, plan, "M1", "planner", "Anna", workers=1)
    assert one.by == "wish" and one.sentences[0].startswith("M1, planner: without Anna, ")
    watch = netplan.why(problem.with_(season={"meetings": [on("M1", "03-05", watch="maybe")]}), plan, "M1", "watch",
                        workers=1)  # fmt: skip
    assert watch.of("nobody").possible and watch.of("nobody").prices[0].price == 1


@pytest.mark.parametrize(
    ("words", "what", "hint"),
    [
        (("M9", "date"), 'no meeting "M9"', "use one of these: M1, M2, M3"),
        (("M3", "referentt"), '"referentt" is neither the date, the venue nor a role', 'you mean "referent"'),
        (("M3", "referent", "Henrick"), 'no member "Henrick"', 'you mean "Henrik"'),
        (("M3", "venue", "Odens"), 'no venue "Odens"', 'you mean "Odense"'),
        (("M3", "date", "soon"), '"soon" is not a date', "write it as 2013-06-05"),
        (("M3", "timekeeper"), "M3 has no tidsholder", 'write timekeeper: "?"'),
    ],
)
def test_misspelt_words_are_refused_with_what_was_meant(words: tuple[str, ...], what: str, hint: str) -> None:
    with pytest.raises(InputError) as raised:
        netplan.why(*benchmark(), *words)
    assert str(raised.value.what) == what and hint in str(raised.value.hint)


def test_titles_and_words_of_both_languages() -> None:
    problem, plan = benchmark()
    assert netplan.why(problem, plan, "møde 2", "venue", workers=1).meeting == "M2"
    assert netplan.why(problem, plan, "M3", "sted", "odense", workers=1).what == "venue"


def test_without_time_nothing_is_called_proven() -> None:
    found = netplan.why(*benchmark(), "M2", "planner", time_limit=0)
    assert not found.proven and "Not everything could be proven in the time given." in found.sentences
    assert not any(one.proven for one in found.choices)


def test_workers_change_nothing() -> None:
    assert netplan.why(*benchmark(), "M3", "referent", workers=3) == asked("M3", "referent")


def test_progress_is_told_and_a_stop_ends_it() -> None:
    told: list[netplan.plan.Progress] = []
    netplan.why(*benchmark(), "M3", "venue", workers=1, progress=told.append)
    assert {"Odense", "Vejle Bibliotek"} <= {one.wish for one in told}


def test_users_own_rules_are_explained_without_a_line_of_theirs() -> None:
    folder = ROOT / "examples/own_rule"
    rule: Any = runpy.run_path(str(folder / "own_rule.py"))["BeforeSummer"]
    problem = netplan.read(folder / "network.yaml", rules=[rule])
    meetings = [{"id": "first", "date": "2027-05-10"}, {"id": "second", "window": "2027-06-14..2027-07-05"},
                {"id": "third", "window": "2027-11-08..2027-11-09"}]  # fmt: skip
    season = problem.with_(season={"meetings": meetings})
    plan = netplan.solve(season, workers=1).require_plan()
    early = netplan.why(season, plan, "second", "date", "2027-06-14", workers=1).of("2027-06-14")
    assert {one.rule for one in early.forbidden_by} == {"before_summer"}
    assert early.breaks[0].sentence == "first, second are all before the summer (before summer)"
    wished = season.with_(network={"rules": (), "wishes": (rule(at_most=1),)})
    plan = netplan.solve(wished, workers=1).require_plan()
    price = netplan.why(wished, plan, "second", "date", workers=1).of("2027-06-14").prices[0]
    assert (price.wish, price.before, price.after, price.sentence) == (
        "before_summer", 0, 1, "at most 1 meetings before the summer",
    )  # fmt: skip


def test_as_a_table_as_a_page_and_as_data() -> None:
    found = asked("M3", "referent")
    frame = found.frame()
    assert list(frame.columns[:3]) == ["chosen", "possible", "proven"]
    assert frame.loc["Kis", "longest_since"] == 3 and frame["longest_since"].isna().sum() == 5
    assert frame.loc["Berit", "forbidden_by"] == "rest, decided" and not frame.loc["Berit", "possible"]
    assert "Henrik (in the plan)" in found._repr_html_() and str(found).startswith("Møde 3, referent")
    assert Why.model_validate(json.loads(found.model_dump_json())) == found
    with pytest.raises(KeyError):
        found.of("Zoe")


def test_it_is_said_in_the_language_of_the_network() -> None:
    problem, plan = benchmark()
    danish = netplan.why(problem.with_(network={"language": "da"}), plan, "M3", "venue", workers=1)
    assert (danish.language, danish.by) == ("da", "lot")


def giving(*wishes: netplan.Rule) -> tuple[netplan.Problem, netplan.Plan]:
    """Return two days of which the first is sooner and the second suits one more member."""
    problem = make(during("M1", "03-05", "03-06"), wishes=wishes, away={"Carl": "03-05"})
    return problem, netplan.solve(problem, workers=1).require_plan()


def test_a_wish_that_gives_does_not_stand_against_the_trade_that_was_asked_for() -> None:
    problem, plan = giving(netplan.rules.Attendance(give=1), netplan.rules.Soon())
    found = netplan.why(problem, plan, "M1", "date", workers=1)
    assert (found.chosen, found.by, found.wish, found.runner_up) == (("2013-03-05",), "wish", "soon", "2013-03-06")
    assert not any(one.better for one in found.choices) and found.proven
    assert "would be better" not in str(found)
    swapped = plan.by_id["M1"].model_copy(update=dict(
        date=dt.date(2013, 3, 6), start=plan.by_id["M1"].start + dt.timedelta(days=1),
        end=plan.by_id["M1"].end + dt.timedelta(days=1),
    ))  # fmt: skip
    found = netplan.why(problem, planned(problem, swapped), "M1", "date", workers=1)
    assert (found.by, found.wish, found.runner_up, found.proven) == ("nobody", "soon", "2013-03-05", True)


def test_a_wish_gives_as_far_as_it_may_and_no_further() -> None:
    problem, plan = giving(netplan.rules.Attendance(give=0.5), netplan.rules.Soon())
    found = netplan.why(problem, plan, "M1", "date", workers=1)
    assert (found.chosen, found.by, found.wish) == (("2013-03-06",), "wish", "attendance")


def test_a_plan_that_no_lot_drew_is_said_to_be_equally_good() -> None:
    problem = make(during("M1", "03-05", "03-06"))
    plan = netplan.solve(problem, workers=1).require_plan()
    drawn = netplan.why(problem, plan, "M1", "date", workers=1)
    assert drawn.by == "lot" and "the lot drew" in drawn.sentences[0]
    (other,) = netplan.alternatives(problem, plan, equal=True, freedom=False, workers=1)
    meeting = plan.by_id["M1"].model_copy(update={
        name: getattr(other.plan.by_id["M1"], name) for name in ("date", "start", "end")
    })  # fmt: skip
    swapped = plan.model_copy(update={"meetings": (meeting,)})  # with the figures of the plan that it was
    for one in (other.plan, swapped, planned(problem, meeting)):
        found = netplan.why(problem, one, "M1", "date", workers=1)
        assert (found.by, found.proven) == ("equal", True)
        assert "equally good would be" in found.sentences[0] and "breaks rules" not in str(found)


def test_a_venue_that_nobody_knows_breaks_no_rule_for_holders() -> None:
    problem = make(on("M1", "03-05"), venues=("North", "South"))
    found = netplan.why(problem, planned(problem, held("M1", "03-05", "Moon")), "M1", "venue", workers=1)
    assert found.sentences[0] == "M1, the venue: no plan with Moon keeps all rules; best would be North or South."
    assert [one.rule for one in found.of("Moon").forbidden_by] == ["plan"]
    assert found.of("Moon").sentence == "Moon: not possible: Moon is no venue of the network."


def test_what_is_opened_of_a_series_is_open_at_that_meeting_alone() -> None:
    series = {"series": "W", "count": 2, "window": "2013-03-05..2013-03-12", "roles": {"scribe": "Anna"}}
    problem = make(series, roles={"scribe": {}}, members="Anna Bo")
    plan = netplan.solve(problem, workers=1).require_plan()
    said = netplan.why(problem, plan, "W-1", "scribe", "Bo", workers=1)
    assert "W-1, scribe (if this were open): " in said.sentences[1]
    alone = opened(problem, "W-1", "scribe", ("Anna",))
    assert [alone.by_id[one].roles["scribe"].open for one in ("W-1", "W-2")] == [1, 0]
