"""The season's groups, as people read them."""

from __future__ import annotations

import io

from rich.console import Console

from netplan.display.html import plan_page
from netplan.display.text import PlanText
from netplan.io.markdown_out import markdown_text
from netplan.plan import Grouping, WishValue
from samples import sample_plan

GROUPS = Grouping(
    groups=(("Sara", "Henrik", "Berit"), ("Maria", "Kis", "Bente")), repeated=(("Berit", "Sara"),),
    wishes=(
        WishValue(wish="new_people", sentence="people are with people whom they have not been with before",
                  unit="pairs", value=1, best=1, bound=0, proven=False),
        WishValue(wish="lot", sentence="a public lot decides", unit="lot", value=7, best=7, bound=7, proven=True),
    ),
)  # fmt: skip


def printed(width: int = 120) -> str:
    screen = io.StringIO()
    Console(file=screen, width=width).print(PlanText(sample_plan(subgroups=GROUPS)))
    return screen.getvalue()


def test_the_terminal_shows_who_is_with_whom_and_how_well_that_is_known() -> None:
    text = printed()
    assert "Groups for the whole season" in text
    assert "Sara, Henrik, Berit" in text
    assert "have not been with before (pairs: 1, not proven; 0 at the least)" in text
    assert "\na public lot decides" in text
    assert "together before: Berit and Sara" in text


def test_pages_and_documents_show_them_too() -> None:
    plan = sample_plan(subgroups=GROUPS)
    for text in (plan_page(plan), markdown_text(plan)):
        assert "Groups for the whole season" in text
        assert "Maria, Kis, Bente" in text
    assert "Groups" not in plan_page(sample_plan())


def test_the_frame_has_a_row_for_each_person() -> None:
    frame = GROUPS.frame()
    assert list(frame["person"]) == ["Sara", "Henrik", "Berit", "Maria", "Kis", "Bente"]
    assert list(frame["group"]) == [1, 1, 1, 2, 2, 2]
