"""Choices as plain data: a page with hundreds of radio buttons writes them itself, many times faster."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One radio button or option of a field."""

    id: str
    value: str
    label: str
    is_chosen: bool


def choices_of(field):
    """The choices of a bound field, with what is chosen, typed or saved."""
    chosen = str(field.value() or "")
    return [
        Choice(f"{field.auto_id}_{number}", str(value), label, str(value) == chosen)
        for number, (value, label) in enumerate(field.field.choices)
    ]
