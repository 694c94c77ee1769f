"""Messages, dates, lists and plurals in Danish and English."""

from netplan.language.say import LANGUAGES, Message, Say, mark, message

__all__ = ["LANGUAGES", "Message", "Say", "mark", "message"]
