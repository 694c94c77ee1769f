"""Going through the words of a window."""

from __future__ import annotations

from netplan.dates.grammar.tokens import Token, read_tokens, window_hint
from netplan.errors import InputError
from netplan.language import message

__all__ = ["DAYS", "UNITS", "YEARS", "Cursor"]

YEARS = range(1900, 2200)
"""The years that a text may name."""
DAYS = ("weekday", "weekdays", "workdays")
"""The kinds of words for weekdays."""
UNITS = {"day": "day", "week": "week", "months": "month"}
"""The kinds of words for units of length, each with its unit."""
_HEADS = ("month", "quarter", "halfyear", "half", *DAYS, *UNITS)
"""What a number may belong to that stands before it."""


class Cursor:
    """The words of a text, and a place among them.

    Parameters
    ----------
    text
        The text.

    Raises
    ------
    InputError
        For a word that is not understood.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = read_tokens(text)
        self.at = 0

    def kind(self, ahead: int = 0) -> str:
        """Return the kind of a coming token; ``end`` after the last."""
        at = self.at + ahead
        return self.tokens[at].kind if at < len(self.tokens) else "end"

    def coming(self, *kinds: str) -> bool:
        """Tell whether tokens of these kinds come next, in this order."""
        return all(self.kind(ahead) == kind for ahead, kind in enumerate(kinds))

    def take(self) -> Token:
        """Return the next token, and go on."""
        if self.kind() == "end":
            raise self.misplaced()
        self.at += 1
        return self.tokens[self.at - 1]

    def skip_and(self) -> bool:
        """Go past commas and "and"; tell whether there were any."""
        begin = self.at
        while self.kind() == "and":
            self.at += 1
        return self.at > begin

    def misplaced(self) -> InputError:
        """Return the error about the token that cannot stand here."""
        if self.kind() == "end":
            return InputError(message('"{text}" ends in the middle', text=self.text.strip()), hint=window_hint())
        token = self.tokens[self.at]
        return InputError(
            message('"{word}" cannot stand where it does in "{text}"',
                    word=self.text[token.start : token.end].strip(), text=self.text.strip()),
            hint=window_hint(),
        )  # fmt: skip

    def run(self) -> tuple[list[Token], str]:
        """Return the numbers from here on, and what follows them (``5., 6. og 7. marts``: a month)."""
        ahead, found = 0, []
        while self.kind(ahead) in ("number", "last") and self.tokens[self.at + ahead].value not in YEARS:
            found.append(self.tokens[self.at + ahead])
            ahead += 1
            if self.kind(ahead) in _HEADS:
                return found, self.kind(ahead)
            if self.kind(ahead) not in ("and", "to"):
                break
            while self.kind(ahead) in ("and", "to"):
                ahead += 1
        return found, ""

    def length_comes(self) -> bool:
        """Tell whether a length and "before" or "after" come next: two days after, the week before."""
        if self.kind() in ("day", "week"):
            return self.kind(1) in ("before", "after")
        return self.count_comes() and self.kind(2) in ("before", "after")

    def count_comes(self) -> bool:
        """Tell whether a length comes next: two days. The Danish word for two is also one for "until"."""
        if self.kind(1) not in UNITS:
            return False
        token = self.tokens[self.at]
        return (token.kind == "number" and not token.ordinal) or (token.kind, token.text) == ("to", "to")

    def dated_comes(self) -> bool:
        """Tell whether a weekday and its date come next: Wednesday 5 March, tirsdag, den 5. marts."""
        if self.kind() != "weekday":
            return False
        begin = self.at
        self.at += 1 + (self.kind(1) == "and" and self.tokens[self.at + 1].text == ",")
        dated = self.kind() in ("date", "daymonth") or self.coming("month", "number") or (
            self.kind() == "number" and self.run()[1] == "month"
        )  # fmt: skip
        self.at = begin
        return dated

    def limit_comes(self) -> bool:
        """Tell whether words such as "before" or "from" come next."""
        if self.kind() == "to":
            return self.tokens[self.at].text[0].isalpha() and not self.count_comes()
        return self.kind() in ("before", "after", "from", "until", "between", "least")

    def days_come(self) -> bool:
        """Tell whether single days come next that have their own place in the text: Mondays, the first Monday."""
        if self.dated_comes():
            return False
        if self.kind() == "every":
            ahead = 1
            while self.kind(ahead) in ("number", "other", "last"):
                ahead += 1
            return self.kind(ahead) in DAYS
        if self.length_comes():
            definite = "the" in self.tokens[self.at].led and self.kind() not in ("day", "week")
            return self.kind() != "week" and not definite
        return self.kind() in DAYS or self.run()[1] in (*DAYS, "day")

    def places(self) -> tuple[int, ...]:
        """Read first and third."""
        numbers, _ = self.run()
        if not all(token.ordinal or token.kind == "last" for token in numbers):
            raise self.misplaced()
        while self.kind() in ("number", "last"):
            token = self.take()
            if token.kind == "number" and token.value < 1:
                self.at -= 1
                raise self.misplaced()
            while self.kind() == "and":
                self.at += 1
        return tuple(dict.fromkeys(token.value for token in numbers))

    def weekdays(self) -> tuple[tuple[int, ...], bool]:
        """Read weekdays in a row, and whether any is a plural; a weekday and a comma before a date belong to it."""
        found: list[int] = []
        plural = False
        while self.kind() in DAYS:
            token = self.take()
            plural |= token.kind != "weekday"
            found += [token.value] if token.kind != "workdays" else [[0, 1, 2, 3, 4], [5, 6]][token.value]
            if self.kind() == "to" and self.kind(1) in DAYS[:2]:
                self.at += 1
                last = self.take().value
                found += [day % 7 for day in range(token.value + 1, last + 1 + 7 * (last < token.value))]
            ahead = next((n for n in range(9) if self.kind(n) != "and"), 0)
            if ahead and (self.kind(ahead) in DAYS or self._belongs(token, ahead)):
                self.at += ahead
        return tuple(dict.fromkeys(found)), plural

    def _belongs(self, token: Token, ahead: int) -> bool:
        comma = ahead == 1 and self.tokens[self.at].text == ","
        dated = self.kind(1) in ("date", "daymonth") or (self.kind(1) == "number" and not self._days_after())
        return comma and token.kind == "weekday" and dated

    def _days_after(self) -> bool:
        self.at += 1
        days = self.days_come()
        self.at -= 1
        return days

    def period_comes(self) -> bool:
        """Tell whether a period may come next, not a limit."""
        return self.kind() not in ("and", "end", "cut", "rolling") and not self.limit_comes()

    def rolling_comes(self) -> bool:
        """Tell whether "in turn" comes next, perhaps behind a comma."""
        return self.coming("rolling") or self.coming("and", "rolling")
