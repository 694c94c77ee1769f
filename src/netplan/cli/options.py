"""The arguments and options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import netplan
from netplan.language import LANGUAGES

if TYPE_CHECKING:
    from netplan.domain import Problem

__all__ = ["file_argument", "json_option", "language_option", "read_problem"]

language_option = click.option(
    "--language", type=click.Choice(sorted(LANGUAGES)), help="Language of everything printed; the file's own otherwise."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print machine-readable output only.")
file_argument = click.argument("file", type=click.Path(path_type=Path))


def read_problem(file: Path, language: str | None) -> Problem:
    """Read FILE; everything is said in the language asked for, else in the file's."""
    problem = netplan.read(file)
    return problem if language is None else problem.with_(network={"language": language})
