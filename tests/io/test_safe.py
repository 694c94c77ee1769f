from __future__ import annotations

import os
from pathlib import Path

import pytest

from netplan.errors import ExportError
from netplan.io.safe import safe_write


def test_a_new_file_and_a_replaced_one(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    safe_write(target, b"old")
    target.chmod(0o640)
    safe_write(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "plan.json"
    with pytest.raises(ExportError, match=r"cannot write .*plan\.json: No such file"):
        safe_write(target, b"x")


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.json"
    target.write_bytes(b"old")

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        safe_write(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_keeps_pointing_to_its_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_bytes(b"old")
    link.symlink_to(real)
    safe_write(link, b"new")
    assert link.is_symlink() and real.read_bytes() == b"new"
