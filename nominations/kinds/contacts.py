"""The contact persons of an application."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from nominations.kinds import rows
from nominations.kinds.choices import LANGUAGES
from nominations.kinds.kind import Kind, one_line, plain

#: Those who must be named, with name and e-mail; the communications officer where there is one.
REQUIRED = ("contact", "representative")


@dataclass(frozen=True)
class Contact:
    """A person at the municipality, by the part she plays in the application."""

    role: str
    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""

    @property
    def label(self) -> str:
        """The part she plays, in words."""
        return contact_roles().get(self.role, self.role)

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.title or self.email or self.phone)


def contact_roles() -> dict[str, str]:
    """The contact persons who are asked for, in order."""
    return {
        "contact": _("Contact person"),
        "representative": _("Authorised representative"),
        "communications": _("Communications officer"),
    }


def contact_details() -> dict[str, str]:
    """What is asked about each besides the name, in order."""
    return {"title": _("Title"), "email": _("E-mail"), "phone": _("Phone")}


def contacts(people) -> tuple[Contact, ...]:
    """Contact persons out of a stored or imported list; what is not known of is left out."""
    known = Contact.__dataclass_fields__
    return tuple(
        Contact(**{key: plain(value) for key, value in person.items() if key in known})
        for person in people
        if isinstance(person, dict) and person.get("role") in contact_roles()
    )


class Contacts(Kind):
    """The content is a list of ``{role, name, title, email, phone}``, one for each part that is played."""

    stored_in = "data"

    def clean(self, question, raw):
        if not isinstance(raw, (list, tuple)):
            return self.from_words(question, plain(raw))
        named = {}
        for person in contacts(raw):
            trimmed = Contact(**{key: value.strip() for key, value in vars(person).items()})
            if not trimmed.is_empty:
                named.setdefault(trimmed.role, trimmed)
        return [vars(named[role]) for role in contact_roles() if role in named]

    def problems(self, question, content):
        return [
            _("%(role)s: the e-mail address does not look right.") % {"role": person.label}
            for person in self._people(content)
            if person.email.strip() and not _looks_like_an_address(person.email)
        ]

    def unfinished(self, question, content):
        named = {person.role: person for person in self._people(content)}
        lacking = []
        for role, label in contact_roles().items():
            if person := named.get(role):
                lacking += _lacking(label, person)
            elif question.is_required and role in REQUIRED:
                lacking.append(_("%(role)s: name and e-mail are missing.") % {"role": label})
        return lacking

    def in_words(self, question, content):
        """The part and the name on one line, what else is known of the person on lines of their own."""
        lines = []
        for person in self._people(content):
            lines.append(f"{person.label}: {rows.escaped(person.name)}".rstrip())
            lines += [
                f"  {label}: {rows.escaped(value)}"
                for name, label in contact_details().items()
                if (value := getattr(person, name))
            ]
        return "\n".join(lines)

    def from_words(self, question, text):
        roles, details = _names(contact_roles), _names(contact_details)
        people = []
        for line in plain(text).split("\n"):
            label, _colon, value = line.partition(":")
            word, value = one_line(label).casefold(), rows.unescaped(value.strip())
            if word in roles:
                people.append({"role": roles[word], "name": value})
            elif word in details and people:
                people[-1][details[word]] = value
        return self.clean(question, people)

    def _people(self, content):
        people = contacts(content if isinstance(content, list) else [])
        return [person for person in people if not person.is_empty]


def _lacking(label, person):
    if not person.name.strip():
        yield _("%(role)s: the name is missing.") % {"role": label}
    if not person.email.strip():
        yield _("%(role)s: the e-mail address is missing.") % {"role": label}


def _looks_like_an_address(text):
    name, at, domain = text.strip().rpartition("@")
    return bool(
        name and at and "." in domain.strip(".") and not any(map(str.isspace, name + domain))
    )


def _names(words):
    """The words of every language, casefolded, with what they stand for."""
    known = {}
    for language in LANGUAGES:
        with override(language):
            known |= {word.casefold(): key for key, word in words().items()}
    return known
