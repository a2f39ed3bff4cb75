"""Whether private addresses and phone numbers in an application are answered for."""

from django.utils.translation import gettext as _

from nominations import privacy


def personal_data(application, case, part):
    """What the part tells of people, with the reasons given so far."""
    domains = privacy.own_domains(application.all_municipalities())
    reasons = {given.field: given for given in application.personal_data_reasons.all()}
    return privacy.warnings(case, part, domains, reasons)


def reasons_not_to_tell_of_people(application, case, part):
    """One sentence for each field where somebody must take something out or say why it should stand there."""
    return [
        warned.sentence for warned in personal_data(application, case, part) if not warned.reason
    ]


def reasons_not_to_give_a_reason(warned, reason):
    """``warned`` is the field's ``Warned``, or None where nothing was found in it."""
    if warned is None:
        return [_("Nothing in the text needs a reason any more.")]
    if not reason.strip():
        return [_("Write why it should stand there.")]
    return []
