"""Ready contracts to start from, each a commented file in Danish and in English."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["contract_text"]

WRITTEN_FOR = 2027
"""The year of the season in the contracts; their history is of the year before."""


def contract_text(name: str, language: str, year: int, file: str) -> str:
    """Return a ready contract.

    Parameters
    ----------
    name
        A file in ``contracts``, without its suffix.
    language
        ``da`` or ``en``.
    year
        The year of its season.
    file
        What the file will be called.
    """
    text = (files("netplan.io.drafts") / "contracts" / language / f"{name}.yaml").read_text(encoding="utf-8")
    text = text.replace(str(WRITTEN_FOR - 1), "{before}").replace(str(WRITTEN_FOR), str(year))
    return text.replace("{before}", str(year - 1)).replace("network.yaml", file)
