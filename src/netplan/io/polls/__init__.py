"""Polls as the services that people use write them, one file for each family of layouts."""

from netplan.io.polls.named import polls_named
from netplan.io.polls.reading import LAYOUTS, certainly_a_poll, poll_of_entry, read_poll, read_poll_alone
from netplan.io.polls.setting import Setting

__all__ = ["LAYOUTS", "Setting", "certainly_a_poll", "poll_of_entry", "polls_named", "read_poll", "read_poll_alone"]
