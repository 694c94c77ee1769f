"""What commands that search share: progress while they do, and the folder for what they find."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from netplan.cli.printing import console
from netplan.errors import ExportError
from netplan.language import message

if TYPE_CHECKING:
    from netplan.language import Say

__all__ = ["make_folder", "with_progress"]

T = TypeVar("T")


def with_progress(say: Say, search: Callable[..., T], task: str = "") -> tuple[T, bool]:
    """Search with a progress bar on a terminal; Ctrl-C ends the search with what is known by then.

    Parameters
    ----------
    say
        The language of the bar.
    search
        Takes ``progress`` and ``stop``.
    task
        What is looked for, where it is no plan.

    Returns
    -------
    What was found, and whether the search was stopped.
    """
    from netplan.display.progress import progress_bar

    with progress_bar(console(stderr=True), say, task) as (progress, stop), ThreadPoolExecutor(1) as pool:
        # signals are heard in the main thread only, which must not sit in the solver
        found = pool.submit(search, progress=progress, stop=stop).result()
    return found, stop.is_set()


def make_folder(out: Path) -> None:
    """Make the folder that files are written to.

    Raises
    ------
    ExportError
        When it cannot be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = message("cannot make the folder {folder}: {why}", folder=str(out), why=error.strerror or str(error))
        raise ExportError(said) from None
