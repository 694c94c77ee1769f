from __future__ import annotations

from typing import Any

import pytest

from netplan.domain import Problem
from netplan.errors import InputError
from netplan.plan import Questions
from netplan.rules.attendance import Attendance
from netplan.rules.cyclic import Cyclic
from netplan.rules.even_spacing import EvenSpacing
from netplan.rules.likes import Likes
from netplan.rules.quorum import Quorum
from netplan.rules.spacing import Spacing
from netplan.search import questions
from tiny import during, make, on

DAYS = ("03-04", "03-05", "03-06")


def asked(problem: Problem, **options: Any) -> Questions:
    return questions(problem, workers=1, **options)


def worth(found: Questions, meeting: str = "M1") -> dict[str, tuple[str, ...]]:
    """Return whom to ask about which days of a meeting."""
    (one,) = (one for one in found.meetings if one.id == meeting)
    return {f"{date.date:%m-%d}": date.ask for date in one.dates}


def spared(found: Questions, meeting: str = "M1") -> dict[str, tuple[str, str]]:
    (one,) = (one for one in found.meetings if one.id == meeting)
    return {f"{date.date:%m-%d}": (date.kind, date.reason) for date in one.others}


def test_before_anybody_answers_every_date_that_the_rules_allow_can_matter() -> None:
    problem = make(
        during("M1", "03-04", "03-06"), on("M2", "03-12"), rules=(Spacing(at_least="7 days"),), wishes=(Attendance(),)
    )
    found = asked(problem)
    everybody = ("Anna", "Bo", "Carl")
    assert worth(found) == {"03-04": everybody, "03-05": everybody}
    reason = (
        "no plan can have it, even if all who are to be asked can come; what cannot hold: "
        "at least 7 days between meetings"
    )
    assert spared(found) == {"03-06": ("impossible", reason)}
    assert (found.count, found.never_asked) == (6, everybody)
    assert [meeting.decided and str(meeting.decided) for meeting in found.meetings] == [None, "2013-03-12"]
    assert found.sentences == (
        "Answers wanted: 6 (people: 3; dates: at most 2).",
        "Nobody has asked Anna, Bo and Carl about any of these dates.",
    )


def test_a_date_that_another_one_beats_whatever_is_answered_is_spared() -> None:
    poll = {"03-04": "Anna=yes Bo=yes Carl=", "03-05": "Anna=no Bo=no Carl=", "03-06": "Anna=yes Bo=no Carl="}
    found = asked(make(during("M1", "03-04", "03-06"), wishes=(Attendance(),), poll=poll))
    assert worth(found) == {"03-04": ("Carl",), "03-06": ("Carl",)}  # 03-06 draws level if Carl comes then only
    assert spared(found) == {"03-05": ("worse", "whatever people answer, more are expected on 4 Mar 2013")}
    give = asked(make(during("M1", "03-04", "03-06"), wishes=(Attendance(give=1), EvenSpacing()), poll=poll))
    assert list(worth(give)) == list(DAYS)


def test_what_a_wish_before_attendance_wants_comes_first() -> None:
    poll = {"03-04": "Anna=yes Bo=yes Carl=", "03-05": "Anna=yes Bo=yes Carl=", "03-06": "Anna=yes Bo=yes Carl="}
    hoped = during("M1", "03-04", "03-06", date={"tentative": "2013-03-05"})
    found = asked(make(hoped, wishes=(Attendance(),), poll=poll))
    assert list(worth(found)) == ["03-05"]
    assert spared(found)["03-04"] == ("worse", "whatever people answer, the best plans have other dates")


def test_a_meeting_nobody_was_asked_about_does_not_keep_another_ones_dates() -> None:
    poll = {"03-04": "Anna=yes Bo=yes Carl=yes", "03-05": "Anna=no Bo=no Carl="}
    meetings = (during("M1", "03-04", "03-05"), during("M2", "03-11", "03-12"))
    problem = make(*meetings, wishes=(Attendance(),), rules=(Quorum(at_least="1"),), poll=poll)
    found = asked(problem)
    assert spared(found) == {"03-05": ("worse", "whatever people answer, more are expected on 4 Mar 2013")}
    assert worth(found) == {"03-04": ()}
    assert list(worth(found, "M2")) == ["03-11", "03-12"]


def test_dates_are_asked_about_in_the_order_of_what_they_can_bring() -> None:
    poll = {"03-04": "Anna=no Bo= Carl=", "03-05": "Anna= Bo= Carl=yes", "03-06": "Anna=yes Bo= Carl=yes"}
    problem = make(during("M1", "03-04", "03-06"), wishes=(Attendance(),), poll=poll)
    found = asked(problem)
    assert {f"{one.date:%m-%d}": one.rank for one in found.meetings[0].dates} == {"03-04": 3, "03-05": 2, "03-06": 1}
    assert [one.best for one in found.meetings[0].dates] == [2, 3, 3]
    two = asked(problem, dates=2)
    assert list(worth(two)) == ["03-05", "03-06"]
    assert spared(two) == {"03-04": ("later", "there are better dates enough to ask about first")}
    with pytest.raises(InputError, match="0 dates cannot be asked about"):
        asked(problem, dates=0)


