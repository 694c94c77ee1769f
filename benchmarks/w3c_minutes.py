"""Who takes the minutes, in two W3C working groups with the people who were really there: ``w3c_minutes.py FOLDER``.

Each group-year is planned by itself: the largest number of minute-taker duties must be the published optimum. Then one
group's four years are planned in sequence with the ledger, and the spread is compared with that of the years alone.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import netplan

ROLE = "minute_taker"
FOUR_YEARS = "publ-wg"
PART_OF_THE_YEAR = 0.25
"""Members of a group-year are those who were at so much of its meetings."""


def split(cell: str) -> list[str]:
    """Return the names in a cell."""
    return [name.strip() for name in cell.split(";") if name.strip()]


def read_meetings(folder: Path) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return the meetings of each group and year, in order."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    with (folder / "meetings.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            meetings = found.setdefault((row["group"], row["date"][:4]), [])
            again = sum(one["date"] == row["date"] for one in meetings)  # some days have two meetings
            meetings.append({
                "date": row["date"], "time": f"{9 + 2 * again:02}:00-{10 + 2 * again:02}:00",
                "present": split(row["present"]), "chair": split(row["chair"]),
            })  # fmt: skip
    return {key: sorted(meetings, key=lambda one: (one["date"], one["time"])) for key, meetings in found.items()}


def members_of(meetings: list[dict[str, Any]]) -> list[str]:
    """Return who was at enough of the year's meetings."""
    times = Counter(name for meeting in meetings for name in set(meeting["present"]))
    return sorted(name for name, count in times.items() if count >= PART_OF_THE_YEAR * len(meetings))


def year_of(group: str, year: str, meetings: list[dict[str, Any]], **network: Any) -> netplan.Problem:
    """Return one year of a group as a problem: dates and chairs stand, minute-takers are to be found."""
    names = members_of(meetings)
    listed = [
        {"id": f"{year}-{number:02}", "date": one["date"], "time": one["time"], ROLE: "?",
         "chair": [name for name in one["chair"] if name in one["present"]][:1] or "none"}
        for number, one in enumerate(meetings)
    ]  # fmt: skip
    poll = [f"{one['date']} {one['time']}" for one in meetings]
    answers = {name: ["yes" if name in one["present"] else "no" for one in meetings] for name in names}
    return netplan.problem_from_shape({
        "network": {
            "id": group, "name": group, "timezone": "UTC", "members": network.pop("members", names),
            "roles": {"chair": {"count": "0-1", "fill": "by hand", "external": True}, ROLE: {"not_with": "chair"}},
            "wishes": [{"fairest": {"roles": ROLE}}, {"fair_share": {"roles": ROLE}}], **network,
        },
        "season": {
            "name": year, "from": f"{year}-01-01", "to": f"{year}-12-31", "meetings": listed,
            "weekdays": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            "availability": {"polls": [{"name": "attendance", "options": poll, "answers": answers}]},
        },
    })  # fmt: skip


def solved(problem: netplan.Problem) -> netplan.Plan:
    """Return the plan; its first wish must be proven."""
    plan = netplan.solve(problem, time_limit=30).require_plan()
    assert plan.wishes[0].proven, plan.wishes[0]
    return plan


def faults(plan: netplan.Plan, meetings: list[dict[str, Any]]) -> int:
    """Count absent people who take minutes, and meetings whose chair does."""
    present = {f"{one['date'][:4]}-{number:02}": set(one["present"]) for number, one in enumerate(meetings)}
    absent = sum(name not in present[one.id] for one in plan.meetings for name in one.holders(ROLE))
    both = sum(bool({*one.holders(ROLE)} & {*one.holders("chair")}) for one in plan.meetings)
    return absent + both


def each_year_alone(years: dict[tuple[str, str], list[dict[str, Any]]], folder: Path) -> int:
    """Plan every group-year by itself and return how many of them are wrong."""
    wrong = 0
    print("group     year  meetings  members  largest  optimum  people took it  seconds")
    with (folder / "human_baseline.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            key = row["group"], row["year"]
            began = time.perf_counter()
            plan = solved(year_of(*key, years[key]))
            duties = Counter(name for one in plan.meetings for name in one.holders(ROLE))
            optimum, largest = int(row["optimal_max_given_real_attendance"]), max(duties.values())
            good = largest == optimum and faults(plan, years[key]) == 0 and sum(duties.values()) == len(years[key])
            wrong += not good
            print(f"{key[0]:9} {key[1]}  {len(years[key]):8}  {len(members_of(years[key])):7}  {largest:7}  {optimum:7}"
                  f"  {len(duties):14}  {time.perf_counter() - began:7.1f}{'' if good else '  WRONG'}")  # fmt: skip
    return wrong


def over_years(years: dict[tuple[str, str], list[dict[str, Any]]]) -> tuple[float, float]:
    """Return the spread of the balances over the years, planned with the ledger and each year alone."""
    mine = {year: meetings for (group, year), meetings in years.items() if group == FOUR_YEARS and len(meetings) > 5}
    belongs = {year: set(members_of(meetings)) for year, meetings in mine.items()}
    members = [
        {"name": name, "leave": [f"{year}-01-01..{year}-12-31" for year in mine if name not in belongs[year]]}
        for name in sorted(set().union(*belongs.values()))
    ]
    spreads = []
    for with_ledger in (True, False):
        history: list[dict[str, str]] = []
        for year, meetings in mine.items():
            seen = history if with_ledger else []
            plan = solved(year_of(FOUR_YEARS, year, meetings, members=members, history=seen))
            assert faults(plan, meetings) == 0
            history = [*history, *(
                {"date": str(one.date), "meeting": one.id, "role": ROLE, "member": name}
                for one in plan.meetings for name in one.holders(ROLE)
            )]  # fmt: skip
        everybody = [member["name"] for member in members]
        last = {"date": "2021-01-04", "time": "09:00-10:00", "present": everybody, "chair": []}
        closed = year_of(FOUR_YEARS, "2021", [last], members=members, history=history)
        balances = [row.balance for row in netplan.fairness(closed).rows if row.role == ROLE]
        spreads.append(max(balances) - min(balances))
    return spreads[0], spreads[1]


def main(folder: Path) -> int:
    """Plan everything and print the figures."""
    years = read_meetings(folder)
    wrong = each_year_alone(years, folder)
    ledger, alone = over_years(years)
    print(f"\n{FOUR_YEARS}, four years, largest less smallest balance in duties: "
          f"{ledger:.2f} with the ledger, {alone:.2f} each year alone")  # fmt: skip
    return int(wrong > 0 or ledger > alone)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
