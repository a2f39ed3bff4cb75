"""What is attached to an application, as plain data, and what it lacks before it can be handed in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

from nominations.models import Attachment

#: Files that belong to the application as a whole are a field by this name.
WHOLE = "attachments"


@dataclass(frozen=True)
class CaseAttachment:
    """One file; ``field`` is the code of its question, or empty for the application as a whole."""

    number: int
    part: str
    field: str
    name: str
    kind: str
    kind_label: str
    size: int
    sha256: str
    scan: str
    scan_label: str
    is_picture: bool
    alt_text: str
    photographer: str
    pages: int | None
    previews: int

    @classmethod
    def of(cls, row: Attachment) -> Self:
        return cls(
            number=row.number,
            part=row.part,
            field=row.field,
            name=row.name,
            kind=row.kind,
            kind_label=row.get_kind_display(),
            size=row.size,
            sha256=row.sha256,
            scan=row.scan,
            scan_label=row.get_scan_display(),
            is_picture=row.is_picture,
            alt_text=row.alt_text,
            photographer=row.photographer,
            pages=row.pages,
            previews=row.previews,
        )

    @property
    def is_infected(self) -> bool:
        return self.scan == Attachment.Scan.INFECTED

    @property
    def lacks_description(self) -> bool:
        """A picture is handed in with words for those who cannot see it, and with who took it."""
        return self.is_picture and not (self.alt_text.strip() and self.photographer.strip())

    @property
    def address(self) -> str:
        """What follows the address of an application's files."""
        return f"{self.number}/"

    @property
    def drawn(self) -> range:
        """The pages that are drawn; none of a file that holds a virus."""
        return range(1, 1 if self.is_infected else self.previews + 1)


def attached_to(application) -> tuple[CaseAttachment, ...]:
    """The files that have not been taken out, in the order they came."""
    rows = application.attachments.all()
    return tuple(CaseAttachment.of(row) for row in rows if row.removed_at is None)


def problems(attachments: Iterable[CaseAttachment]) -> Iterator[str]:
    """What must be put right before handing in."""
    for file in attachments:
        if file.is_infected:
            yield _("%(name)s holds a virus. Take it out.") % {"name": file.name}
        elif file.lacks_description:
            yield _("%(name)s: say what the picture shows and who took it.") % {"name": file.name}
