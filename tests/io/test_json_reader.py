from __future__ import annotations

import pytest

from netplan.errors import InputError
from netplan.io.json_reader import parse_json


def test_values_and_their_places() -> None:
    data, places = parse_json('{"a": {"b": [1,\n {"c": "é\\ud83d\\ude00"}]}, "f": -1.5e3, "e": [], "g": {}}', "n.json")
    assert data == {"a": {"b": [1, {"c": "é😀"}]}, "f": -1500.0, "e": [], "g": {}}
    assert places.of("a.b[1].c")[:3] == ("n.json", 2, 3)


WRONG = [
    ('{"a": 1,}', 1, 9, "after the last entry"),
    ('{"a": 1 "b": 2}', 1, 9, "comma is missing"),
    ("{'a': 1}", 1, 2, "double quotes"),
    ('{"a": [1,\n2', 1, 7, "not closed"),
    ('{"a": "x', 1, 7, "text in double quotes"),
    ('{"a" 1}', 1, 6, 'colon is missing after "a"'),
    ('{"a": nul}', 1, 7, "no value"),
    ('{"a": NaN}', 1, 7, "no value"),
    ('{"a": 1} x', 1, 10, "after the end"),
    ('{"a":\n 1, "a": 2}', 2, 5, "twice, first in line 1"),
    ("[" * 100_000, 1, 52, "too deep"),
    ('{"a": "\\u0000"}', 1, 15, "cannot be printed"),
    ('{"a": ' + "1" * 5000 + "}", 1, 7, "too many digits"),
    ('{"a": [1e999]}', 1, 13, "too many digits"),
]


@pytest.mark.parametrize(("text", "line", "column", "what"), WRONG, ids=[repr(one[0][:18]) for one in WRONG])
def test_what_cannot_be_read_is_said_plainly(text: str, line: int, column: int, what: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_json(text, "network.json")
    error = caught.value
    assert (error.file, error.line, error.column) == ("network.json", line, column)
    assert what in error.what
    assert error.hint
