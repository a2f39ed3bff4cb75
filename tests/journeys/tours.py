"""Many pages in a row: everything that is found on any of them is told at once."""


def tour(page, look, stops):
    """Open and look at each address of ``stops``, which gives the name of each page."""
    found = []
    for address, name in stops.items():
        answer = page.goto(address)
        if answer.status == 200:
            _look(page, look, name, found)
        else:
            found.append(f"{address} answers {answer.status}")
    assert not found, "\n\n".join(found)


def refusals(page, look, attempts):
    """Make each attempt and look at the page that says why not; ``attempts`` gives each its name."""
    found = []
    for attempt, name in attempts.items():
        attempt(page)
        page.locator("ds-error-summary li").first.wait_for()
        _look(page, look, name, found)
    assert not found, "\n\n".join(found)


def _look(page, look, name, found):
    try:
        look(page, name)
    except AssertionError as faults:
        found.append(str(faults))
