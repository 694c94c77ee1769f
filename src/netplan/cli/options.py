"""The arguments and options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import netplan
from netplan.language import LANGUAGES

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import Finding, Plan

__all__ = ["file_argument", "json_option", "language_option", "read_given_plan", "read_problem"]

TABLES = (".csv", ".tsv", ".txt", ".xlsx")
"""How the names of rotas made by hand end."""

language_option = click.option(
    "--language", type=click.Choice(sorted(LANGUAGES)), help="Language of everything printed; the file's own otherwise."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print machine-readable output only.")
file_argument = click.argument("file", type=click.Path(path_type=Path))


def read_problem(file: Path, language: str | None) -> Problem:
    """Read FILE; everything is said in the language asked for, else in the file's."""
    problem = netplan.read(file)
    return problem if language is None else problem.with_(network={"language": language})


def read_given_plan(file: Path, problem: Problem) -> tuple[Plan, tuple[Finding, ...]]:
    """Read PLAN; where people made it, with the remarks on how it was read."""
    if file.suffix.lower() in TABLES:
        rota = netplan.read_rota(file, problem)
        return rota.plan, rota.remarks
    return netplan.read_plan(file, problem=problem), ()
