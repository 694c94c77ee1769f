"""The JSON Schema of a problem file, made from the models: what editors check and complete while people write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from netplan.domain import (
    Assignment,
    Busy,
    Closed,
    Count,
    Deadline,
    Hours,
    Meeting,
    Member,
    Network,
    Option,
    Poll,
    Problem,
    Role,
    Rule,
    Series,
    Single,
    Span,
    Taken,
    Tentative,
    Venue,
)  # fmt: skip
from netplan.domain.lengths import Length
from netplan.domain.times import read_time
from netplan.domain.values import one_or_many, read_clock
from netplan.language import LANGUAGES

__all__ = ["schema"]

_TEXT = {"type": "string", "minLength": 1}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a problem file.

    Returns
    -------
    A schema that describes YAML and JSON files alike; every field carries its meaning.
    """
    made = Problem.model_json_schema(schema_generator=_FileSchema)
    entries, parts = _entries()
    for heading in ("rules", "wishes"):
        made["$defs"]["Network"]["properties"][heading]["items"] = {"$ref": f"#/$defs/entry_of_{heading}"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "netplan",
        "description": "A network and its season, to be planned by netplan.",
        "type": "object",
        "properties": {
            "$schema": {"type": "string", "description": "Where editors find this schema."},
            "netplan": {"const": 1, "description": "Version of the file format."},
            **made["properties"],
        },
        "required": ["netplan", "network", "season"],
        "additionalProperties": False,
        "$defs": {**made["$defs"], **entries, **parts},
    }


def _entries() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the definitions of an entry under each heading, and those that they refer to."""
    from netplan.rules import known_rules

    parts: dict[str, Any] = {}
    entries: dict[str, Any] = {}
    for heading in ("rules", "wishes"):
        allowed = [rule for rule in known_rules().values() if heading in rule.places]
        bare, fields = [], {}
        for rule in allowed:
            made = rule.model_json_schema(schema_generator=_FileSchema)
            parts.update(made.pop("$defs", {}))
            bare += [rule.name] if _says_enough_alone(made) else []
            fields[rule.name] = _entry(rule, made, heading)
        entries[f"entry_of_{heading}"] = {
            "anyOf": [
                {"enum": bare},
                {
                    "type": "object", "properties": fields, "additionalProperties": False,
                    "minProperties": 1, "maxProperties": 1,
                },
            ]
        }  # fmt: skip
    return entries, parts


def _entry(rule: type[Rule], made: dict[str, Any], heading: str) -> dict[str, Any]:
    """Return what may stand behind the name of a rule: its parameters, or the value of the first."""
    properties = made["properties"]
    for name in ("give",) if heading == "rules" else ("allow", "price"):
        properties.pop(name, None)
    forms: list[dict[str, Any]] = [{key: made[key] for key in made if key not in ("title", "description")}]
    main = rule.main_field()
    if main is not None:
        alias = rule.model_fields[main].alias or main
        value = {key: value for key, value in properties[alias].items() if key != "default"}
        if not _says_enough_alone(made) and "anyOf" in value:
            value["anyOf"] = [form for form in value["anyOf"] if form != {"type": "null"}]
        forms.append(value)
    if _says_enough_alone(made):
        forms.append({"type": "null"})
    return {"description": made.get("description", ""), "anyOf": forms}


def _says_enough_alone(made: dict[str, Any]) -> bool:
    """Tell whether a rule needs none of its parameters."""
    return "required" not in made and "anyOf" not in made


class _FileSchema(GenerateJsonSchema):
    """Describes values as a file shows them, where that differs from the models."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        made = super().function_before_schema(schema)
        function = schema["function"]["function"]
        if function is one_or_many:
            return {"anyOf": [made["items"], made]}
        if function is read_time:
            return _or_reasoned(made)
        return {"type": "string"} if function is read_clock else made

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        kind = schema["cls"]
        kind = kind.__pydantic_generic_metadata__["origin"] or kind
        form = _FORMS.get(kind)
        if form is None:
            return made
        kept = {key: value for key, value in made.items() if key in ("title", "description")}
        return {**form(made), **kept}


def _text(pattern: str) -> Callable[[JsonSchemaValue], JsonSchemaValue]:
    """Return the form of a value that is one text."""
    return lambda made: {"type": "string", "pattern": pattern}


def _name_or_fields(made: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [_TEXT, made]}


def _count(made: JsonSchemaValue) -> JsonSchemaValue:
    text = {"type": "string", "pattern": r"^\d{1,4}(\s*(-|–|\.\.)\s*\d{1,4}|\+)?$"}
    return {"anyOf": [{"type": "integer", "minimum": 0}, text]}


