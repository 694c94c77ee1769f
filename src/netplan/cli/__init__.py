"""The command line: parse, call, print; one file for each command.

Exit codes: 0 done; 1 findings of level error or warning; 2 input error; 3 proven impossible; 4 nothing found in
time; 70 netplan's own mistake; 130 stopped before there was a plan.
"""

from __future__ import annotations

import click

import netplan
from netplan.cli import (
    accept,
    alternatives,
    calendar,
    changes,
    check,
    cover,
    init,
    ledger,
    outlook,
    plan,
    poll,
    prices,
    repair,
    replan,
    schema,
    stand_in,
    swap,
    why,
)

__all__ = ["main"]

COMMANDS = (
    init.init, plan.plan, check.check, repair.repair, replan.replan, why.why, alternatives.alternatives, prices.prices,
    changes.changes, ledger.ledger, outlook.outlook, poll.poll, schema.schema, accept.accept, cover.cover,
    calendar.calendar, stand_in.stand_in, swap.swap,
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(netplan.__version__, prog_name="netplan")
def main() -> None:
    """Plan a year of network meetings: dates, venues and every role, fairly and proven."""


for command in COMMANDS:
    main.add_command(command)
