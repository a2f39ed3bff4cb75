"""The faults of a report as pictures, for papers that must be read without the system."""

from webaudit.cut_outs import cut_out

# What costs most: a paper is for the diary, the page shows them all.
MOST = 6


def picture_name(fault):
    return f"{fault.rule}.jpg"


def shown(fault):
    """Where a fault is seen first: the place and the spot in it; None where it is not drawn."""
    spots = ((place, spot) for place in fault.places for spot in place.findings)
    return next(((place, spot) for place, spot in spots if spot.cut), None)


def pictures_of(report):
    """The cut-outs of the costliest faults, by their names; what is gone from the disk is left out."""
    evidence = {page.page_id: page.evidence for page in report.pages}
    pictures = {}
    for fault in report.faults[:MOST]:
        found = shown(fault)
        content = found and _read(evidence[found[0].page_id].picture, found[1].place)
        if content:
            pictures[picture_name(fault)] = content
    return pictures


def _read(kept, place):
    try:
        with kept.file.open("rb") as file:
            return cut_out(file.read(), place, "JPEG")
    except (OSError, ValueError):
        return None
