"""Why: what else was possible, and what that would cost."""

from netplan.explain.alternatives import alternatives

__all__ = ["alternatives"]
