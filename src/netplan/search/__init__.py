"""Finding it: wish after wish, with limits, progress, and one plan that everybody gets."""

from netplan.search.partition import subgroups
from netplan.search.solve import solve

__all__ = ["solve", "subgroups"]
