"""Write the reference of rules and of windows anew from the code itself: ``python docs/regenerate.py``."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterable
from pathlib import Path

from netplan.domain import Rule
from netplan.rules import ALWAYS, WHEN, WHERE, WHO

HERE = Path(__file__).parent
HEAD = """# Rules and wishes

List them under `rules:` (must hold) or `wishes:` (the most important first): a bare name, `name: value` for the first
parameter, or `name: {...}`; any wish may `give` something away for those after it (`attendance: {give: 1}`). Each says
by how much it is exceeded; a wish's value is that number, and 0 is perfect. `make reference` writes this page.

Any rule may allow exceptions, in its own unit, for what it is about: `quorum: {at_least: 60%, allow: {M2: 1}}` lets
one member be missing at M2, `filled: {allow: {"M2, timekeeper": 1}}` leaves the timekeeper of M2 open, and
`allow: {all: 1}` means everything. They count for one season. When no plan exists, netplan proposes such exceptions,
the cheapest first; `price: 3` says what each unit costs, and `price: never` that a rule is not to give way.
"""
SECTIONS: dict[str, tuple[type[Rule], ...]] = {
    "Always on": ALWAYS, "When": WHEN, "Where": WHERE, "Who": WHO,
}  # fmt: skip


def unit(rule: type[Rule]) -> str:
    """Return what the value of a rule or wish is counted in."""
    if not rule.squared_unit or rule.places == {"wishes"}:
        return rule.squared_unit or rule.unit
    return f"{rule.unit}, or {rule.squared_unit}"


def tidy(text: str) -> str:
    """Return a docstring as one paragraph of Markdown."""
    return re.sub(r":\w+:`~?([\w.]+)`", r"`\1`", " ".join(text.split()).replace("``", "`"))


def costs(rule: type[Rule]) -> str:
    """Return what it costs to let a rule give way."""
    if rule.default_price == "never":
        return "it gives way only where its `price` says so"
    return f"to let it give way costs {rule.default_price:g} a unit"


def entry(rule: type[Rule]) -> str:
    """Return what there is to say of one rule: meaning, unit, where it may stand, parameters."""
    places = "always on" if rule in ALWAYS else "under " + " or ".join(f"`{place}:`" for place in sorted(rule.places))
    first, *more = [tidy(part) for part in (rule.__doc__ or "").split("\n\n")]
    lines = [f"### `{rule.name}`", "", first, "", *(line for part in more for line in (part, ""))]
    price = "" if rule.places == {"wishes"} else f"; {costs(rule)}"
    lines += [f"Counted in {unit(rule)}; {places}{price}.", ""]
    fields = {rule.model_fields[name].alias or name: rule.model_fields[name] for name in rule.own_fields()}
    lines += [f"- `{name}`: {tidy(field.description or '')}" for name, field in fields.items()]
    return "\n".join(lines).rstrip() + "\n"


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    return {"rules.md": rules(), "windows.md": runpy.run_path(str(HERE / "windows.py"))["windows"]()}


def rules() -> str:
    """Return the page of rules."""
    return "\n".join([HEAD, *(section(title, rules) for title, rules in SECTIONS.items())])


def section(title: str, rules: Iterable[type[Rule]]) -> str:
    """Return one section of the page."""
    return "\n".join([f"## {title}\n", *(entry(rule) for rule in rules)])


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
