"""Files in and out, one module per family."""

from netplan.io.calendars import read_busy
from netplan.io.json_schema import schema
from netplan.io.plans_in import read_plan
from netplan.io.polls import read_poll
from netplan.io.reader import problem_from_shape, read
from netplan.io.rotas import read_rota
from netplan.io.writer import write

__all__ = ["problem_from_shape", "read", "read_busy", "read_plan", "read_poll", "read_rota", "schema", "write"]
