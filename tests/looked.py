"""A tiny problem to look over, and its findings by rule."""

from __future__ import annotations

from typing import Any

import netplan
from netplan.plan import Finding


def by_rule(findings: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    return found


def small(**network: Any) -> netplan.Problem:
    members = [{"name": "Ada", "organisation": "A"}, {"name": "Bo", "organisation": "B"}]
    shape = {"id": "n", "name": "N", "members": members}
    season = {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": [{"id": "M1", "window": "week 10"}]}
    return netplan.problem_from_shape({"network": {**shape, **network}, "season": season})


def named(problem: netplan.Problem, rule: str) -> list[Finding]:
    return by_rule(netplan.check(problem)).get(rule, [])
