"""Entries of calendars that netplan publishes: meetings and what is due around them, and how published ones change."""

from netplan.io.feeds.published import Published, read_published

__all__ = ["Published", "read_published"]
