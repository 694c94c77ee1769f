"""Each file under ``tests/wrong`` has one mistake; each message names file, line, field and a hint."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from netplan.errors import InputError
from netplan.io import read
from netplan.language import Message

FOLDER = Path(__file__).parents[1] / "wrong"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".yaml", ".json"))
NO_FIELD = {"empty.yaml", "only_a_list.yaml", "picture.yaml", "two_documents.yaml", "unreadable.yaml"}
"""Files that are wrong as a whole."""


def _error(name: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read(FOLDER / name)
    return caught.value


@pytest.mark.parametrize("name", FILES)
def test_the_error_names_file_line_field_and_a_hint(name: str) -> None:
    error, expected = _error(name), EXPECTED[name]
    assert error.file == str(FOLDER / expected.get("file", name))
    assert (error.line, error.field) == (expected["line"], expected["field"])
    assert error.field or name in NO_FIELD
    assert expected["what"] in error.what
    assert error.hint and expected["hint"] in error.hint
    assert not error.also, "one mistake, one error"


@pytest.mark.parametrize("name", FILES)
def test_the_message_is_free_of_the_machinery(name: str) -> None:
    text = str(_error(name))
    for word in ("Traceback", "pydantic", "Error", "token", "scalar", "mapping values", "None", "<class", "Mapping"):
        assert word not in text


def test_all_messages_are_different() -> None:
    errors = [_error(name).what for name in FILES]
    assert len(set(errors)) == len(FILES)
    templates = {one.template for one in errors if isinstance(one, Message)}
    assert len(templates) >= 60


def test_every_file_is_expected() -> None:
    assert set(FILES) == set(EXPECTED)
