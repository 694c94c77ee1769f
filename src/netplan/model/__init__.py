"""How it is asked: CP-SAT decisions and the build; the only place with solver indices."""

from netplan.model.build import Choice, Model, Objective
from netplan.model.words import CpWords

__all__ = ["Choice", "CpWords", "Model", "Objective"]
