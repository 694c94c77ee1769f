from __future__ import annotations

from netplan.language import Say
from netplan.rules.on_site import OnSite
from tiny import errors, fault, held, impossible, make, on, solved, value

RULE = OnSite()
VENUES = ("Odense", {"name": "Screen", "online": True})
TWO = (on("M1", "03-05"), on("M2", "03-12"))
BOTH_ONLINE = tuple({**meeting, "venue": "Screen"} for meeting in TWO)


def test_trivially_fine() -> None:
    assert solved(make(*TWO, rules=(OnSite(at_least=0),), venues=VENUES[1:]))
    assert solved(make(*TWO, rules=(OnSite(at_least=2),)))  # without venues no meeting is online


def test_forced_violation() -> None:
    assert impossible(make(*BOTH_ONLINE, rules=(RULE,), venues=VENUES)) == {"on_site", "decided"}
    problem = make(*TWO, rules=(RULE,), venues=VENUES)
    assert fault(problem, held("M1", "03-05", "Screen"), held("M2", "03-12", "Screen")) == (
        "on_site", 1, "meetings", "0 of at least 1 meetings are not online",
    )  # fmt: skip
    assert value(solved(make(*BOTH_ONLINE, wishes=(OnSite(at_least=2),), venues=VENUES)), "on_site") == 2


def test_just_inside() -> None:
    problem = make(BOTH_ONLINE[0], TWO[1], rules=(RULE,), venues=VENUES)
    assert solved(problem).by_id["M2"].venue == "Odense"
    assert errors(problem, held("M1", "03-05", "Screen"), held("M2", "03-12", "Odense")) == []


def test_just_outside() -> None:
    assert "on_site" in impossible(make(BOTH_ONLINE[0], TWO[1], rules=(OnSite(at_least=2),), venues=VENUES))


def test_of_the_named_meetings() -> None:
    rule = OnSite(meetings=("M1",))
    assert "on_site" in impossible(make(BOTH_ONLINE[0], TWO[1], rules=(rule,), venues=VENUES))
    assert rule.sentence(Say("en")) == "at least 1 meeting is not online, for M1"


def test_a_meeting_that_is_not_held_is_on_no_site() -> None:
    series = {"series": "W", "count": "0-1", "aim": 0, "window": "2013-03-12..2013-03-14"}
    problem = make(BOTH_ONLINE[0], series, rules=(RULE,), venues=VENUES)
    assert solved(problem).by_id["W-1"].venue == "Odense"  # held after all, because the rule asks for it