def test_who_is_silent_is_listed_poll_by_poll_with_the_dates_that_matter() -> None:
    yes = "Anna=yes Bo=yes Emil=yes Carl="
    poll = {"03-04": yes, "03-05": "Anna=no Bo=no Emil=no Carl=", "03-20": yes}
    problem = make(during("M1", "03-04", "03-06"), members="Anna Bo Carl Dorte Emil", wishes=(Attendance(),), poll=poll)
    found = asked(problem)
    (silent,) = found.silent
    assert silent.poll == "doodle"
    assert {name: [f"{start:%m-%d}" for start, _ in times] for name, times in silent.people.items()} == {
        "Carl": ["03-04"]
    }
    assert found.never_asked == ("Dorte",)
    assert found.wanted.keys() == {"Carl", "Dorte"}


def test_nobody_is_asked_about_who_is_no_member_that_day_or_has_said_no_elsewhere() -> None:
    members = ["Anna", {"name": "Bo", "left": "2013-03-04"}, "Carl"]
    found = asked(make(during("M1", "03-04", "03-05"), members=members, away={"Carl": "03-05"}))
    assert worth(found) == {"03-04": ("Anna", "Bo", "Carl"), "03-05": ("Anna",)}


def test_when_no_plan_is_possible_nobody_needs_to_be_asked() -> None:
    problem = make(during("M1", "03-04", "03-05"), rules=(Quorum(at_least="3"),), away={"Anna": "03-04 03-05"})
    found = asked(problem)
    assert (found.possible, found.count) == (False, 0)
    assert found.sentences[0] == "No plan keeps all rules, even if everybody who is to be asked can come."
    assert {kind for kind, _ in spared(found).values()} == {"impossible"}


def test_when_everything_is_known_nothing_is_left_to_ask() -> None:
    poll = {"03-04": "Anna=yes Bo=yes Carl=no", "03-05": "Anna=no Bo=no Carl=yes"}
    found = asked(make(during("M1", "03-04", "03-05"), wishes=(Attendance(),), poll=poll))
    assert (found.count, worth(found)) == (0, {"03-04": ()})
    assert found.sentences == ("Nobody needs to be asked: no answer that is missing can change the plan's dates.",)


def test_where_it_is_not_known_what_answers_do_to_a_rule_no_date_is_called_worse() -> None:
    poll = {"03-04": "Anna=yes Bo=yes Carl=yes", "03-05": "Anna=no Bo=no Carl="}
    problem = make(during("M1", "03-04", "03-05"), roles={"chair": {}}, wishes=(Attendance(),),
                   rules=(Cyclic(roles=("chair",)),), poll=poll)  # fmt: skip
    found = asked(problem)
    assert worth(found) == {"03-04": (), "03-05": ("Carl",)}
    assert found.sentences[1].startswith("No date is called worse than another, because of what answers may do to this")
    likes = asked(problem.with_(network={"rules": (), "wishes": (Likes(), Attendance())}))
    assert list(worth(likes)) == ["03-04", "03-05"]


def test_what_there_was_no_time_for_counts_as_a_date_that_matters() -> None:
    poll = {"03-04": "Anna=yes Bo=yes Carl=", "03-05": "Anna=no Bo=no Carl="}
    found = asked(make(during("M1", "03-04", "03-05"), wishes=(Attendance(),), poll=poll), time_limit=0)
    assert (found.proven, list(worth(found))) == (False, ["03-04", "03-05"])
    assert "The time did not suffice to look at every date" in found.sentences[-1]


def test_it_is_the_same_every_time_and_tells_how_far_it_is() -> None:
    poll = {"03-04": "Anna=yes Bo= Carl=", "03-05": "Anna=no Bo=no Carl=", "03-06": "Anna=yes Bo=yes Carl="}
    problem = make(during("M1", "03-04", "03-06"), wishes=(Attendance(),), poll=poll)
    heard: list[tuple[str, int, int]] = []
    first = questions(problem, workers=1, progress=lambda now: heard.append((now.wish, now.step, now.steps)))
    assert first == questions(problem, workers=8)
    assert heard == [("", 0, 2), ("M1", 1, 2)]


def test_a_table_lists_every_date_of_the_meetings_that_are_not_decided() -> None:
    poll = {"03-04": "Anna=yes Bo=yes Carl=", "03-05": "Anna=no Bo=no Carl="}
    frame = asked(make(during("M1", "03-04", "03-05"), on("M2", "03-12"), wishes=(Attendance(),), poll=poll)).frame()
    assert list(frame["meeting"]) == ["M1", "M1"]
    assert list(frame["ask"]) == [1, 0]
    assert list(frame["people"]) == ["Carl", ""]
    assert list(frame["rank"].isna()) == [False, True]
