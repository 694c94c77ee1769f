"""What a document is made of, whatever shows it: tables and lists of sentences."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Block", "Column", "Document", "Points", "Table"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    title
        Its heading.
    figures
        Whether it holds numbers, which stand to the right.
    whole
        Whether its cells are not to be broken into lines.
    """

    title: str
    figures: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts; the first cell of each row names the row.

    Parameters
    ----------
    caption
        What it shows.
    columns
        Its columns.
    rows
        Its cells; a line break in a cell separates lines.
    under
        Sentences that explain it.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences under a heading."""

    caption: str
    sentences: tuple[str, ...]


Block = Table | Points


@dataclass(frozen=True, slots=True)
class Document:
    """A plan in words, ready to be set.

    Parameters
    ----------
    language
        Language of all its texts.
    title
        What it is about.
    status
        One sentence on how good the plan is known to be.
    blocks
        Tables and lists in reading order.
    """

    language: str
    title: str
    status: str
    blocks: tuple[Block, ...]
