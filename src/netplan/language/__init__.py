"""Messages, dates, lists and plurals in Danish and English."""

from netplan.language.message import Message, mark, message
from netplan.language.say import LANGUAGES, Say

__all__ = ["LANGUAGES", "Message", "Say", "mark", "message"]
