"""What every command does with errors: sentences and exit codes."""

from __future__ import annotations

import functools
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from netplan.cli.printing import quoted
from netplan.errors import AuditError, ExportError, InputError, MissingExtraError, NoPlanError
from netplan.language import LANGUAGES, Say

__all__ = ["FOUND", "IMPOSSIBLE", "NOTHING_FOUND", "guarded", "no_plan"]

FOUND, WRONG_INPUT, IMPOSSIBLE, NOTHING_FOUND, OWN_MISTAKE = 1, 2, 3, 4, 70
INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C ended."""


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Turn netplan's errors into sentences and exit codes."""

    @functools.wraps(command)
    def guard(file: Path | None = None, **options: Any) -> None:
        language = options.get("language") or _language_of(file)
        try:
            command(**({} if file is None else {"file": file}), **options)
        except (InputError, ExportError, MissingExtraError) as error:
            _print_error(error, Say(language), as_json=options.get("as_json", False))
            sys.exit(WRONG_INPUT)
        except NoPlanError as error:
            no_plan(error.result.status, file, Say(language), as_json=options.get("as_json", False))
        except KeyboardInterrupt:
            click.echo(Say(language)("stopped"), err=True)
            sys.exit(INTERRUPTED)
        except AuditError as error:
            _own_mistake(Say(language), Say(language).value(error.args[0]))
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:  # whoever reads this has read enough, as head does: click ends quietly
            raise
        except Exception as error:
            if os.environ.get("NETPLAN_DEBUG"):
                raise
            _own_mistake(Say(language), f"{type(error).__name__}: {error}")

    return guard


def no_plan(status: str, file: Path | None, say: Say, *, as_json: bool) -> NoReturn:
    """Say that a season has no plan, or that none was found, and end.

    Parameters
    ----------
    status
        What the search came to.
    file
        The season's file.
    say
        The language.
    as_json
        Whether this is to be said as data.
    """
    if status == "infeasible":
        words = say(
            "No plan keeps all rules; this is proven. netplan repair {file} tells what would make one possible.",
            file=quoted(file or Path("FILE")),
        )  # fmt: skip
    else:
        words = say("No plan was found in the time given; allow more with --time-limit.")
    if as_json:
        click.echo(json.dumps({"status": status, "sentences": [words]}, ensure_ascii=False, indent=2))
    else:
        click.echo(words, err=True)
    sys.exit(IMPOSSIBLE if status == "infeasible" else NOTHING_FOUND)


def _own_mistake(say: Say, what: str) -> NoReturn:
    click.echo(say("netplan made a mistake: {what}", what=what), err=True)
    click.echo(say("Please report it with the file that led to it; NETPLAN_DEBUG=1 shows where."), err=True)
    sys.exit(OWN_MISTAKE)


def _print_error(error: InputError | ExportError | MissingExtraError, say: Say, *, as_json: bool) -> None:
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