def _length(made: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": r"^\d{1,4}\s*[A-Za-zåøÅØ]+$"}]}


def _deadline(made: JsonSchemaValue) -> JsonSchemaValue:
    days = {key: value for key, value in made["properties"]["days"].items() if key != "description"}
    return {"anyOf": [days, made]}


def _deadlines(made: JsonSchemaValue) -> JsonSchemaValue:
    """Return the forms of deadlines: by what is due, or the word for the usual ones."""
    return {"description": made["description"], "anyOf": [{"enum": ["usual"]}, made, {"type": "null"}]}


def _role(made: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [made, {"type": "null"}]}


def _tentative(made: JsonSchemaValue) -> JsonSchemaValue:
    return _or_tentative(made["properties"]["value"])


def _or_tentative(value: JsonSchemaValue) -> JsonSchemaValue:
    meaning = "Hoped for, but free to change."
    hoped = {
        "type": "object",
        "properties": {"tentative": {**value, "description": meaning}},
        "required": ["tentative"],
        "additionalProperties": False,
    }  # fmt: skip
    return {"anyOf": [value, hoped]}


def _or_reasoned(made: JsonSchemaValue) -> JsonSchemaValue:
    reasoned = {
        "type": "object",
        "properties": {
            "when": {**made, "description": "The time in words."},
            "reason": {"description": "Why: private, kept nowhere."},
        },
        "required": ["when"],
        "additionalProperties": False,
    }  # fmt: skip
    return {"anyOf": [made, reasoned]}


def _assignment(made: JsonSchemaValue) -> JsonSchemaValue:
    one = _or_tentative(_TEXT)
    return {"anyOf": [*one["anyOf"], {"type": "array", "items": one, "minItems": 1}]}


def _meeting(made: JsonSchemaValue) -> JsonSchemaValue:
    roles = made["properties"].pop("roles")
    return {**made, "additionalProperties": roles["additionalProperties"]}


def _poll(made: JsonSchemaValue) -> JsonSchemaValue:
    made["properties"]["answers"]["additionalProperties"] = {
        "type": "array", "items": {"type": ["string", "integer", "boolean", "null"]},
    }  # fmt: skip
    file = {
        "type": "object",
        "properties": {
            "file": {**_TEXT, "description": "A poll as its service exports it: CSV, a workbook or JSON."},
            "open": made["properties"]["open"],
            "layout": {**_TEXT, "description": "Whose layout the file has, where it is not recognised."},
            "timezone": {**_TEXT, "description": "IANA name of the time zone in which the file's times are."},
            "dates": {"enum": ["day first", "month first"], "description": "How dates in numbers are written."},
            "moments": {
                "type": "object", "additionalProperties": _TEXT,
                "description": "The hours that words such as \"evening\" mean, 19:00-21:00.",
            },
            "words": {
                "type": "object", "additionalProperties": _TEXT,
                "description": "What answers in the makers' own words mean: yes, not_preferred, if_need_be, no.",
            },
            "strangers": {
                "anyOf": [_TEXT, {"type": "array", "items": _TEXT}],
                "description": "People who answered and are no members, however alike their names are.",
            },
            "people": {**_TEXT, "description": "A second file with the answers, where a service gives them apart."},
        },
        "required": ["file"], "additionalProperties": False,
    }  # fmt: skip
    return {"anyOf": [_TEXT, file, made]}


def _busy(made: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [{**_TEXT, "description": "An .ics file, or a folder of them."}, made]}


def _network(made: JsonSchemaValue) -> JsonSchemaValue:
    properties = made["properties"]
    for heading in ("rules", "wishes"):
        properties[heading]["items"] = {}  # filled in by schema(), which knows the rules
    rows = properties["history"]
    properties["history"] = {
        "description": rows["description"],
        "anyOf": [_TEXT, {"type": "array", "items": _TEXT}, {"type": "array", "items": rows["items"]}],
    }
    properties["language"]["enum"] = list(LANGUAGES)
    properties["deadlines"] = _deadlines(properties["deadlines"])
    properties["school_holidays"] = _school_holidays(properties["school_holidays"])
    return made


def _school_holidays(made: JsonSchemaValue) -> JsonSchemaValue:
    """Return the forms of school holidays: municipalities or tables by name, and dates by municipality."""
    dates = {"anyOf": [*made["additionalProperties"]["anyOf"], {"type": "null"}]}
    own = {"type": "object", "additionalProperties": dates}
    return {"description": made["description"],
            "anyOf": [_TEXT, own, {"type": "array", "items": {"anyOf": [_TEXT, own]}}]}  # fmt: skip


_DAY = r"\d{4}-\d{2}-\d{2}"
_FORMS: dict[type, Callable[[JsonSchemaValue], JsonSchemaValue]] = {
    Assignment: _assignment,
    Busy: _busy,
    Closed: _text(rf"^({_DAY}|\d{{2}}-\d{{2}})\s*(\.\.\s*({_DAY}|\d{{2}}-\d{{2}}))?$"),
    Count: _count,
    Deadline: _deadline,
    Hours: _text(r"^(kl\.?\s*)?[\d:.]+\s*(-|–|til|to)\s*[\d:.]+$"),
    Length: _length,
    Meeting: _meeting,
    Member: _name_or_fields,
    Network: _network,
    Option: _text(rf"^{_DAY}( .+)?$"),
    Poll: _poll,
    Role: _role,
    Series: _meeting,
    Single: _meeting,
    Span: _text(rf"^{_DAY}(\s*\.\.\s*{_DAY})?$"),
    Taken: _text(rf"^{_DAY}[ T]\d{{2}}:\d{{2}}\s*\.\.\s*{_DAY}[ T]\d{{2}}:\d{{2}}$"),
    Tentative: _tentative,
    Venue: _name_or_fields,
}
