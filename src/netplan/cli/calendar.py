"""netplan calendar: a plan as calendars that take published ones further."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import netplan
from netplan.cli.guard import guarded
from netplan.cli.options import json_option, read_given_plan, read_problem
from netplan.cli.printing import warn
from netplan.cli.running import make_folder
from netplan.domain.deadlines import read_deadlines
from netplan.errors import InputError
from netplan.language import Say, message

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.io.feeds.published import Published, Told
    from netplan.io.wanted import Wanted
    from netplan.plan import Plan

__all__ = ["calendar"]


@click.command()
@click.argument("file", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--problem", "problem_file", type=click.Path(path_type=Path), metavar="FILE",
              help="The season's file: it knows addresses, members and what is due.")
@click.option("--out", type=click.Path(path_type=Path),
              help="File (.ics), or folder for the network's calendar, one for each person and one for each role.")
@click.option("--previous", type=click.Path(path_type=Path), metavar="OLD",
              help="What was published before: an .ics, a folder of them, or a plan.json; --out otherwise.")
@click.option("--anew", is_flag=True, help="Nothing was published before, whatever --out holds.")
@click.option("--profile", type=click.Choice(["feed", "publish", "invite"]),
              help="To be subscribed to, to be sent round, or an invitation to one meeting.")
@click.option("--person", metavar="NAME", help="One person's calendar.")
@click.option("--role", metavar="ROLE", help="One role's calendar; with a person, that duty only.")
@click.option("--meeting", metavar="ID", help="Which meeting the invitation is for.")
@click.option("--deadlines", "due", multiple=True, metavar="WHAT=DAYS",
              help="What is due around each meeting, agenda=-7, usual or none; else as published. Repeat it for more.")
@json_option
@guarded
def calendar(
    file: Path, problem_file: Path | None, out: Path | None, previous: Path | None, anew: bool, profile: str | None,
    person: str | None, role: str | None, meeting: str | None, due: tuple[str, ...], as_json: bool,
) -> None:  # fmt: skip
    """Write PLAN as calendars; what was published before is changed, cancelled or left alone there, never doubled."""
    from netplan.io.wanted import Wanted

    plan, problem = _read(file, problem_file)
    wanted = Wanted(profile=profile, person=person, role=role, meeting=meeting, deadlines=_deadlines(due))
    if out is None:
        from netplan.io.calendar_out import calendar_bytes

        click.echo(calendar_bytes(plan, problem, wanted=wanted.but(previous=previous)), nl=False)
        return
    single = _is_file(out)
    if not single and (person or role or meeting):
        raise click.UsageError("name a file that ends in .ics for a single calendar")
    before, base = {} if anew else _kept(out, previous, single=single), out.parent if single else out
    shared = None if anew or previous is None or previous.is_dir() else _earlier(previous)
    files = {out.name: wanted} if single else _folder(plan, problem, wanted, before)
    told = {name: _write(plan, problem, base / name, one, shared or before.get(name)) for name, one in files.items()}
    _print(told, base, Say(plan.language), as_json=as_json)


def _is_file(out: Path) -> bool:
    """Tell whether a calendar or a folder of them is to be written."""
    if out.suffix.lower() in (".json", ".yaml", ".yml", ".csv", ".xlsx", ".md", ".html", ".txt"):
        raise click.UsageError(f"calendars are written to a file that ends in .ics, or to a folder, not to {out.name}")
    return out.suffix.lower() == ".ics"


def _read(file: Path, problem_file: Path | None) -> tuple[Plan, Problem | None]:
    if problem_file is None:
        return netplan.read_plan(file), None
    problem = read_problem(problem_file, None)
    plan, remarks = read_given_plan(file, problem)
    warn(remarks, problem.say)
    return plan, problem


def _deadlines(due: tuple[str, ...]) -> str | Mapping[str, Any] | None:
    """Return what is due as the file would say it."""
    if not due:
        return None
    if len(due) == 1 and "=" not in due[0]:
        return {} if due[0] == "none" else due[0]
    found: dict[str, Any] = {}
    for entry in due:
        found |= _deadline(entry) if "=" in entry or entry == "none" else read_deadlines(entry)
    return found


def _deadline(entry: str) -> dict[str, int]:
    what, _, days = entry.partition("=")
    try:
        if what.strip():
            return {what.strip(): int(days)}
    except ValueError:
        pass
    raise click.UsageError(f"write deadlines as agenda=-7, not as {entry}")


def _kept(out: Path, previous: Path | None, *, single: bool) -> dict[str, Published]:
    """Return what was published before, by the names of its files: in a folder for that, or where it is written."""
    from netplan.io.feeds.published import read_published

    folder = previous if previous is not None and previous.is_dir() else out.parent if single else out
    if not single:
        paths = sorted(folder.rglob("*.ics")) if folder.is_dir() else []
    else:
        paths = [] if previous not in (None, folder) else [folder / out.name]
    return {path.relative_to(folder).as_posix(): read_published(path) for path in paths if path.is_file()}


def _earlier(previous: Path) -> Published | Path:
    """Return what one file says of what was published before: a calendar, or a plan."""
    from netplan.io.feeds.published import read_published

    return read_published(previous) if previous.suffix.lower() == ".ics" else previous


def _folder(
    plan: Plan, problem: Problem | None, wanted: Wanted, written: Mapping[str, Published]
) -> dict[str, Wanted]:  # fmt: skip
    """Return what each file of a folder is to hold, knowing what was kept of an earlier time."""
    from netplan.io.feeds.folder import calendars_of

    files, say = calendars_of(plan, problem, wanted, written), Say(plan.language)
    for name in written:
        if name.startswith(("people/", "roles/")) and name not in files and wanted.profile != "invite":
            click.echo(say("{file} stays as it was, for the plan has no such person or role any more. Remove it, "
                           "or it goes on showing what no longer holds.", file=name), err=True)  # fmt: skip
    return files


def _write(
    plan: Plan, problem: Problem | None, path: Path, wanted: Wanted, earlier: Published | Path | None
) -> Told:  # fmt: skip
    """Write one calendar, and count what it tells anew."""
    from netplan.io.feeds.published import Published, read_published

    _spare_others(path)
    make_folder(path.parent)
    netplan.write(plan, path, problem=problem, **vars(wanted.but(previous=earlier)))
    return read_published(path).told_anew(earlier if isinstance(earlier, Published) else Published({}))


def _spare_others(path: Path) -> None:
    """Refuse to write over a calendar that is not netplan's."""
    content = path.read_bytes() if path.is_file() else b""
    if b"BEGIN:VEVENT" in content and b"@netplan" not in content:
        raise InputError(
            message('"{name}" is a calendar of another program, and would be lost', name=path.name),
            hint=message("choose another file name, or move that file away"), file=str(path),
        )  # fmt: skip


def _print(told: Mapping[str, Told], base: Path, say: Say, *, as_json: bool) -> None:
    if as_json:
        shape = [{"file": str(base / name), **one._asdict()} for name, one in told.items()]
        click.echo(json.dumps({"written": shape}, ensure_ascii=False, indent=2))
        return
    for name, one in told.items():
        click.echo(say("{file}: {entries} entries, {new} new, {changed} changed, {cancelled} cancelled",
                       file=str(base / name), **one._asdict()))  # fmt: skip
