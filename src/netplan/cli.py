"""The command line: parse, call, print.

Exit codes: 0 done; 1 findings of level error or warning; 2 input error; 3 proven impossible; 4 nothing found in
time; 70 netplan's own mistake; 130 stopped before there was a plan.
"""

from __future__ import annotations

import functools
import json
import os
import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

import netplan
from netplan.errors import AuditError, ExportError, InputError
from netplan.language import LANGUAGES, Say, message

if TYPE_CHECKING:
    from rich.console import Console

    from netplan.domain import Problem
    from netplan.plan import Finding, Plan, Result

__all__ = ["main"]

FOUND, WRONG_INPUT, IMPOSSIBLE, NOTHING_FOUND, OWN_MISTAKE = 1, 2, 3, 4, 70
INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C ended."""
WRITTEN = (".json", ".csv", ".md", ".html", ".ics")

language_option = click.option(
    "--language", type=click.Choice(sorted(LANGUAGES)), help="Language of everything printed; the file's own otherwise."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print machine-readable output only.")
file_argument = click.argument("file", type=click.Path(path_type=Path))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(netplan.__version__, prog_name="netplan")
def main() -> None:
    """Plan a year of network meetings: dates, venues and every role, fairly and proven."""


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Turn netplan's errors into sentences and exit codes."""

    @functools.wraps(command)
    def guard(file: Path | None = None, **options: Any) -> None:
        language = options.get("language") or _language_of(file)
        try:
            command(**({} if file is None else {"file": file}), **options)
        except (InputError, ExportError) as error:
            _print_error(error, Say(language), as_json=options.get("as_json", False))
            sys.exit(WRONG_INPUT)
        except KeyboardInterrupt:
            click.echo(Say(language)("stopped"), err=True)
            sys.exit(INTERRUPTED)
        except AuditError as error:
            _own_mistake(Say(language), Say(language).value(error.args[0]))
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("NETPLAN_DEBUG"):
                raise
            _own_mistake(Say(language), f"{type(error).__name__}: {error}")

    return guard


def _own_mistake(say: Say, what: str) -> NoReturn:
    click.echo(say("netplan made a mistake: {what}", what=what), err=True)
    click.echo(say("Please report it with the file that led to it; NETPLAN_DEBUG=1 shows where."), err=True)
    sys.exit(OWN_MISTAKE)


