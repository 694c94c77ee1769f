"""Files in and out, one module per family."""

from netplan.io.writer import write

__all__ = ["write"]
