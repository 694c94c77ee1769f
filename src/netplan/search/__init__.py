"""Finding it: wish after wish, with limits, progress, and one plan that everybody gets."""

from netplan.search.asking import questions
from netplan.search.fairness import fairness
from netplan.search.outlook import outlook
from netplan.search.partition import subgroups
from netplan.search.solve import solve

__all__ = ["fairness", "outlook", "questions", "solve", "subgroups"]
