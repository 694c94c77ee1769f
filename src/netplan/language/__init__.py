"""Messages, dates, lists and plurals in Danish and English."""

from netplan.language.message import Message, message
from netplan.language.say import LANGUAGES, Say

__all__ = ["LANGUAGES", "Message", "Say", "message"]
