from __future__ import annotations

from html.parser import HTMLParser

from netplan.display.html import plan_html, plan_page
from netplan.plan import LoadRow
from samples import sample_plan

NASTY = "<b>O'Neil & co</b>\"><script>alert(1)</script>"


class Tags(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def test_page_needs_nothing_else() -> None:
    page = Tags(plan_page(sample_plan()))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe"}
    assert not any(name in attributes for _, attributes in page.tags for name in ("src", "href", "onclick"))
    assert "prefers-color-scheme: dark" in plan_page(sample_plan())
    assert "@media print" in plan_page(sample_plan())


def test_page_is_readable_by_screen_readers() -> None:
    page = Tags(plan_page(sample_plan()))
    assert ("html", {"lang": "en"}) in page.tags
    tables = [tag for tag, _ in page.tags if tag == "table"]
    captions = [tag for tag, _ in page.tags if tag == "caption"]
    assert len(tables) == len(captions) == 3
    assert all(attributes.get("scope") in ("row", "col") for tag, attributes in page.tags if tag == "th")


def test_every_name_is_escaped() -> None:
    meetings = tuple(
        meeting.model_copy(update={"venue": NASTY, "title": NASTY, "roles": {"convener": (NASTY,)}})
        for meeting in sample_plan().meetings
    )
    plan = sample_plan(
        title=NASTY, season=NASTY, meetings=meetings, notes=(NASTY,), labels={"convener": NASTY},
        loads=(LoadRow(person=NASTY, role="convener", done=1),),
    )  # fmt: skip
    page = Tags(plan_page(plan))
    assert not {"b", "script"} & {tag for tag, _ in page.tags}
    assert NASTY in page.texts


def test_notebook_shows_the_part() -> None:
    part = plan_html(sample_plan())
    assert sample_plan()._repr_html_() == part
    assert part.startswith("<div")
    assert "<html" not in part
    assert "body" not in part.split("</style>")[0].replace("tbody", "")


def test_page_is_the_same_twice() -> None:
    assert plan_page(sample_plan()) == plan_page(sample_plan())
