from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.io.yaml_reader import parse_yaml


def test_only_numbers_truth_and_null_are_more_than_text() -> None:
    text = """
    texts: [18:30, no, on, 2027-02-30, 2013-01-01, 007, 0x1f, 1_000, .5, 1e3, 60%, 2-3, none, "06-05", "1", '~']
    values: [1, -2, 1.5, true, false, null, ~]
    empty:
    """
    data, _ = parse_yaml(text, "network.yaml")
    assert data["texts"] == [
        "18:30", "no", "on", "2027-02-30", "2013-01-01", "007", "0x1f", "1_000", ".5", "1e3", "60%", "2-3", "none",
        "06-05", "1", "~",
    ]  # fmt: skip
    assert data["values"] == [1, -2, 1.5, True, False, None, None]
    assert data["empty"] is None


def test_every_value_keeps_its_place() -> None:
    _, places = parse_yaml('a:\n  - b: 1\n    c: [x, "y z"]\n# note\n"d.e": |\n  long\n', "n.yaml")
    assert places.of("a[0].c[1]")[:3] == ("n.yaml", 3, 12)
    assert places.of("d.e")[:3] == ("n.yaml", 5, 1)
    assert places.of("a[0].c[1].no.such").line == 3
    assert places.of("a[7]").line == 1
    assert places.of("").line == 1


WRONG = [
    ("m: ?\n", 1, 4, "bare ?", '"?"'),
    ("m: [Kis, ?]\n", 1, 10, "bare ?", '"?"'),
    ("m: {a: ?, b: 1}\n", 1, 8, "bare ?", '"?"'),
    ("m:\n  - ?\n  - Kis\n", 2, 5, "bare ?", '"?"'),
    ("a:\n\tb: 1\n", 2, 1, "a tab", "spaces"),
    ("a:\n  b: 1\n\tc: 1\n", 3, 1, "a tab", "spaces"),
    ("a:\n  b: 1\n   c: 2\n", 3, 5, "does not belong", "indentation"),
    ("a:\n    b: 1\n  c: 2\n", 3, 3, "indented differently", "same column"),
    ("a:\n  - b\n - c\n", 3, 2, "indented differently", "same column"),
    ('a: "b\nc: 1\n', 1, 4, "no end", "quote"),
    ("a: 'it's'\n", 1, 8, "after the end", "quotes"),
    ("a: b: c\n", 1, 5, "second colon", "quotes"),
    ("a: 1\nbcd\ne: 2\n", 2, 1, "without a colon", "field: value"),
    ("a: [b, c\nd: 1\n", 1, 4, "not closed", "]"),
    ("a: {b: 1 c: 2}\n", 1, 4, "not closed", "}"),
    ("a: @b\n", 1, 4, '"@"', "quotes"),
    ("a: %b\n", 1, 4, '"%"', "quotes"),
    ("a: * b\n", 1, 5, '"*"', "quotes"),
    ("a: &b 1\nc: *b\n", 1, 4, '"&b"', "quotes"),
    ("c: *b\n", 1, 4, '"*b"', "write it out"),
    ("a: !!python/object:os.system x\n", 1, 4, '"!"', "quotes"),
    ('a: "\\q"\n', 1, 5, "backslash", "single quotes"),
    ('a: "\\0"\n', 1, 4, "cannot be printed", "take"),
    ("a: ]\n", 1, 4, "bracket or comma", "quotes"),
    ("a: 1\n---\nb: 1\n", 2, 1, "more than one document", '"---"'),
    ("a: 1\n...\nb\n", 3, 1, "more than one document", '"..."'),
    ("a:\n  b: 1\n  b: 2\n", 3, 3, '"b" is written twice, first in line 2', "take one out"),
    ("a: " + "[" * 60 + "]" * 60 + "\n", 1, 54, "too deep", "brackets"),
]


@pytest.mark.parametrize(("text", "line", "column", "what", "hint"), WRONG, ids=[repr(one[0][:18]) for one in WRONG])
def test_what_cannot_be_read_is_said_plainly(text: str, line: int, column: int, what: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "network.yaml")
    error = caught.value
    assert (error.file, error.line, error.column) == ("network.yaml", line, column)
    assert what in error.what
    assert hint in error.hint


def test_the_python_loader_says_the_same_where_the_fast_one_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    from netplan.io import yaml_reader

    text = 'a: {b: [1, "x", no], c: 18:30}\n'
    fast: Any = parse_yaml(text, "n.yaml")[0]
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.SafeLoader)
    assert parse_yaml(text, "n.yaml")[0] == fast
    for wrong, line, _, _, _ in WRONG[:25]:
        with pytest.raises(InputError) as caught:
            parse_yaml(wrong, "n.yaml")
        assert caught.value.line == line or "\t" in wrong
        assert caught.value.hint


def test_brackets_without_end_are_refused_early() -> None:
    with pytest.raises(InputError, match="too deep") as caught:
        parse_yaml("[" * 100_000, "network.yaml")
    assert caught.value.line == 1
    # recent versions of the parser look ahead and give up by themselves, at their own depth of 1,000
    assert caught.value.column in (52, 1001)