@main.command()
@file_argument
@click.option("--out", type=click.Path(path_type=Path), help="Folder for plan.json, .csv, .md, .html and .ics.")
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds in all.")
@click.option("--workers", type=click.IntRange(min=1), help="Strategies that run side by side.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the public lot.")
@click.option("--propose", multiple=True, metavar="ROLE", help="Also propose holders for a role that is decided later.")
@language_option
@json_option
@guarded
def plan(
    file: Path, out: Path | None, time_limit: float, workers: int | None, seed: int, propose: tuple[str, ...],
    language: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Plan the season described in FILE and print the plan."""
    problem = _read(file, language)
    result = _solve(problem, time_limit=time_limit, workers=workers, seed=seed, propose=propose)
    if as_json:
        click.echo(_result_json(result), nl=False)
    else:
        _print_result(result, problem.say)
    if result.plan is None:
        sys.exit(IMPOSSIBLE if result.status == "infeasible" else NOTHING_FOUND)
    if out is not None:
        written = _write_all(result.plan, problem, out)
        if not as_json:
            click.echo("\n" + problem.say("Written to {folder}: {names}", folder=str(out), names=written))


@main.command()
@file_argument
@click.argument("plan_file", metavar="[PLAN]", required=False, type=click.Path(path_type=Path))
@language_option
@json_option
@guarded
def check(file: Path, plan_file: Path | None, language: str | None, as_json: bool) -> None:
    """Look FILE over; with a PLAN (plan.json or a rota as CSV), audit the plan against it."""
    problem = _read(file, language)
    if plan_file is None:
        findings = netplan.check(problem)
    else:
        findings = netplan.verify(problem, netplan.read_plan(plan_file, problem=problem))
    if as_json:
        click.echo(json.dumps([_finding_shape(one, problem.say) for one in findings], ensure_ascii=False, indent=2))
    else:
        _print_findings(findings, problem, with_windows=plan_file is None)
    if any(finding.level != "note" for finding in findings):
        sys.exit(FOUND)


@main.command()
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


def _read(file: Path, language: str | None) -> Problem:
    problem = netplan.read(file)
    return problem if language is None else problem.with_(network={"language": language})


def _solve(problem: Problem, **options: Any) -> Result:
    """Solve with a progress bar on a terminal; Ctrl-C ends the search with the best plan so far."""
    from netplan.display.progress import progress_bar

    with progress_bar(_console(stderr=True), problem.say) as (progress, stop), ThreadPoolExecutor(1) as pool:
        # signals are heard in the main thread only, which must not sit in the solver
        result: Result = pool.submit(netplan.solve, problem, progress=progress, stop=stop, **options).result()
    if stop.is_set():
        if result.plan is None:
            raise KeyboardInterrupt
        click.echo(problem.say("Stopped early; this is the best plan so far."), err=True)
    return result


def _write_all(plan: Plan, problem: Problem, out: Path) -> list[str]:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = message("cannot make the folder {folder}: {why}", folder=str(out), why=error.strerror or str(error))
        raise ExportError(said) from None
    return [netplan.write(plan, out / f"plan{suffix}", problem=problem).name for suffix in WRITTEN]


def _print_result(result: Result, say: Say) -> None:
    from netplan.display.text import PlanText

    if result.plan is not None:
        _console().print(PlanText(result.plan))
    elif result.status == "infeasible":
        click.echo(say("No plan keeps all rules; this is proven. These rules cannot all hold together:"))
        for finding in result.conflict:
            click.echo(f"- {finding.sentence} ({finding.rule})")
    else:
        click.echo(say("No plan was found in the time given; allow more with --time-limit."))


def _print_findings(findings: tuple[Finding, ...], problem: Problem, *, with_windows: bool) -> None:
    from netplan.display.text import FindingsText, WindowsText

    console = _console()
    if with_windows:
        console.print(WindowsText(problem))
    console.print(FindingsText(findings, problem.say))


def _result_json(result: Result) -> str:
    from netplan.io.data_out import json_text

    if result.plan is not None:
        return json_text(result.plan)
    conflict = [{"rule": finding.rule, "sentence": str(finding.sentence)} for finding in result.conflict]
    return json.dumps({"status": result.status, "conflict": conflict}, ensure_ascii=False, indent=2) + "\n"


def _finding_shape(finding: Finding, say: Say) -> dict[str, Any]:
    from netplan.plan import rounded

    return {
        "rule": finding.rule, "about": list(finding.about), "amount": rounded(finding.amount), "unit": finding.unit,
        "level": finding.level.value, "sentence": say.value(finding.sentence),
    }  # fmt: skip


def _print_error(error: InputError | ExportError, say: Say, *, as_json: bool) -> None:
    errors = error.all() if isinstance(error, InputError) else (InputError(error.args[0]),)
    if as_json:
        shape = [
            {"file": one.file, "line": one.line, "field": one.field, "what": say.value(one.what),
             "hint": say.value(one.hint)}
            for one in errors
        ]  # fmt: skip
        click.echo(json.dumps({"errors": shape}, ensure_ascii=False, indent=2))
        return
    for one in errors:
        place = ":".join(str(part) for part in (one.file, one.line) if part is not None)
        where = f" ({one.field})" if one.field else ""
        click.echo(f"{place + ': ' if place else ''}{say.value(one.what)}{where}", err=True)
        if one.hint:
            click.echo("  " + say("maybe {hint}", hint=one.hint), err=True)


def _language_of(file: Path | None) -> str:
    """Return the language that a file asks for, however broken the rest of it is."""
    try:
        text = "" if file is None else file.read_bytes()[:100_000].decode("utf-8", "replace")
    except OSError:
        return "en"
    found = re.search(r"""^\s*"?language"?\s*:\s*["']?(\w+)""", text, re.MULTILINE)
    return found[1] if found and found[1] in LANGUAGES else "en"


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=False)
