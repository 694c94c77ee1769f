"""Changing a problem's file: every letter that a change does not concern stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from difflib import ndiff
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import netplan
from commands import BENCHMARK
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.io import problem_from_shape
from netplan.io.data_out import yaml_text
from netplan.io.edits import change_file, changed_text
from netplan.io.json_reader import parse_json
from netplan.io.yaml_reader import parse_yaml
from worlds import seeded_world

HEAD = """\
netplan: 1
network:
  id: small
  name: Småt netværk   # æøå
  members:
    - Åse Møller
    - {name: Bo, price: 2}
    - "Carl"
  roles: {minutes: {label: referent}, host: {}}
"""
SEASON = """\
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings:
    - id: M1
      window: week 10  # kept
      minutes: "?"
    - {id: M2, window: week 40}
"""


def said(text: str, *, as_json: bool = False) -> Problem:
    return problem_from_shape((parse_json if as_json else parse_yaml)(text, "network.yaml")[0])


def changed(text: str, change: Callable[[dict[str, Any]], object], *, as_json: bool = False) -> str:
    """Change a text, check that it says what it is to say, and that doing so again changes nothing."""
    before = said(text, as_json=as_json)
    shape = json.loads(json.dumps(before.shape()))
    change(shape)
    after = problem_from_shape(shape)
    fresh = changed_text(text, before, after, as_json=as_json)
    assert said(fresh, as_json=as_json).sha256 == after.sha256
    assert changed_text(fresh, after, after, as_json=as_json) == fresh
    return fresh


def lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and those that came."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def rule(number: int, entry: Any) -> Callable[[dict[str, Any]], object]:
    return lambda shape: shape["network"]["rules"].__setitem__(number, entry)


EASED = {"quorum": {"at_least": "60%", "allow": {"M2": 1}}}
RULES = [
    ("    - quorum: 60%  # as agreed", EASED, ["    - quorum: {at_least: 60%, allow: {M2: 1}}  # as agreed"]),
    ("    - quorum: '60%'", EASED, ["    - quorum: {at_least: '60%', allow: {M2: 1}}"]),
    ("    - quorum: 6", {"quorum": {"at_least": "6", "allow": {"M2": 1}}},
     ["    - quorum: {at_least: 6, allow: {M2: 1}}"]),
    ("    - {quorum: 60%}", EASED, ["    - {quorum: {at_least: 60%, allow: {M2: 1}}}"]),
    ("    - quorum: {at_least: 60%}", EASED, ["    - quorum: {at_least: 60%, allow: {M2: 1}}"]),
    ("    - quorum: {\n        at_least: 60%\n      }", EASED, ["        at_least: 60%,", "        allow: {M2: 1}"]),
    ("    - quorum: {\n        at_least: 60%, # so\n      }", EASED, ["        allow: {M2: 1},"]),
    ("    - quorum:\n        at_least: 60%  # so", EASED, ["        allow: {M2: 1}"]),
    ("    - quorum: 60%", {"quorum": {"at_least": "50%"}}, ["    - quorum: 50%"]),
    ("    - quorum: {at_least: 60%}", {"quorum": {"at_least": "50%"}}, ["    - quorum: {at_least: 50%}"]),
    ("    - open_venue", {"open_venue": {"allow": {"M2": 1}}}, ["    - open_venue: {allow: {M2: 1}}"]),
    ("    - open_venue: {}", {"open_venue": {"allow": {"M2": 1}}}, ["    - open_venue: {allow: {M2: 1}}"]),
    ("    - open_venue:", {"open_venue": {"allow": {"M2": 1}}}, ["    - open_venue: {allow: {M2: 1}}"]),
    (
        "    - open_venue: {allow: {M1: 1}}", {"open_venue": {"allow": {"M1": 1, "M2, Bo": 1}}},
        ['    - open_venue: {allow: {M1: 1, "M2, Bo": 1}}'],
    ),
    ("    - rest: {roles: referent, meetings: 3}", {"rest": {"roles": ["minutes"], "meetings": 2}},
     ["    - rest: {roles: referent, meetings: 2}"]),
    ("    - rest: {roles: referent, meetings: 3}", {"rest": {"roles": ["minutes"]}},
     ["    - rest: {roles: referent, meetings: 1}"]),
    ("    - rest: {roles: referent, meetings: 3}", {"rest": {"roles": ["minutes"], "days": 30}},
     ["    - rest: {roles: referent, days: 30}"]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "entry", "new"), RULES)
def test_a_rule_is_changed_however_it_is_written(written: str, entry: Any, new: list[str]) -> None:
    text = f"{HEAD}  rules:\n    # how many come\n{written}\n    - one_duty\n{SEASON}"
    assert lines(text, changed(text, rule(0, entry)))[1] == new


def test_rules_in_brackets_stay_in_brackets() -> None:
    text = f"{HEAD}  rules: [open_venue, quorum: 60%, one_duty]\n{SEASON}"
    fresh = changed(text, rule(0, {"open_venue": {"allow": {"M2": 1}}}))
    assert "  rules: [{open_venue: {allow: {M2: 1}}}, quorum: 60%, one_duty]\n" in fresh
    assert "  rules: [open_venue, quorum: 60%]\n" in changed(text, lambda shape: shape["network"]["rules"].pop())
    assert "  rules: [quorum: 60%, one_duty]\n" in changed(text, lambda shape: shape["network"]["rules"].pop(0))


def test_a_rule_goes_with_its_own_comment_only() -> None:
    gone = "    # how many come\n    # (2012)\n    - quorum: 60%  # so\n"
    text = f"{HEAD}  rules:\n    - capacity\n{gone}\n    # one\n    - one_duty\n{SEASON}"
    assert changed(text, lambda shape: shape["network"]["rules"].pop(1)) == text.replace(gone, "")


def test_the_last_rule_goes_with_its_heading() -> None:
    text = f"{HEAD}  rules:\n    - one_duty\n{SEASON}"
    assert changed(text, lambda shape: shape["network"].pop("rules")) == HEAD + SEASON


def test_a_new_rule_stands_as_the_others_do() -> None:
    entry = {"quorum": {"at_least": "60%", "allow": {"M1": 1}}}
    text = f"{HEAD}  rules:\n  - one_duty\n  # the end\n{SEASON}"
    fresh = changed(text, lambda shape: shape["network"]["rules"].append(entry))
    assert "  - one_duty\n  - quorum: {at_least: 60%, allow: {M1: 1}}\n  # the end\n" in fresh
    fresh = changed(HEAD + SEASON, lambda shape: shape["network"].update(rules=["one_duty", entry]))
    assert "\n  rules:\n    - one_duty\n    - quorum: {at_least: 60%, allow: {M1: 1}}\n" in fresh


def also(number: int, *days: str) -> Callable[[dict[str, Any]], object]:
    return lambda shape: shape["season"]["meetings"][number].update(also=list(days))


def test_dates_of_a_meeting_stand_beside_its_window() -> None:
    text = HEAD + SEASON
    assert lines(text, changed(text, also(0, "2027-07-02"))) == ([], ["      also: [2027-07-02]"])
    assert lines(text, changed(text, also(1, "2027-07-02")))[1] == [
        "    - {id: M2, window: week 40, also: [2027-07-02]}"
    ]
    one = text.replace("# kept\n", "# kept\n      also: 2027-07-02 # so\n")
    assert lines(one, changed(one, also(0, "2027-07-02", "2027-07-09")))[1] == [
        "      also: [2027-07-02, 2027-07-09] # so"
    ]
    many = text.replace("# kept\n", "# kept\n      also:\n        - 2027-07-02 # so\n")
    assert lines(many, changed(many, also(0, "2027-07-02", "2027-07-09"))) == ([], ["        - 2027-07-09"])


def asked(**days: list[str]) -> Callable[[dict[str, Any]], object]:
    """Let people come who said no, whatever else is written of who can come."""

    def change(shape: dict[str, Any]) -> None:
        anyway = shape["season"].setdefault("availability", {}).setdefault("anyway", {})
        anyway.update({name.replace("_", " "): value for name, value in days.items()})

    return change


AVAILABILITY = [
    ("", ["  availability:", "    anyway: {Åse Møller: [2027-03-08]}"]),
    ("  availability:\n", ["  availability: {anyway: {Åse Møller: [2027-03-08]}}"]),
    ("  availability: {}\n", ["  availability: {anyway: {Åse Møller: [2027-03-08]}}"]),
    (
        "  availability: {away: {Bo: 2027-03-08}}\n",
        ["  availability: {away: {Bo: 2027-03-08}, anyway: {Åse Møller: [2027-03-08]}}"],
    ),
    (
        "  availability:\n    away:\n      Bo: 2027-03-08 # holidays\n",
        ["    anyway:", "      Åse Møller: [2027-03-08]"],
    ),
    ("  availability:\n    away: {Bo: 2027-03-08}", ["    anyway: {Åse Møller: [2027-03-08]}"]),
    (
        "  availability:\n    anyway: {Åse: [2027-03-09]}\n",
        ["    anyway: {Åse: [2027-03-09, 2027-03-08]}"],
    ),
    ("  availability:\n    anyway:\n      Bo: [2027-03-09]\n", ["      Åse Møller: [2027-03-08]"]),
]


@pytest.mark.parametrize(("written", "new"), AVAILABILITY)
def test_who_is_asked_again_stands_with_who_can_come(written: str, new: list[str]) -> None:
    text = HEAD + SEASON + written
    days = ["2027-03-09", "2027-03-08"] if "Åse:" in written else ["2027-03-08"]
    fresh = changed(text, asked(Åse_Møller=days))
    assert lines(text, fresh)[1] == new
    windows = changed(text.replace("\n", "\r\n"), asked(Åse_Møller=days))
    assert windows == fresh.replace("\n", "\r\n")


def test_a_holder_is_replaced_in_the_manner_of_the_file() -> None:
    text = HEAD + SEASON.replace('"?"', "Åse Møller").replace("week 40}", "week 40, referent: [Åse, \"Bo\"]}")
    text = text.replace("minutes: {label: referent}", "minutes: {label: referent, count: 1-2}")
    fresh = changed(text, lambda shape: shape["season"]["meetings"][0].update(minutes="none"))
    assert lines(text, fresh)[1] == ["      minutes: none"]
    fresh = changed(text, lambda shape: shape["season"]["meetings"][1].update(minutes=["Carl", "Bo"]))
    assert lines(text, fresh)[1] == ['    - {id: M2, window: week 40, referent: [Carl, "Bo"]}']


def test_a_text_keeps_the_quotes_that_people_gave_it() -> None:
    text = HEAD + SEASON.replace("week 40", "'week 40'")
    assert "{id: M2, window: 'week 41'}" in changed(
        text, lambda shape: shape["season"]["meetings"][1].update(window="week 41")
    )
    assert "      minutes: Bo\n" in changed(text, lambda shape: shape["season"]["meetings"][0].update(minutes="Bo"))


def test_a_block_gives_way_to_one_value() -> None:
    text = HEAD + SEASON.replace('minutes: "?"', "minutes:  # two\n        - Bo\n        - Carl\n      host: Bo")
    text = text.replace("minutes: {label: referent}", "minutes: {label: referent, count: 0-2}")
    fresh = changed(text, lambda shape: shape["season"]["meetings"][0].update(minutes="none"))
    assert "      minutes: none  # two\n      host: Bo\n" in fresh


JSONS = [
    (None, '"also": ["2027-07-02"]'),
    (2, '\n        "window": "week 40",\n        "also": ["2027-07-02"]\n'),
    (1, '\n    "window": "week 40",\n    "also": ["2027-07-02"]\n'),
]


@pytest.mark.parametrize(("indent", "new"), JSONS)
def test_json_stays_json(indent: int | None, new: str) -> None:
    shape = parse_yaml(HEAD + "  rules: [quorum: 60%, one_duty]\n" + SEASON, "")[0]
    text = json.dumps(shape, ensure_ascii=False, indent=indent) + "\n"
    assert new in changed(text, also(1, "2027-07-02"), as_json=True)
    fresh = changed(text, rule(0, EASED), as_json=True)
    assert '"quorum": {"at_least": "60%", "allow": {"M2": 1}}' in fresh
    fresh = changed(text, lambda shape: shape["network"]["rules"].pop(), as_json=True)
    assert "one_duty" not in fresh
    assert len(lines(text, fresh)[1]) <= 1


def _written(shape: dict[str, Any], random: Random) -> tuple[str, bool]:
    """Write a problem in one of many ways."""
    shape = {"netplan": 1, **shape}
    if random.random() < 0.3:
        return json.dumps(shape, ensure_ascii=random.random() < 0.5, indent=random.choice([None, 1, 2, 4])), True
    text = yaml.safe_dump(
        json.loads(json.dumps(shape)), allow_unicode=True, sort_keys=False, indent=random.choice([2, 3, 4]),
        default_flow_style=random.choice([None, True, False]), width=random.choice([60, 1000]),
    )  # fmt: skip
    text = "# all of it\n" + (text.rstrip("\n") if random.random() < 0.3 else text)
    return text.replace("\n", "\r\n") if random.random() < 0.3 else text, False


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_any_file_can_be_made_to_say_any_other_problem(seed: int, other: int) -> None:
    before, after = problem_from_shape(seeded_world(seed)), problem_from_shape(seeded_world(other))
    text, as_json = _written(before.shape(), Random(seed + other))
    fresh = changed_text(text, before, after, as_json=as_json)
    assert said(fresh, as_json=as_json).sha256 == after.sha256
    assert text.startswith("#") == fresh.startswith("#")
    assert ("\r\n" in text) == ("\r\n" in fresh)
    assert fresh.count("\r") in (0, fresh.count("\n"))


def eased(problem: Problem, **fields: Any) -> Problem:
    shape = problem.shape()
    return problem_from_shape({"network": {**shape["network"], **fields}, "season": shape["season"]})


def test_the_example_is_changed_in_one_line(tmp_path: Path) -> None:
    content = Path(BENCHMARK).read_bytes()
    file = tmp_path / "network.yaml"
    file.write_bytes(content)
    problem = netplan.read(file)
    after = eased(problem, rules=[{"rest": {"roles": ["minute_taker"], "meetings": 2, "allow": {"Kis": 1}}}])
    (hunk,) = change_file(file, problem, after)
    old = "    - rest: {roles: minute_taker, meetings: 2}"
    new = "    - rest: {roles: minute_taker, meetings: 2, allow: {Kis: 1}}"
    assert (hunk.removed, hunk.added) == ((old,), (new,))
    assert content.decode().splitlines()[hunk.line - 1] == old
    assert file.read_bytes() == content.replace(old.encode(), new.encode())
    assert change_file(file, after, after) == ()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_keeps_its_encoding(tmp_path: Path, codec: str) -> None:
    file, text = tmp_path / "network.yml", (HEAD + SEASON).replace("\n", "\r\n")
    file.write_bytes(text.encode(codec))
    problem = netplan.read(file)
    change_file(file, problem, eased(problem, rules=["one_duty"]))
    fresh = text.replace("season:", "  rules:\r\n    - one_duty\r\nseason:")
    assert file.read_bytes() == fresh.encode(codec)


def test_letters_that_the_file_cannot_hold_are_refused(tmp_path: Path) -> None:
    file, content = tmp_path / "network.yaml", (HEAD + SEASON).encode("cp1252")
    file.write_bytes(content)
    problem = netplan.read(file)
    with pytest.raises(InputError, match="letters"):
        change_file(file, problem, eased(problem, name="Łódź"))
    assert file.read_bytes() == content


def test_the_file_itself_stays_when_another_is_written(tmp_path: Path) -> None:
    file, out = tmp_path / "network.yaml", tmp_path / "eased.yaml"
    file.write_text(HEAD + SEASON, encoding="utf-8")
    problem = netplan.read(file)
    after = eased(problem, rules=["one_duty"])
    change_file(file, problem, after, out)
    assert file.read_text(encoding="utf-8") == HEAD + SEASON
    assert netplan.read(out).sha256 == after.sha256


def test_yaml_is_never_written_under_the_name_of_json(tmp_path: Path) -> None:
    file, out = tmp_path / "network.yaml", tmp_path / "network.json"
    file.write_text(HEAD + SEASON, encoding="utf-8")
    problem = netplan.read(file)
    with pytest.raises(InputError, match="kind"):
        change_file(file, problem, eased(problem, rules=["one_duty"]), out)
    assert not out.exists()


POLL = "navn;2027-03-08;2027-03-09\nÅse Møller;nej;ja\nBo;ja;ja\n"


def test_other_files_are_never_rewritten(tmp_path: Path) -> None:
    (tmp_path / "poll.csv").write_text(POLL, encoding="utf-8")
    (tmp_path / "history.csv").write_text("date,role,member\n2026-03-02,minutes,Bo\n", encoding="utf-8")
    file = tmp_path / "network.yaml"
    text = f"{HEAD}  history: history.csv\n{SEASON}  availability:\n    polls: [poll.csv]\n"
    file.write_text(text, encoding="utf-8")
    problem = netplan.read(file)
    shape = problem.shape()
    answers = shape["season"]["availability"]["polls"][0]["answers"]
    answers["Åse Møller"][0] = "yes"
    with pytest.raises(InputError, match="file of its own") as raised:
        change_file(file, problem, problem_from_shape(shape))
    assert raised.value.line == text[: text.index("[poll.csv")].count("\n") + 1
    with pytest.raises(InputError, match="file of its own"):
        change_file(file, problem, eased(problem, history=[{"date": "2026-03", "role": "minutes", "member": "Carl"}]))
    assert file.read_text(encoding="utf-8") == text
    shape = problem.shape()
    shape["season"]["availability"]["anyway"] = {"Åse Møller": ["2027-03-08"]}
    (hunk,) = change_file(file, problem, problem_from_shape(shape))
    assert hunk.added == ("    anyway: {Åse Møller: [2027-03-08]}",)


def test_a_text_that_would_not_say_the_same_is_never_written(tmp_path: Path) -> None:
    """Another folder has no such poll: nothing may be written there."""
    (tmp_path / "poll.csv").write_text(POLL, encoding="utf-8")
    file, out = tmp_path / "network.yaml", tmp_path / "deep" / "network.yaml"
    out.parent.mkdir()
    file.write_text(HEAD + SEASON + "  availability: {polls: [poll.csv]}\n", encoding="utf-8")
    problem = netplan.read(file)
    with pytest.raises(InputError, match="nothing was changed"):
        change_file(file, problem, eased(problem, rules=["one_duty"]), out)
    assert not out.exists()


@pytest.mark.parametrize("name", ["library_network", "polls", "benchmark_network"])
def test_files_written_by_netplan_can_be_changed(name: str) -> None:
    problem = netplan.read(Path(BENCHMARK).parents[1] / name / "network.yaml")
    text = yaml_text(problem)
    fresh = changed_text(text, problem, eased(problem, rules=["one_duty"]))
    assert said(fresh).sha256 == eased(problem, rules=["one_duty"]).sha256


def _commented(shape: dict[str, Any], random: Random) -> str:
    """Write a problem with comments, indented in any way, between its lines and behind them."""
    text = yaml.safe_dump(
        {"netplan": 1, **json.loads(json.dumps(shape))}, allow_unicode=True, sort_keys=False, width=10_000,
        indent=random.choice([2, 3, 4]), default_flow_style=random.choice([None, False]),
    )  # fmt: skip
    found: list[str] = []
    for number, line in enumerate(text.splitlines()):
        indent = len(line) - len(line.lstrip())
        if random.random() < 0.2:
            found.append(" " * random.choice([0, 2, indent]) + f"# {number} - x: [y, {{")
        found.append(line + (f"  # {number}, {{ - [ :" if random.random() < 0.2 else ""))
        found.extend([""] * (random.random() < 0.1))
    return "\n".join([*found, "# the end"] if random.random() < 0.5 else found)


def _eased(shape: dict[str, Any], random: Random) -> None:
    """Change a problem as a repair does."""
    kind = random.choice(["anyway", "also", "rule", "allow"])
    rules = shape["network"].setdefault("rules", [])
    if kind == "anyway":
        anyway = shape["season"].setdefault("availability", {}).setdefault("anyway", {})
        member = random.choice(shape["network"]["members"])
        anyway[member if isinstance(member, str) else member["name"]] = ["2013-05-06"]
    elif kind == "also":
        random.choice(shape["season"]["meetings"])["also"] = ["2013-05-06"]
    elif kind == "rule" or not rules:
        rules.append({"present": {"allow": {"M1": 1}}})
    else:
        number = random.randrange(len(rules))
        name, fields = (rules[number], {}) if isinstance(rules[number], str) else next(iter(rules[number].items()))
        rules[number] = {name: {**fields, "allow": {"M1": 2}}}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_a_repair_touches_one_line_at_most_and_no_comment(seed: int) -> None:
    random = Random(seed)
    before = problem_from_shape(seeded_world(seed))
    text = _commented(before.shape(), random)
    shape = json.loads(json.dumps(before.shape()))
    _eased(shape, random)
    after = problem_from_shape(shape)
    fresh = changed_text(text, before, after)
    assert said(fresh).sha256 == after.sha256
    assert [one for one in fresh.split() if one.startswith("#")] == [one for one in text.split() if one.startswith("#")]
    gone = [line for line in ndiff(text.splitlines(), fresh.splitlines()) if line.startswith("-")]
    assert len(gone) <= 1
