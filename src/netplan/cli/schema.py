"""netplan schema: the file format as JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

import click

import netplan
from netplan.cli.guard import guarded

__all__ = ["schema"]


@click.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else it is printed.")
@guarded
def schema(out: Path | None) -> None:
    """Print the JSON Schema of the file format, which editors use to complete and check files."""
    text = json.dumps(netplan.schema(), ensure_ascii=False, indent=2) + "\n"
    if out is None:
        click.echo(text, nl=False)
        return
    from netplan.io.safe import safe_write

    safe_write(out, text.encode())
