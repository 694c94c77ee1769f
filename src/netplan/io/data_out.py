"""Problems, plans and fairness reports as JSON and YAML."""

from __future__ import annotations

import json
from typing import Any

import yaml

from netplan.domain import Problem
from netplan.plan.values import Written

__all__ = ["json_text", "yaml_text"]


def json_text(value: Problem | Written) -> str:
    """Return a problem, a plan or a report as JSON."""
    return json.dumps(_shape(value), ensure_ascii=False, indent=2) + "\n"


def yaml_text(value: Problem | Written) -> str:
    """Return a problem, a plan or a report as YAML; texts that YAML would take for something else are quoted."""
    text: str = yaml.dump(_shape(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return text


def _shape(value: Problem | Written) -> Any:
    if isinstance(value, Written):
        return value.model_dump(mode="json", by_alias=True)
    shape = {"netplan": 1, **value.shape()}
    if "time" in value.season.model_fields_set:  # whether people set the hours or nobody did is not the same
        shape["season"] = _with_hours(shape["season"], value.season.model_dump(mode="json")["time"])
    return shape


def _with_hours(season: dict[str, Any], hours: str) -> dict[str, Any]:
    """Return a season with its hours behind its last day, also where they are the usual ones."""
    place = list(season).index("to") + 1
    pairs = [(key, value) for key, value in season.items() if key != "time"]
    return dict([*pairs[:place], ("time", hours), *pairs[place:]])


class _Dumper(yaml.SafeDumper):
    """Writes every value out where it stands, lists indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True
