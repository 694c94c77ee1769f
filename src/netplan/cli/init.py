"""netplan init: a first file to go on from."""

from __future__ import annotations

import os
import shlex
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netplan.cli.guard import guarded
from netplan.errors import InputError
from netplan.language import LANGUAGES, Say, message

if TYPE_CHECKING:
    from netplan.io.drafts.draft import Draft

__all__ = ["CONTRACTS", "init"]

CONTRACTS = ("benchmark-network", "board", "parish", "book-club", "working-group")
"""The ready contracts, a file of each name in every language."""


@click.command()
@click.argument("file", default="network.yaml", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--from", "source", type=click.Path(path_type=Path), metavar="TABLE",
    help="A poll or a rota (CSV or Excel) whose people, dates and roles are taken.",
)
@click.option("--like", type=click.Choice(CONTRACTS), help="A ready contract to start from.")
@click.option("--year", type=click.IntRange(1900, 2200), help="The year to plan; also that of dates without a year.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day it is: what is earlier becomes the history.")
@click.option("--language", type=click.Choice(sorted(LANGUAGES)), help="Language of the file and of what is printed.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@guarded
def init(
    file: Path, source: Path | None, like: str | None, year: int | None, as_of: datetime | None,
    language: str | None, force: bool,
) -> None:  # fmt: skip
    """Write a first FILE with comments (network.yaml): asked for, taken from a table, or like a ready contract."""
    _check(file, source, like, force)
    today = as_of.date() if as_of else date.today()
    if like is not None:
        from netplan.io.drafts.ready import contract_text

        spoken = language or _spoken()
        _write(file, contract_text(like, spoken, year or _coming(today), file.name), Say(spoken))
        return
    draft = _draft(file, source, today, year, language)
    draft.problem(file.name, file.parent)
    say = Say(draft.language)
    for doubt in draft.doubts:
        click.echo(say("- {doubt}.", doubt=doubt))
    _write(file, draft.text(file.name), say)


def _check(file: Path, source: Path | None, like: str | None, force: bool) -> None:
    if source is not None and like is not None:
        raise InputError(message("a file is taken from a table or made like a contract"),
                         hint=message("write --from or --like, not both"))  # fmt: skip
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise InputError(message('the file is to be YAML, and is called "{name}"', name=file.name),
                         hint=message("choose a name that ends in .yaml"))  # fmt: skip
    if not file.parent.is_dir():
        raise InputError(message('there is no folder "{folder}"', folder=str(file.parent)),
                         hint=message("make it first, or choose another place"))  # fmt: skip
    if file.exists() and not force:
        raise InputError(message("{file} is there already, and nothing is written", file=str(file)),
                         hint=message("choose another name, or replace it with --force"))  # fmt: skip


def _draft(file: Path, source: Path | None, today: date, year: int | None, language: str | None) -> Draft:
    if source is None:
        from netplan.cli.asking import asked_draft

        try:
            return asked_draft(language, _spoken(), year, _coming(today), file)
        except click.Abort:
            raise InputError(
                message("not all questions were answered, and nothing is written"),
                hint=message("answer them to the end, or start with --like or --from"),
            ) from None
    from netplan.io.drafts.reading import read_draft

    return read_draft(source, language or _spoken(), today, year, file.parent)


def _coming(today: date) -> int:
    from netplan.io.drafts.from_rota import season_year

    return season_year(today)


def _spoken() -> str:
    """Return the language of the terminal, where netplan speaks it."""
    named = (os.environ.get(name, "")[:2] for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((language for language in named if language in LANGUAGES), "en")


def _write(file: Path, text: str, say: Say) -> None:
    from netplan.io.safe import safe_write

    safe_write(file, text.encode())
    click.echo(say("{file} is written. Look it over, then:", file=str(file)))
    name = shlex.quote(str(file))
    click.echo(f"  netplan check {name}")
    click.echo(f"  netplan plan {name} --out plan")
