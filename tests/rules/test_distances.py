from __future__ import annotations

from typing import Any

import pytest

from netplan.domain import Problem
from netplan.errors import InputError
from netplan.rules.distances import distances, great_circle, towns
from tiny import make, on

KNOWN = [
    ("København", "Aarhus", 157), ("København", "Odense", 141), ("København", "Aalborg", 224),
    ("København", "Esbjerg", 260), ("København", "Rønne", 150), ("København", "Roskilde", 31),
    ("København", "Helsingør", 40), ("Aarhus", "Aalborg", 101), ("Aarhus", "Odense", 86),
    ("Aarhus", "Herning", 77), ("Odense", "Esbjerg", 123), ("Vejle", "Kolding", 25), ("Skagen", "Gedser", 360),
]  # fmt: skip
"""Straight lines in km, as distance tables state them."""
MUNICIPALITIES = """
    Albertslund Allerød Assens Ballerup Billund Bornholm Brøndby Brønderslev Dragør Egedal Esbjerg Fanø Favrskov Faxe
    Fredensborg Fredericia Frederiksberg Frederikshavn Frederikssund Furesø Faaborg-Midtfyn Gentofte Gladsaxe
    Glostrup Greve Gribskov Guldborgsund Haderslev Halsnæs Hedensted Helsingør Herlev Herning Hillerød Hjørring
    Holbæk Holstebro Horsens Hvidovre Høje-Taastrup Hørsholm Ikast-Brande Ishøj Jammerbugt Kalundborg Kerteminde
    Kolding København Køge Langeland Lejre Lemvig Lolland Lyngby-Taarbæk Læsø Mariagerfjord Middelfart Morsø
    Norddjurs Nordfyn Nyborg Næstved Odder Odense Odsherred Randers Rebild Ringkøbing-Skjern Ringsted Roskilde
    Rudersdal Rødovre Samsø Silkeborg Skanderborg Skive Slagelse Solrød Sorø Stevns Struer Svendborg Syddjurs
    Sønderborg Thisted Tønder Tårnby Vallensbæk Varde Vejen Vejle Vesthimmerland Viborg Vordingborg Ærø Aabenraa
    Aalborg Aarhus
"""


def places(*members: str | None, venues: tuple[object, ...] = ("Odense",), **network: object) -> Problem:
    people = [{"name": f"P{number}", "place": place} for number, place in enumerate(members)]
    return make(on("M1", "03-05"), members=people, venues=venues).with_(network=network)


@pytest.mark.parametrize(("one", "other", "far"), KNOWN)
def test_distances_are_those_of_the_tables(one: str, other: str, far: int) -> None:
    assert great_circle(towns()[one], towns()[other]) == pytest.approx(far, rel=0.015, abs=1)
    assert great_circle(towns()[other], towns()[one]) == great_circle(towns()[one], towns()[other])


def test_every_municipality_is_there_and_every_town_lies_in_denmark() -> None:
    assert len(set(MUNICIPALITIES.split())) == 98
    assert {*MUNICIPALITIES.split(), "Byrum", "Tranebjerg", "Rønne", "Ærøskøbing"} <= set(towns())
    for north, east in towns().values():
        assert 54.5 < north < 57.8
        assert 8.0 < east < 12.7 or (14.6 < east < 15.2 and 54.9 < north < 55.4)  # Bornholm lies apart


def test_no_town_stands_twice_in_any_spelling() -> None:
    spelt = [name.casefold().replace("å", "aa") for name in towns()]
    assert len(set(spelt)) == len(spelt) > 150


def test_a_spelling_with_å_or_aa_and_a_venue_named_after_its_town_will_do() -> None:
    found = distances(places("århus", "Aarhus", "ÅLBORG", None, venues=("Odense", {"name": "Hall", "place": "Odense"})))
    assert found["P0", "Odense"] == found["P1", "Hall"] == 85
    assert ("P3", "Odense") not in found  # without a place
    assert found["P2", "Odense"] == 186


def test_the_networks_own_figures_come_first_both_ways_and_are_rounded_once() -> None:
    hall = {"name": "Hall", "place": "Vejle"}
    given = {"Kolding": {"Hall": 30.5, "Vejle": 99}, "Vejle": {"Ribe": 70.4}}
    found = distances(places("Kolding", "Ribe", "Vejle", venues=(hall,), travel=given))
    assert found == {("P0", "Hall"): 31, ("P1", "Hall"): 70, ("P2", "Hall"): 0}


def test_an_online_venue_is_no_way_off() -> None:
    assert distances(places("Ribe", venues=({"name": "Screen", "online": True},))) == {("P0", "Screen"): 0}


def test_minutes_are_never_guessed() -> None:
    given: dict[str, Any] = {"travel": {"Ribe": {"Odense": 90}}, "travel_unit": "minutes"}
    assert distances(places("Ribe", "Odense", **given)) == {("P0", "Odense"): 90, ("P1", "Odense"): 0}
    with pytest.raises(InputError, match="travel says nothing of the way from Vejle to Odense") as caught:
        distances(places("Vejle", **given))
    assert caught.value.hint == "add its minutes: travel: {Vejle: {Odense: 60}}"


def test_unknown_places_are_named_with_what_may_be_meant() -> None:
    with pytest.raises(InputError) as caught:
        distances(places("Odnese", "Xyzzy", venues=({"name": "Hall", "place": "Vejel"},)))
    errors = caught.value.all()
    assert [(one.field, one.hint) for one in errors] == [
        ("network.members[0].place", 'you mean "Odense"'),
        ("network.members[1].place", "write a Danish town, or list the distances under travel"),
    ]
    with pytest.raises(InputError, match='nothing is known of where "Vejel" lies') as caught:
        distances(places("Odense", venues=({"name": "Hall", "place": "Vejel"},)))
    assert (caught.value.field, caught.value.hint) == ("network.venues[0].place", 'you mean "Vejle"')


def test_two_figures_for_one_way_are_refused() -> None:
    given = {"Ribe": {"Odense": 90}, "Odense": {"Ribe": 80}}
    with pytest.raises(InputError, match="travel gives two distances between Odense and Ribe"):
        distances(places("Ribe", travel=given))
