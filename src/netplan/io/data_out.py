"""Problems, plans and fairness reports as JSON and YAML."""

from __future__ import annotations

import json
from typing import Any

import yaml

from netplan.domain import Problem
from netplan.plan import Fairness, Outlook, Plan, Questions, Why

__all__ = ["json_text", "yaml_text"]


def json_text(value: Plan | Problem | Fairness | Outlook | Questions | Why) -> str:
    """Return a problem, a plan or a report as JSON."""
    return json.dumps(_shape(value), ensure_ascii=False, indent=2) + "\n"


def yaml_text(value: Plan | Problem | Fairness | Outlook | Questions | Why) -> str:
    """Return a problem, a plan or a report as YAML; texts that YAML would take for something else are quoted."""
    text: str = yaml.dump(_shape(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return text


def _shape(value: Plan | Problem | Fairness | Outlook | Questions | Why) -> Any:
    if isinstance(value, (Plan, Fairness, Outlook, Questions, Why)):
        return value.model_dump(mode="json", by_alias=True)
    return {"netplan": 1, **value.shape()}


class _Dumper(yaml.SafeDumper):
    """Writes every value out where it stands, lists indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True
