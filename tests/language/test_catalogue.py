from __future__ import annotations

import gettext
import io
import re
import string
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from rich.console import Console

import netplan
from netplan.display.html import plan_page
from netplan.display.text import FindingsText, PlanText, WindowsText
from netplan.errors import InputError
from netplan.io.markdown_out import markdown_text
from netplan.language import Say, say

FOLDER = files("netplan.language") / "locale" / "da" / "LC_MESSAGES"
EXAMPLE = Path(__file__).parents[2] / "examples" / "benchmark_network" / "network.yaml"
WRONG = sorted(path for path in (Path(__file__).parents[1] / "wrong").iterdir() if path.suffix in (".yaml", ".json"))
ENGLISH = r"\b(?:the|of|and|is|are|be|not|with|open|from|each|every|nobody|meetings?|write|take|or)\b"


def catalogue() -> Any:
    return read_po(io.BytesIO((FOLDER / "netplan.po").read_bytes()))


def forms(one: Any) -> Iterator[tuple[str, str]]:
    """Yield each English form of a message with the Danish one."""
    if isinstance(one.id, str):
        yield one.id, one.string
    else:
        yield from zip(one.id, one.string, strict=True)


def pairs() -> list[tuple[str, str]]:
    return [pair for one in catalogue() if one.id for pair in forms(one)]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_everything_is_translated() -> None:
    assert [english for english, danish in pairs() if not danish.strip()] == []
    assert [one.id for one in catalogue() if one.id and one.fuzzy] == []


def test_placeholders_are_the_same() -> None:
    assert [english for english, danish in pairs() if placeholders(english) != placeholders(danish)] == []


def test_only_words_that_are_danish_too_are_the_same() -> None:
    same = {english for english, danish in pairs() if english == danish}
    assert {text for text in same if re.search(r"\w", re.sub(r"{.*?}", "", text))} == {
        "km", "organisation", "person", "weekend", "{count} person"
    }  # fmt: skip


def test_danish_begins_and_ends_as_english_does() -> None:
    assert [english for english, danish in pairs() if danish[0].isupper() and not english[0].isupper()] == []
    assert [english for english, danish in pairs() if english.endswith(".") != danish.endswith(".")] == []


def test_danish_letters_are_real_ones() -> None:
    text = " ".join(danish for _, danish in pairs())
    assert all(letter in text for letter in "æøå")
    assert not re.search(r"moede|soege|aar|oensk|�|Ã", text)


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    expected, found = read_mo(compiled), read_mo(io.BytesIO((FOLDER / "netplan.mo").read_bytes()))
    texts = [[(one.id, one.string) for one in catalogue if one.id] for catalogue in (found, expected)]
    assert texts[0] == texts[1]  # the header may differ: it names the version of babel
    assert found.plural_forms == "nplurals=2; plural=(n != 1);"


@pytest.fixture
def untranslated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect every sentence that is said without a Danish translation."""
    missing: list[str] = []

    class Missing(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            missing.append(message)
            return message

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            missing.append(msgid2)
            return msgid2

    with (FOLDER / "netplan.mo").open("rb") as stream:
        danish = gettext.GNUTranslations(stream)
    danish.add_fallback(Missing())
    english = gettext.NullTranslations()
    monkeypatch.setattr(say, "_catalogue", lambda language: danish if language == "da" else english)
    return missing


def printed(shown: object) -> str:
    console = Console(width=200, file=io.StringIO())
    console.print(shown)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def english_in(text: str) -> list[str]:
    return re.findall(ENGLISH, text)


def test_a_danish_plan_has_no_english_in_it(untranslated: list[str]) -> None:
    problem = netplan.read(EXAMPLE)
    plan = netplan.solve(problem, workers=1).plan
    assert plan is not None
    page = re.sub(r"(?s)<style>.*?</style>|<[^>]*>", " ", plan_page(plan))
    for text in (printed(PlanText(plan)), page, markdown_text(plan)):
        assert "Det er bevist for alle ønsker: der findes ingen bedre plan." in text
        assert "så mange deltagere som muligt kan komme" in text
        assert "man. 25. feb. 2013" in text
        assert english_in(text) == []
    assert untranslated == []


def test_a_first_look_in_danish_has_no_english_in_it(untranslated: list[str]) -> None:
    problem = netplan.read(EXAMPLE)
    text = printed(WindowsText(problem)) + printed(FindingsText(netplan.check(problem), problem.say))
    for words in (
        "uge 9 og 10 i 2013", "lørdag (2); søndag (2)", "lukket den 5. jun. 2013", "helligdag: Juledag",
        "rollen tidsholder er oprettet, men bliver aldrig brugt", "referent ved M3 er ikke besat",
        "mødeleder ved M1 besluttes senere af planlægning", "7 bemærkninger",
    ):  # fmt: skip
        assert words in text
    assert english_in(text) == []
    assert untranslated == []


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.name)
def test_what_is_wrong_can_be_said_in_danish(path: Path, untranslated: list[str]) -> None:
    danish = Say("da")
    with pytest.raises(InputError) as caught:
        netplan.check(netplan.read(path))
    for error in caught.value.all():
        assert danish.value(error.what) != error.what
        assert not error.hint or danish.value(error.hint) != error.hint
    assert untranslated == []
