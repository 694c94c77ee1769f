from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from contract import HISTORY, NETWORK
from netplan.io import read, schema
from netplan.io.data_in import parse_file
from netplan.rules import RULES

WRONG = Path(__file__).parents[1] / "wrong"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    made = schema()
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def _data(path: Path) -> Any:
    return parse_file(path)[0]


def test_what_can_be_read_fits_the_schema(validator: Draft202012Validator, tmp_path: Path) -> None:
    path = tmp_path / "network.yaml"
    path.write_text(NETWORK.replace("  founded:\n", ""), encoding="utf-8")
    (tmp_path / "history.csv").write_text(HISTORY, encoding="utf-8")
    (tmp_path / "doodle.csv").write_text("name;2013-02-26\nKis;ja\n")
    (tmp_path / "second.csv").write_text("name,2013-06-18\nMaria,yes\n")
    assert list(validator.iter_errors(_data(path))) == []
    assert list(validator.iter_errors({"netplan": 1, **read(path).shape()})) == []


def test_every_way_to_write_a_value_fits(validator: Draft202012Validator) -> None:
    data = {
        "$schema": "netplan.schema.json",
        "netplan": 1,
        "network": {
            "id": "n", "name": "N", "closed": "06-05",
            "members": [
                {"name": "Bo", "tags": "north", "leave": "2013-01-01..2013-02-01", "joined": "2012-01-01"},
                {"name": "Ea", "away": {"when": "not before 10"}},
            ],
            "roles": {"presenter": None, "planner": {"count": "2+", "includes": ["presenter"]}, "chair": {"count": 1}},
            "rules": ["one_duty", {"spacing": "8 weeks"}, {"rest": {"roles": "chair", "meetings": 2}}],
            "wishes": [{"attendance": None}, {"fair_share": ["chair"]}, {"fair_share": {"give": 0.5}}],
            "history": [{"date": "2012-Q2", "role": "chair", "member": "Bo"}],
        },
        "season": {
            "name": "2013", "from": "2013-01-01", "to": "2013-12-31", "weekdays": "Monday", "time": "kl. 9.30 til 15",
            "meetings": [
                {"id": "M1", "date": {"tentative": "2013-03-05"}, "venue": "Odense", "chair": {"tentative": "Bo"}},
                {"id": "M2", "date": "2013-06-05", "planner": ["Bo", "?", {"tentative": "Bo"}], "chair": "none"},
                {"series": "work", "count": "2-3", "window": "Q4", "after": "M2", "chair": "?"},
            ],
            "availability": {
                "answers": {"Bo": {"no": "June", "not_preferred": {"when": "Fridays after 13", "reason": ["a", 1]}}},
                "away": {"Bo": ["Mondays", {"when": "week 7", "reason": "private"}]},
                "polls": [{"file": "a.csv"}, {"name": "p", "options": ["2013-03-05"], "answers": {"Bo": ["x"]}}],
                "calendars": {"Bo": "bo.ics", "Ea": ["ea", {
                    "name": "e.ics", "busy": ["2013-03-05 09:00..2013-03-06 08:00"], "left_out": {"free": 1},
                }]},
            },
        },
    }  # fmt: skip
    assert list(validator.iter_errors(data)) == []


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("holidays", "DE-BY", True), ("holidays", ["DK", "SE"], True), ("holidays", {"DK": 1}, False),
        ("school_holidays", "Herning", True), ("school_holidays", ["ferier.csv", {"Aarhus": ["week 7"]}], True),
        ("school_holidays", {"Herning": "known", "Aarhus": ["week 7"], "Ribe": None}, True),
        ("school_holidays", [7], False), ("school_holidays", {"Herning": 7}, False),
        ("organisations", {"A": {"closed": ["12-27..12-30", "week 7"], "school_holidays": "Herning"}}, True),
        ("organisations", {"A": {"close": "week 7"}}, False), ("organisations", ["A"], False),
    ],
)  # fmt: skip
def test_the_forms_of_closed_days(validator: Draft202012Validator, field: str, value: Any, fits: bool) -> None:
    season = {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": [{"id": "M1"}]}
    network = {"id": "n", "name": "N", "members": [{"name": "Bo", "organisation": "A"}], field: value}
    assert validator.is_valid({"netplan": 1, "network": network, "season": season}) == fits


@pytest.mark.parametrize(
    "name",
    [
        "any_order_as_word", "away_without_when", "capacity_as_word", "capacity_zero", "closed_text", "count_in_words",
        "fill_word", "holder_as_number", "holders_empty", "hours_without_end", "language", "members_as_text",
        "missing_name", "missing_meeting_id", "name_as_number", "no_members", "roles_as_list", "rule_as_number",
        "rule_field_unknown", "rule_indentation", "rule_unknown", "rule_without_parameter", "share_zero",
        "unknown_member_field", "unknown_network_field", "unknown_role_field", "unknown_season_field",
        "unknown_top_field", "version_missing", "version_unknown", "wish_under_rules", "wish_unknown",
    ],
)  # fmt: skip
def test_editors_see_what_reading_would_refuse(validator: Draft202012Validator, name: str) -> None:
    assert not validator.is_valid(_data(WRONG / f"{name}.yaml"))


def test_every_rule_is_offered_under_its_headings() -> None:
    made = schema()["$defs"]
    for heading in ("rules", "wishes"):
        fields = made[f"entry_of_{heading}"]["anyOf"][1]["properties"]
        assert set(fields) == {rule.name for rule in RULES if heading in rule.places}
        assert all(entry["description"] for entry in fields.values())


def test_every_field_is_explained() -> None:
    made = schema()
    assert [name for name, field in _fields(made) if "description" not in field] == []


def test_every_reference_leads_somewhere() -> None:
    made = schema()
    referred = {word.split('"')[0] for word in json.dumps(made).split('"#/$defs/')[1:]}
    assert referred == set(made["$defs"])


def _fields(part: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        for value in part.values():
            yield from _fields(value)
    elif isinstance(part, list):
        for value in part:
            yield from _fields(value)
