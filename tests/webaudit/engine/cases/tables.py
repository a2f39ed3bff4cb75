"""Tables whose headers head something."""

# ruff: noqa: E501 (a page is a line)

from .writing import bare, page

CHECKS = {
    "own-table-header": {
        "fails": {
            "an empty column": page(
                "<table><tr><th>Avgift</th><th>Tid</th></tr><tr><td>10 kr</td></tr></table>"
            ),
            "nobody is named": page(
                '<div role="table" aria-label="A"><div role="row">'
                '<span role="columnheader">Avgift</span></div></div>'
            ),
        },
        "passes": {
            "columns": page("<table><tr><th>Avgift</th></tr><tr><td>10 kr</td></tr></table>"),
            "rows": page("<table><tr><th>Avgift</th><td>10 kr</td></tr></table>"),
            "pairs": page(
                "<table><tr><th>Avgift</th><td>10 kr</td><th>Tid</th><td>1 h</td></tr>"
                "<tr><th>Moms</th><td>2 kr</td><th>Dag</th><td>fre</td></tr></table>"
            ),
            "a group": page(
                '<table><tr><th colspan="2">Avgifter</th></tr><tr><th>Barn</th><th>Vuxen</th></tr>'
                "<tr><td>5 kr</td><td>10 kr</td></tr></table>"
            ),
            "two-way": page(
                "<table><tr><td></td><th>Barn</th></tr><tr><th>Bad</th><td>5 kr</td></tr></table>"
            ),
            "named": page(
                '<table><tr><th id="a">Avgift</th><th id="b">Tid</th></tr>'
                '<tr><td headers="a b">10 kr</td></tr></table>'
            ),
        },
        "none": {
            "a corner": page("<table><tr><th></th></tr><tr><td>5 kr</td></tr></table>"),
            "layout": page('<table role="none"><tr><th>Avgift</th></tr></table>'),
        },
    },
}

TOPICS = {
    "headers attribute": {
        "wcag": "1.3.1",
        "fails": {
            "nobody": bare(
                '<table><tr><th id="a">Fee</th></tr><tr><td headers="gone">5</td></tr></table>'
            ),
            "itself": bare(
                '<table><tr><th id="a">Fee</th></tr><tr><td id="b" headers="b">5</td></tr></table>'
            ),
            "a plain cell": bare(
                '<table><tr><td id="a">Fee</td></tr><tr><td headers="a">5</td></tr></table>'
            ),
            "outside": bare(
                '<p id="a">Fee</p><table><tr><th>Time</th></tr><tr><td headers="a">5</td></tr></table>'
            ),
            "another table": bare(
                '<table><tr><th id="a">Fee</th></tr><tr><td>5</td></tr></table><table><tr><th>Time</th></tr><tr><td headers="a">5</td></tr></table>'
            ),
        },
        "keeps": {
            "right": bare(
                '<table><tr><th id="a">Fee</th></tr><tr><td headers="a">5</td></tr></table>'
            ),
            "two": bare(
                '<table><tr><th id="a">Fee</th><th id="b">Time</th></tr><tr><td headers="a b" colspan="2">5</td></tr></table>'
            ),
            "empty": bare(
                '<table><tr><th id="a">Fee</th></tr><tr><td headers="">5</td></tr></table>'
            ),
            "by role": bare(
                '<table><tr><td id="a" role="columnheader">Fee</td></tr><tr><td headers="a">5</td></tr></table>'
            ),
            "hidden": bare(
                '<p>Fee</p><table style="display: none"><tr><td headers="gone">5</td></tr></table>'
            ),
            "layout": bare('<table role="presentation"><tr><td headers="gone">5</td></tr></table>'),
            "headers of headers": bare(
                '<table><tr><th id="a" colspan="2">Fees</th></tr><tr><th id="b" headers="a">Child</th><th id="c" headers="a">Grown</th></tr><tr><td headers="a b">5</td><td headers="a c">6</td></tr></table>'
            ),
        },
    },
    "headers head": {
        "wcag": "1.3.1",
        "fails": {
            "empty column": bare(
                "<table><tr><th>Fee</th><th>Time</th></tr><tr><td>5</td></tr></table>"
            ),
            "alone": bare("<table><tr><th>Fee</th></tr></table>"),
            "by role": bare(
                '<table><tr><td>1</td><td>2</td></tr><tr><td role="columnheader">Fee</td><td role="columnheader">Time</td></tr></table>'
            ),
            "roles": bare(
                '<div role="table" aria-label="A"><div role="row"><div role="columnheader">Fee</div><div role="columnheader">Time</div></div><div role="row"><div role="cell">5</div></div></div>'
            ),
            "grid": bare(
                '<div role="grid" aria-label="A"><div role="row"><div role="columnheader" tabindex="0">Fee</div></div></div>'
            ),
            "a row's without cells": bare(
                '<table><tr><th scope="row">Fee</th></tr><tr><th scope="row">Time</th></tr></table>'
            ),
            "the cells name another": bare(
                '<table><tr><th id="a">Fee</th><th id="b">Time</th></tr><tr><td headers="a">5</td><td headers="a">6</td></tr></table>'
            ),
        },
        "keeps": {
            "column": bare("<table><tr><th>Fee</th></tr><tr><td>5</td></tr></table>"),
            "row": bare('<table><tr><th scope="row">Fee</th><td>5</td></tr></table>'),
            "wide": bare(
                '<table><tr><th colspan="2">Fee</th></tr><tr><td>5</td><td>6</td></tr></table>'
            ),
            "one cell over all": bare(
                '<table><tr><th>Fee</th><th>Time</th></tr><tr><td colspan="2">None</td></tr></table>'
            ),
            "roles": bare(
                '<div role="table" aria-label="A"><div role="row"><div role="columnheader">Fee</div></div><div role="row"><div role="cell">5</div></div></div>'
            ),
            "layout": bare('<table role="none"><tr><th>Fee</th></tr></table>'),
            "hidden": bare('<p>A</p><table style="display: none"><tr><th>Fee</th></tr></table>'),
            "named by its cells": bare(
                '<table><tr><th id="a">Fee</th><td headers="a">5</td></tr></table>'
            ),
            "no headers": bare("<table><tr><td>5</td></tr></table>"),
            "groups": bare(
                '<table><tr><td></td><th scope="colgroup" colspan="2">Child</th></tr><tr><th scope="row">Fee</th><td>5</td><td>6</td></tr></table>'
            ),
            "two-way": bare(
                "<table><tr><th>Fee</th><th>Child</th></tr><tr><th>Bath</th><td>5</td></tr></table>"
            ),
            "empty cells": bare(
                "<table><tr><th>Fee</th><th>Time</th></tr><tr><td>5</td><td></td></tr></table>"
            ),
            "row header of a role": bare(
                '<div role="grid" aria-label="A"><div role="row"><div role="rowheader">Fee</div><div role="gridcell" tabindex="0">5</div></div></div>'
            ),
            "of a header": bare(
                "<table><tr><th>Fees</th></tr><tr><th>Child</th></tr><tr><td>5</td></tr></table>"
            ),
        },
    },
}
