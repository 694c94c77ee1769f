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

from netplan.errors import AuditError, ExportError, InputError, MissingExtraError, NoPlanError
from netplan.language import LANGUAGES, Say

__all__ = ["FOUND", "IMPOSSIBLE", "NOTHING_FOUND", "guarded"]

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
            click.echo(Say(language).value(error.args[0]), err=True)
            sys.exit(IMPOSSIBLE if error.result.status == "infeasible" else NOTHING_FOUND)
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
