"""The contract of a network in the file format, for tests of what is read."""

from __future__ import annotations

NETWORK = """\
netplan: 1
network:
  id: benchmark
  name: Nationalt benchmark-netværk
  language: da
  holidays: DK
  closed: ["06-05", "12-24..12-26", "12-31"]
  members:                      # a name, or a mapping
    - {name: Sara, organisation: Herning Bibliotekerne}
    - Henrik
    - Maria
    - Berit
    - Kis
    - Bente
    - Elisabeth
    - Jane
    - Majbrit
  roles:
    convener:     {label: tovholder, holder: Sara}
    planner:      {label: planlægning, count: 2-3, aim: 3, includes: convener}
    chair:        {label: mødeleder, within: planner, decided_by: planner}
    minute_taker: {label: referent, aliases: [skriver], not_with: planner, named_ahead: 1}
    timekeeper:   {label: tidsholder, count: 0-1}
    presenter:    {label: oplægsholder, count: 0-9, fill: by hand}
  venues: [Odense, {name: Vejle Bibliotek, capacity: 40}]
  rules:
    - quorum: 60%
    - spacing: {at_least: 8 weeks}
    - rest: {roles: minute_taker, meetings: 1}
  wishes:
    - attendance: {give: 1}
    - fair_share
    - longest_since: {roles: [planner, minute_taker]}
    - alternate_venues
    - even_spacing:
  history: history.csv
  founded:
season:
  name: "2013"
  from: 2013-01-01
  to: 2013-12-31
  time: 10:00-15:00
  meetings:
    - {id: M1, window: weeks 9-10, says: "slut feb./begyndelsen af marts (- uge 9 og 10)",
       planner: [Henrik, Maria, Sara], minute_taker: Berit}
    - {id: M2, window: June, planner: [Kis, Bente, Sara], minute_taker: Elisabeth, presenter: [Jane, Sara]}
    - {id: M3, window: December, planner: [{tentative: Jane}, Majbrit, "?"], minute_taker: "?", presenter: ["?"]}
  availability:
    polls: [doodle.csv, {file: second.csv, open: true}, {name: mail, options: [2013-12-03], answers: {Bente: [yes]}}]
    away: {Henrik: [2013-02-25..2013-03-01, Wednesdays]}
"""
HISTORY = "rolle,dato,navn,sted,møde\nmødeleder,2012-06-14,Kis,Odense,\nskriver,2012-Q2,Ea,,a\n"
