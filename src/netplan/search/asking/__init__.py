"""Which dates are worth asking people about: all others are proven not to matter."""

from netplan.search.asking.questions import questions

__all__ = ["questions"]
