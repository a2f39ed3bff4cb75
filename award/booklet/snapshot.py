"""A booklet as plain data that can be stored with its hash, and back again."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any

from . import model
from .faults import BookletError, Fault

_CLASSES = {
    name: value
    for name, value in vars(model).items()
    if isinstance(value, type)
    and dataclasses.is_dataclass(value)
    and value.__module__ == model.__name__
}


def to_json(thing: Any) -> Any:
    """A booklet, or a piece of one, as dicts, lists, strings and numbers."""
    if dataclasses.is_dataclass(thing):
        fields = {f.name: to_json(getattr(thing, f.name)) for f in dataclasses.fields(thing)}
        return {"type": type(thing).__name__, **fields}
    if isinstance(thing, tuple):
        return [to_json(item) for item in thing]
    return thing


def from_json(data: Any, place: str = "booklet") -> Any:
    """The booklet that ``to_json`` wrote. Raises ``BookletError`` with the place of what it cannot read."""
    if isinstance(data, list):
        return tuple(from_json(item, f"{place}[{i}]") for i, item in enumerate(data))
    if not isinstance(data, dict):
        return data
    fields = {key: value for key, value in data.items() if key != "type"}
    kind = _CLASSES.get(data.get("type"))
    if kind is None:
        raise BookletError([Fault(place, f"unknown type {data.get('type')!r}")])
    try:
        return kind(**{key: from_json(value, f"{place}.{key}") for key, value in fields.items()})
    except TypeError as error:
        raise BookletError([Fault(place, str(error))]) from error


def digest(booklet: model.Booklet) -> str:
    """SHA-256 of the booklet's content: the same words give the same hash."""
    text = json.dumps(to_json(booklet), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
