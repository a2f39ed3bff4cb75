"""Rows of the jury that other questions are asked about; fetched late, since models know these modules."""

from django.apps import apps
from django.db.models import OuterRef


def declarations():
    return apps.get_model("jury", "Declaration").objects.all()


def assignments():
    return apps.get_model("jury", "Assignment").objects.all()


def jurors():
    return apps.get_model("jury", "Juror").objects.all()


def earlier_records():
    return apps.get_model("jury", "EarlierRecord").objects.all()


def decisions():
    return apps.get_model("jury", "Decision").objects.all()


def own_declaration():
    """The declaration that answers an assignment: the same juror, round and application."""
    return declarations().filter(
        juror=OuterRef("juror"), round=OuterRef("round"), application=OuterRef("application")
    )


def rounds():
    return apps.get_model("jury", "Round").objects.all()


def seal_openings():
    return apps.get_model("jury", "SealOpening").objects.all()
