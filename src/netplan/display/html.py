"""Plans and fairness reports in HTML: a part for notebooks and a page that needs nothing else.

Everything is put together as an element tree, so that names can hold any character.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.display.conflict import conflict_document
from netplan.display.content import plan_document
from netplan.display.ledger import fairness_document
from netplan.display.outlook import outlook_document
from netplan.display.questions import questions_document
from netplan.display.repairs import repair_document, repairs_document
from netplan.plan import Conflict, Fairness, Outlook, Plan, Questions, Repair, Repairs

__all__ = [
    "conflict_html", "document_html", "document_page", "fairness_html", "fairness_page", "outlook_html", "plan_html",
    "plan_page", "questions_html", "questions_page", "repair_html", "repairs_html",
]  # fmt: skip

# the class stands twice where a notebook's own style for tables would win otherwise
PART_STYLE = """
.netplan { font-family: system-ui, sans-serif; line-height: 1.45; color: inherit; }
.netplan h1 { font-size: 1.5em; margin: 0 0 .2em; }
.netplan h2, .netplan caption { font-size: 1.1em; font-weight: 600; text-align: left; margin: 0; padding: 0 0 .4em; }
.netplan section { margin: 1.8em 0 0; overflow-x: auto; }
.netplan table { border-collapse: collapse; background: none; }
.netplan caption { white-space: nowrap; }
.netplan.netplan th, .netplan.netplan td { padding: .35em .8em .35em 0; text-align: left; vertical-align: top; }
.netplan thead th { border-bottom: 2px solid currentColor; font-weight: 600; white-space: nowrap; }
.netplan tbody th { font-weight: 600; }
.netplan.netplan tbody tr { background: none; }
.netplan tbody tr > * { border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
.netplan.netplan .figures { text-align: right; font-variant-numeric: tabular-nums; }
.netplan .whole { white-space: nowrap; }
.netplan .under { margin: .4em 0 0; font-size: .9em; opacity: .8; }
.netplan ul { margin: 0; padding-left: 1.2em; }
@media screen and (max-width: 68rem) {
  .netplan thead { position: absolute; clip-path: inset(50%); }
  .netplan table, .netplan tbody, .netplan tr, .netplan caption { display: block; }
  .netplan caption { white-space: normal; }
  .netplan tbody tr { padding: .5em 0; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
  .netplan.netplan tbody tr > * { display: block; padding: .1em 0; border: 0; text-align: left; white-space: normal; }
  .netplan.netplan tbody tr > .figures { text-align: left; }
  .netplan td::before { content: attr(data-label) ": "; opacity: .7; }
}
"""
PAGE_STYLE = """
:root { color-scheme: light dark; }
body { margin: 2rem auto; padding: 0 1.5rem; max-width: 82rem; background: #fff; color: #1a1a1a; }
@media (prefers-color-scheme: dark) { body { background: #16181c; color: #e6e6e6; } }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; background: #fff; color: #000; }
  .netplan section { overflow: visible; }
  .netplan tr, .netplan li { break-inside: avoid; }
  .netplan h2, .netplan caption { break-after: avoid; }
}
"""


def document_html(document: Document) -> str:
    """Return a document as one ``<div>`` that takes the colours of the page around it."""
    return _written(_part(document))


def document_page(document: Document) -> str:
    """Return a document as a whole page: no scripts, no files beside it, light and dark, fit to print."""
    return _page(document)


def plan_html(plan: Plan) -> str:
    """Return a plan as one ``<div>`` that takes the colours of the page around it."""
    return _written(_part(plan_document(plan)))


def plan_page(plan: Plan) -> str:
    """Return a plan as a whole page: no scripts, no files beside it, light and dark, fit to print."""
    return _page(plan_document(plan))


def fairness_html(report: Fairness) -> str:
    """Return a fairness report as one ``<div>`` that takes the colours of the page around it."""
    return _written(_part(fairness_document(report)))


def fairness_page(report: Fairness) -> str:
    """Return a fairness report as a whole page, as :func:`plan_page` does."""
    return _page(fairness_document(report))


def outlook_html(found: Outlook) -> str:
    """Return a look ahead as one ``<div>`` that takes the colours of the page around it."""
    return _written(_part(outlook_document(found)))


def conflict_html(found: Conflict) -> str:
    """Return a conflict as one ``<div>`` that takes the colours of the page around it."""
    return _written(_part(conflict_document(found)))


def questions_html(found: Questions) -> str:
    """Return what is still to be asked as one ``<div>`` that takes the colours of the page around it."""
    return _written(_part(questions_document(found)))


def questions_page(found: Questions) -> str:
    """Return what is still to be asked as a whole page, as :func:`plan_page` does."""
    return _page(questions_document(found))


def repair_html(repair: Repair) -> str:
    """Return a repair with its plan as one ``<div>`` that takes the colours of the page around it."""
    return _written(_part(repair_document(repair)))


def repairs_html(found: Repairs) -> str:
    """Return repairs with their plans as one ``<div>`` that takes the colours of the page around it."""
    return _written(_part(repairs_document(found)))


def _page(document: Document) -> str:
    page = Element("html", lang=document.language)
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "title").text = document.title
    SubElement(head, "style").text = PAGE_STYLE
    SubElement(SubElement(page, "body"), "main").append(_part(document))
    return f"<!DOCTYPE html>\n{_written(page)}\n"


def _written(element: Element) -> str:
    indent(element)
    return tostring(element, encoding="unicode", method="html")


def _part(document: Document) -> Element:
    part = Element("div", {"class": "netplan", "lang": document.language})
    SubElement(part, "style").text = PART_STYLE
    SubElement(part, "h1").text = document.title
    SubElement(part, "p").text = document.status
    for block in document.blocks:
        _add_block(SubElement(part, "section"), block)
    return part


def _add_block(section: Element, block: Block) -> None:
    if isinstance(block, Table):
        _add_table(section, block)
    else:
        _add_points(section, block)


def _add_points(section: Element, block: Points) -> None:
    SubElement(section, "h2").text = block.caption
    points = SubElement(section, "ul")
    for sentence in block.sentences:
        SubElement(points, "li").text = sentence


def _add_table(section: Element, block: Table) -> None:
    table = SubElement(section, "table")
    SubElement(table, "caption").text = block.caption
    kinds = [_kind(column) for column in block.columns]
    titles = SubElement(SubElement(table, "thead"), "tr")
    for column, kind in zip(block.columns, kinds, strict=True):
        SubElement(titles, "th", {"scope": "col", **kind}).text = column.title
    body = SubElement(table, "tbody")
    for row in block.rows:
        line = SubElement(body, "tr")
        SubElement(line, "th", {"scope": "row", **kinds[0]}).text = row[0]
        for cell, kind, column in zip(row[1:], kinds[1:], block.columns[1:], strict=True):
            SubElement(line, "td", {"data-label": column.title, **kind}).text = cell
    for sentence in block.under:
        SubElement(section, "p", {"class": "under"}).text = sentence


def _kind(column: Column) -> dict[str, str]:
    kind = ["figures"] * column.figures + ["whole"] * column.whole
    return {"class": " ".join(kind)} if kind else {}
