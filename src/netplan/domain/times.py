"""Times in words, as people give them, with reasons that are nobody else's business."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator

from netplan.domain.values import one_or_many
from netplan.domain.wrong import REASON, did_you_mean
from netplan.errors import InputError
from netplan.language import message

__all__ = ["Times", "read_time"]

WHEN = "when"


def read_time(entry: Any) -> Any:
    """Read one entry of a list of times: words, or ``{when: Wednesdays, reason: chemotherapy}``.

    The reason is private. It is dropped here, so that no problem, plan, file or message can ever show it; whoever
    writes a problem out again writes it without.
    """
    if not isinstance(entry, Mapping):
        return entry
    for key in entry:
        if key not in (WHEN, REASON):
            raise InputError(
                message('unknown field "{name}"', name=str(key)), field=str(key),
                hint=did_you_mean(str(key), (WHEN, REASON)),
            )  # fmt: skip
    if not isinstance(entry.get(WHEN), str):
        raise InputError(
            message("the entry does not say when, in one text"), field=WHEN if WHEN in entry else "",
            hint=message("write {{when: Wednesdays, reason: ...}}, an entry for each time; the reason is kept nowhere"),
        )  # fmt: skip
    return entry[WHEN]


Times = Annotated[tuple[Annotated[str, BeforeValidator(read_time)], ...], BeforeValidator(one_or_many)]
"""One or several times in words: dates, spans, weekdays, windows, each with or without hours."""
