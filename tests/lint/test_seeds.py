"""Five documents of real networks, as files: what a first look must say of each, and that it says no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import netplan
from looked import by_rule

SEEDS = Path(__file__).parent / "seeds"


def seed(number: int) -> netplan.Problem:
    return netplan.read(SEEDS / f"s{number}.yaml")


def summary(problem: netplan.Problem) -> dict[str, list[tuple[str, ...]]]:
    return {rule: [one.about for one in found] for rule, found in by_rule(netplan.check(problem)).items()}


def changed(problem: netplan.Problem, meeting: str, **fields: Any) -> netplan.Problem:
    entries = problem.shape()["season"]["meetings"]
    return problem.with_(season={"meetings": [
        {**one, **fields} if meeting in (one.get("id"), one.get("series")) else one for one in entries
    ]})  # fmt: skip


def test_an_invitation_with_an_agenda_raises_nothing() -> None:
    assert summary(seed(0)) == {}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"date": "2009-03-13"}, "written_day"),
        ({"title": "Torsdag den 6. marts 2009"}, "weekday"),
        ({"title": "6. marts kl. 10-13"}, "written_hours"),
    ],
)
def test_an_invitation_that_contradicts_itself(fields: dict[str, Any], rule: str) -> None:
    assert summary(changed(seed(0), "M2", **fields)) == {rule: [("M2",)]}


WITHOUT = ("Henrik", "Maria", "Berit", "Kis", "Bente", "Elisabeth", "Jane", "Majbrit")
CONTRACT = {
    "open_slot": [("M3", "referent")],
    "deferred_role": [(meeting, "mødeleder") for meeting in ("M1", "M2", "M3")],
    "unused_role": [("tidsholder",)],
    "ambiguous_window": [("M1",)],
    "chronology": [("Opstart", "Præsentation")],
    "no_organisation": [WITHOUT],
}


def test_the_contract_of_the_benchmark_network() -> None:
    problem = seed(1)
    assert summary(problem) == CONTRACT
    found = by_rule(netplan.check(problem))
    assert {rule: {str(one.level) for one in some} for rule, some in found.items()} == {
        "open_slot": {"note"}, "deferred_role": {"note"}, "unused_role": {"warning"}, "ambiguous_window": {"warning"},
        "chronology": {"warning"}, "no_organisation": {"note"},
    }  # fmt: skip
    assert found["no_organisation"][0].amount == 8


def test_the_window_that_can_be_read_as_a_gloss_or_as_a_minus_names_both() -> None:
    (found,) = by_rule(netplan.check(seed(1)))["ambiguous_window"]
    assert "(A) weeks 9 and 10 of 2013, that is 25 Feb 2013 to 10 Mar 2013;" in found.sentence
    assert "(B) late February 2013 and early March 2013 except weeks 9 and 10 of 2013" in found.sentence
    assert found.sentence.endswith("planned is weeks 9 and 10 of 2013")


def test_the_start_up_before_its_presentation_lists_each_year_that_would_mend_it() -> None:
    (found,) = by_rule(netplan.check(seed(1)))["chronology"]
    what, _, repairs = str(found.sentence).partition("; any one of these would mend it: ")
    assert what == (
        "Opstart (January 2013) is neither when the network was founded, 17 Jan 2012, nor after "
        "Præsentation (November 2013)"
    )
    assert repairs == (
        "founded 17 Jan 2013 (a Thursday), Opstart in January 2012, Opstart in January 2014 "
        "and Præsentation in November 2012"
    )


def test_each_repair_of_the_contract_is_one() -> None:
    problem = seed(1)
    longer = problem.with_(season={"name": "2012-2014", "from": "2012-01-01", "to": "2014-12-31"})
    for one in ("M2", "M3"):
        month = {"M2": "juni 2013", "M3": "december 2013"}[one]
        longer = changed(longer, one, window=month, says=month)
    longer = changed(longer, "M1", window="weeks 9-10 2013", says=None)
    assert "chronology" in summary(longer)
    mended = [
        problem.with_(network={"founded": "2013-01-17"}), changed(longer, "Opstart", window="Januar 2014"),
        changed(longer, "Opstart", window="Januar 2012"), changed(longer, "Præsentation", window="November 2012"),
    ]  # fmt: skip
    assert all("chronology" not in summary(one) for one in mended)


def test_the_contract_in_its_own_order_or_by_time_is_warned_of_before_any_solving() -> None:
    problem = seed(1)
    (found,) = by_rule(netplan.check(problem.with_(season={"any_order": False})))["chronology"]
    assert "Præsentation (November 2013) is listed after M3 (December 2013) and cannot be after it" in found.sentence
    by_month = ("Opstart", "M1", "M2", "Præsentation", "M3")
    entries = {one["id"]: one for one in problem.shape()["season"]["meetings"]}
    listed = problem.with_(season={"any_order": False, "meetings": [entries[id_] for id_ in by_month]})
    assert {**summary(listed), "deferred_role": []} == {**CONTRACT, "deferred_role": []}


def test_the_lesson_plan_in_the_year_in_which_all_its_days_are_weekdays() -> None:
    assert summary(seed(2)) == {}


YEARS = [(2009, "15 Nov 2009: Sunday"), (2011, "27 Aug 2011: Saturday"), (2012, "1 Dec 2012: Saturday")]


@pytest.mark.parametrize(("year", "against"), YEARS)
def test_the_lesson_plan_in_another_year_is_told_which_fits(year: int, against: str) -> None:
    problem = seed(2)
    entries = [{**one, "date": one["date"].replace("2010", str(year))} for one in problem.shape()["season"]["meetings"]]
    season = {"name": str(year), "from": f"{year}-01-01", "to": f"{year}-12-31", "meetings": entries}
    found = by_rule(netplan.check(problem.with_(season=season)))
    (said,) = found["year"]
    assert sorted(found) == ["unusual_date", "year"]
    assert said.sentence.endswith("; all of them are in 2004 and 2010" if year == 2009 else "; all of them are in 2010")
    assert against in said.sentence


def test_the_days_of_the_lesson_plan_without_years_are_refused_with_the_year_that_fits() -> None:
    shape = seed(2).shape()
    for one in shape["season"]["meetings"]:
        one["date"] = one["says"].split(" kl.")[0].split(" Kl.")[0].split("Kl.")[0]
    shape["season"] |= {"from": "2011-09-01", "to": "2011-09-20"}
    with pytest.raises(netplan.InputError, match=r"27\. august") as caught:
        netplan.problem_from_shape(shape)
    assert "the dates without a year fit 2010" in caught.value.hint


def test_the_project_of_two_parties() -> None:
    problem = seed(3)
    assert summary(problem) == {"count": [("Workshop",)], "no_organisation": [("Helle Mylund Jakobsen",)]}
    (found,) = by_rule(netplan.check(problem))["count"]
    assert found.sentence == '"to efterfølgende workshops" (Workshop): the count is 1-2'
    agreed = changed(problem, "Workshop", count=2)
    assert [one.sentence for one in netplan.check(agreed) if one.rule == "count"] == [
        '"1-2 workshops" (Workshop): the count is 2'
    ]


def test_the_two_people_called_helle_are_not_mixed_up() -> None:
    problem = seed(3)
    shape = problem.shape()
    shape["network"]["roles"]["projektleder"]["holder"] = ["Helle", "Bettina"]
    with pytest.raises(netplan.InputError, match='"Helle" may be Helle Mikkelsen / Helle Mylund Jakobsen'):
        netplan.problem_from_shape(shape)
    shape["network"]["roles"]["projektleder"]["holder"] = ["Helle, KL", "Bettina"]
    assert netplan.problem_from_shape(shape) == problem


def test_east_and_west_without_a_venue_in_either_are_said() -> None:
    shape = seed(3).shape()
    shape["network"]["rules"].append({"regions": {"meetings": "Workshop"}})
    said = [one.sentence for one in netplan.check(netplan.problem_from_shape(shape)) if one.rule == "nothing_to_judge"]
    assert said == ["regions has nothing to judge: there are no venues"]
    shape["network"]["venues"] = ["Odense", "Vejle"]
    said = [one.sentence for one in netplan.check(netplan.problem_from_shape(shape)) if one.rule == "nothing_to_judge"]
    assert said == ["regions has nothing to judge: no venue has a region"]


def test_the_conference_whose_notice_is_in_utc() -> None:
    (found,) = netplan.check(seed(4))
    assert (found.rule, found.about, found.amount, found.unit, found.level) == (
        "time_zone", ("Konference",), 2, "hours", "warning",
    )  # fmt: skip
    assert found.sentence == (
        '"kl. 07:00 - 14:00" (Konference): 07:00-14:00 is exactly 2 hours early against the time 09:00-16:00: '
        "these are the times in UTC"
    )


def test_the_conference_typed_in_from_its_notice() -> None:
    (found,) = netplan.check(changed(seed(4), "Konference", time="07:00-14:00", says="9.00 - 16.00"))
    assert found.sentence == (
        '"9.00 - 16.00" (Konference): the time 07:00-14:00 is exactly 2 hours early against 09:00-16:00: '
        "it is the time in UTC"
    )
