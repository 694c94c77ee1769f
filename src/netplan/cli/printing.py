"""What commands print alike: tables on a terminal, and findings as data."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

    from netplan.display.blocks import Document
    from netplan.io.edits import Hunk
    from netplan.language import Say
    from netplan.plan import Finding
    from netplan.plan.values import Written

    T = TypeVar("T", bound=Written)

__all__ = ["console", "finding_shape", "hunk_shape", "print_hunks", "quoted", "show", "warn"]


def console(*, stderr: bool = False) -> Console:
    """Return a console: colours on a terminal only."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=False)


def quoted(file: Path) -> str:
    """Return the name of a file as it is typed on a command line."""
    return shlex.quote(str(file))


def show(found: T, document: Callable[[T], Document], *, as_json: bool) -> None:
    """Print what was found, as data or in words.

    Parameters
    ----------
    found
        The value.
    document
        Puts it into words.
    as_json
        Whether it is wanted as data.
    """
    if as_json:
        from netplan.io.data_out import json_text

        click.echo(json_text(found), nl=False)
    else:
        from netplan.display.text import DocumentText

        console().print(DocumentText(document(found)))


def print_hunks(hunks: Iterable[Hunk], file: Path) -> None:
    """Print what was changed in a file as a small unified diff, each place with its line."""
    for hunk in hunks:
        click.echo(f"\n{file}:{hunk.line}")
        for sign, lines in (("-", hunk.removed), ("+", hunk.added)):
            for line in lines:
                click.echo(f"{sign} {line}")


def hunk_shape(hunk: Hunk) -> dict[str, Any]:
    """Return what was changed in a file as JSON knows it."""
    return {"line": hunk.line, "removed": list(hunk.removed), "added": list(hunk.added)}


def warn(findings: Iterable[Finding], say: Say) -> None:
    """Print what is probably a mistake on the side, so that what is printed stays as it is."""
    for one in findings:
        if one.level != "note":
            click.echo(say("{sentence}.", sentence=say.value(one.sentence)), err=True)


def finding_shape(finding: Finding, say: Say) -> dict[str, Any]:
    """Return a finding as JSON knows it."""
    from netplan.plan import rounded

    return {
        "rule": finding.rule, "about": list(finding.about), "amount": rounded(finding.amount), "unit": finding.unit,
        "level": finding.level.value, "sentence": say.value(finding.sentence),
    }  # fmt: skip
