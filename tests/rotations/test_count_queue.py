"""A queue by counts: who has scribed least often is next, and among these whoever did it longest ago.

Source: the scribe list of the W3C eGovernment group: after serving one is put back from the bottom, above nobody with
fewer duties, so that skipping calls gains nothing. Names are invented.
"""

from __future__ import annotations

from seasons import broken, holders, network, play, swapped


def calls(year: int) -> list[dict[str, str]]:
    return [{"id": f"T{month}", "date": f"{year}-{month:02}-12"} for month in (1, 4, 5, 8)]


def test_fewest_first_and_skipping_gains_nothing() -> None:
    problem = network(
        {"meetings": calls(2021), "availability": {"away": {"Cilla": ["2021-05-12"]}}},
        members=["Ada", "Bent", "Cilla", {"name": "Dorte", "joined": "2021-01-01"}], roles={"scribe": {}},
        rules=[{"fewest": "scribe"}], wishes=[{"longest_since": "scribe"}],
        history=[{"date": f"2020-{month}-10", "role": "scribe", "member": name}
                 for month, name in (("09", "Ada"), ("10", "Ada"), ("11", "Bent"), ("12", "Cilla"))],
    )  # fmt: skip
    ((first, plan),) = play(problem, seasons=1)
    # counts 2, 1, 1, 0: Dorte; now 2, 1, 1, 1: Bent, the longest ago; Cilla cannot come: Dorte; Cilla is left with 1
    assert holders(plan, "scribe") == ["Dorte", "Bent", "Dorte", "Cilla"]
    later = first.next_season(plan, season={
        "meetings": calls(2022), "availability": {"away": {"Ada": ["2022-01-12"]}},
        "weekdays": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    })  # fmt: skip
    ((second, plan),) = play(later, seasons=1)
    # 2 each. Ada, whose duty lies furthest back, skips the first call: Bent; but she is still next; Dorte, Cilla
    assert holders(plan, "scribe") == ["Bent", "Ada", "Dorte", "Cilla"]
    assert broken(second, swapped(plan, "T8", "scribe", "Ada")) == [
        ("fewest", "Cilla has had fewer turns than Ada, scribe of T8"),
    ]  # fmt: skip
