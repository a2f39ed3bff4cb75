"""Fields of forms: their labels, what they ask for, and what is said when something is wrong."""

# ruff: noqa: E501 (a page is a line)

from .writing import bare, page

CHECKS = {
    "own-label-words": {
        "fails": {
            "twice": page("<form><label>Namn <input></label><label>Namn <input></label></form>"),
            "a template": page("<label>Etikett <input></label>"),
        },
        "passes": {
            "groups": page(
                "<fieldset><legend>Du</legend><label>Namn <input></label></fieldset>"
                "<fieldset><legend>Barnet</legend><label>Namn <input></label></fieldset>"
            ),
            "headings": page(
                "<h2>Du</h2><label>Namn <input></label><h2>Barnet</h2><label>Namn <input></label>"
            ),
            "two forms": page(
                "<form><label>Sök <input></label></form><form><label>Sök <input></label></form>"
            ),
        },
        "none": {"no field": page("<p>Namn</p>")},
    },
}

TOPICS = {
    "a choice": {
        "wcag": "3.2.2",
        "fails": {
            "another page": bare(
                '<label>Town <select onchange="location = this.value"><option value="ett">A<option value="två">B</select></label>'
            ),
            "by its address": bare(
                '<label>Town <select onchange="window.location.href = this.value"><option value="ett">A<option value="två">B</select></label>'
            ),
            "a new window": bare(
                '<label>Town <select onchange="window.open(this.value)"><option value="ett">A<option value="två">B</select></label>'
            ),
            "a tick": bare(
                '<label><input type="checkbox" onchange="location.assign(\'ett\')"> In English</label>'
            ),
        },
        "keeps": {
            "a button": bare(
                '<label>Town <select id="s"><option value="ett">A<option value="två">B</select></label><button onclick="location = s.value">Go</button>'
            ),
            "told": bare(
                '<p id="d">The page of the town opens at once.</p><label>Town <select aria-describedby="d" onchange="location = this.value"><option value="ett">A<option value="två">B</select></label>'
            ),
            "told in Swedish": bare(
                '<div><p>När du väljer en ort byter sidan direkt.</p><label>Ort <select onchange="location = this.value"><option value="ett">A<option value="två">B</select></label></div>',
                lang="sv",
            ),
            "on the page": bare(
                '<label>Town <select onchange="out.textContent = this.value"><option>A<option>B</select></label><p id="out"></p>'
            ),
            "asks where it is": bare(
                '<label>Town <select onchange="if (location == this.value) out.hidden = true"><option>A<option>B</select></label><p id="out"></p>'
            ),
            "a form that is sent": bare(
                '<form action="ett"><label>Town <select onchange="this.form.submit()"><option>A<option>B</select></label></form>'
            ),
        },
    },
    "label": {
        "wcag": "2.4.6",
        "fails": {
            "twice": bare("<label>Name <input></label><label>Name <input></label>"),
            "a template": bare("<label>Label <input></label>"),
            "twice by label": bare('<input aria-label="Name"><input aria-label="Name">'),
            "twice under hidden headings": bare(
                '<h2 style="display: none">You</h2><label>Name <input></label>'
                '<h2 style="display: none">Your child</h2><label>Name <input></label>'
            ),
            "two lists": bare(
                "<label>Day <select><option>1</option></select></label><label>Day <select><option>1</option></select></label>"
            ),
        },
        "keeps": {
            "two labels": bare("<label>Name <input></label><label>Street <input></label>"),
            "groups": bare(
                "<fieldset><legend>You</legend><label>Name <input></label></fieldset><fieldset><legend>Your child</legend><label>Name <input></label></fieldset>"
            ),
            "headings": bare(
                "<h2>You</h2><label>Name <input></label><h2>Your child</h2><label>Name <input></label>"
            ),
            "one hidden": bare(
                '<label>Name <input></label><label style="display: none">Name <input></label>'
            ),
            "choices": bare(
                '<label><input type="checkbox"> Yes</label><label><input type="checkbox"> No</label>'
            ),
            "paragraphs as headings": bare(
                "<p>You</p><label>Name <input></label><p>Your child</p><label>Name <input></label>"
            ),
            "rows": bare(
                "<table><tr><td>Bo</td><td><input aria-label='Age'></td></tr><tr><td>My</td><td><input aria-label='Age'></td></tr></table>"
            ),
        },
        "misses": {
            "of something else": bare("<p>Tell us your name:</p><label>Menu <input></label>")
        },
    },
    "message": {
        "wcag": "3.3.1",
        "fails": {
            "only wrong": bare(
                '<label>Age <input aria-invalid="true" aria-describedby="e" value="x"></label><p id="e">Invalid value</p>'
            ),
            "Swedish": bare(
                '<label>Ålder <input aria-invalid="true" aria-errormessage="e" value="x"></label><p id="e" role="alert">Fel!</p>',
                lang="sv",
            ),
            "error": bare(
                '<label>Age <input aria-invalid="true" aria-describedby="e" value="x"></label><p id="e">Error</p>'
            ),
        },
        "keeps": {
            "how": bare(
                '<label>Age <input aria-invalid="true" aria-describedby="e" value="x"></label><p id="e">Write your age as a number</p>'
            ),
            "which": bare(
                '<label>Age <input aria-invalid="true" aria-describedby="e" value="x"></label><p id="e">The age is not a number</p>'
            ),
            "hint beside": bare(
                '<label>Age <input aria-invalid="true" aria-describedby="e f" value="x"></label><p id="e">Error</p><p id="f">Write a number, such as 42</p>'
            ),
            "no fault": bare('<label>Age <input aria-describedby="e"></label><p id="e">Error</p>'),
            "hidden": bare(
                '<label>Age <input aria-invalid="true" aria-describedby="e"></label><p id="e" hidden>Error</p>'
            ),
        },
        "misses": {
            "a message nobody owns": bare(
                "<label>Age <input value='x'></label><p>Something is wrong</p>"
            )
        },
    },
    "field name": {
        "wcag": "4.1.2",
        "fails": {
            "text": bare("<input>"),
            "words beside": bare("<span>First name</span> <input>"),
            "a blank label": bare('<input aria-label=" ">'),
            "an empty label": bare('<label for="a"></label><input id="a">'),
            "a label for another": bare('<label for="b">Name</label><input id="a">'),
            "a role": bare('<div role="textbox" contenteditable></div>'),
            "a list": bare("<select><option>One</option></select>"),
            "a tick box": bare('<input type="checkbox">'),
            "a choice": bare('<input type="radio" name="a" value="Yes">'),
            "a slider": bare('<div role="slider" tabindex="0" aria-valuenow="1"></div>'),
            "a switch": bare('<div role="switch" tabindex="0" aria-checked="true"></div>'),
            "search": bare('<div role="searchbox" contenteditable></div>'),
            "a number": bare('<div role="spinbutton" tabindex="0" aria-valuenow="1"></div>'),
            "a combination": bare('<div role="combobox" tabindex="0" aria-expanded="false"></div>'),
            "a list box": bare(
                '<div role="listbox" tabindex="0"><div role="option" tabindex="0">One</div></div>'
            ),
            "in a menu": bare(
                '<div role="menu" aria-label="View"><div role="menuitemcheckbox" aria-checked="true" tabindex="0"></div></div>'
            ),
            "choice in a menu": bare(
                '<div role="menu" aria-label="View"><div role="menuitemradio" aria-checked="true" tabindex="0"></div></div>'
            ),
            "words of a text box": bare('<div role="textbox" contenteditable>First name</div>'),
            "wrapped, without words": bare("<label><input></label>"),
            "a longer text": bare("<textarea></textarea>"),
            "off the screen": bare('<input style="position: absolute; left: -9999px">'),
        },
        "keeps": {
            "label": bare("<label>Name <input></label>"),
            "label for": bare('<label for="a">Name</label><input id="a">'),
            "aria-label": bare('<input aria-label="Name">'),
            "labelled": bare('<p id="a">Name</p><input aria-labelledby="a">'),
            "title": bare('<input title="Name">'),
            "placeholder": bare('<input placeholder="Name">'),
            "a hidden label": bare('<p id="a" hidden>Name</p><input aria-labelledby="a">'),
            "hidden": bare('<input type="hidden"><input hidden>'),
            "hidden from those who listen": bare('<p>Open</p><input aria-hidden="true" disabled>'),
            "a group of choices": bare(
                '<fieldset><legend>Age</legend><label><input type="radio" name="a"> Young</label></fieldset>'
            ),
            "a list": bare("<label>Where <select><option>One</option></select></label>"),
            "a role": bare('<div role="checkbox" aria-checked="true" tabindex="0">I agree</div>'),
            "a button": bare('<input type="submit">'),
            "an option": bare('<select role="none" style="display: none"></select><p>None</p>'),
            "disabled": bare("<label>Name <input disabled></label>"),
        },
    },
    "autocomplete": {
        "wcag": "1.3.5",
        "fails": {
            words: bare(f'<label>Name <input autocomplete="{words}"></label>')
            for words in (
                "badname",
                "work shipping email",
                "email work",
                "work photo",
                "name email",
                "shipping work section-x name",
                "section- xname",
                "fax",
                "off name",
                "username, password",
            )
        }
        | {
            "a list": bare(
                '<label>Country <select autocomplete="land"><option>Sweden</option></select></label>'
            ),
            "a longer text": bare(
                '<label>Street <textarea autocomplete="gata"></textarea></label>'
            ),
        },
        "keeps": {
            words: bare(f'<label>Name <input autocomplete="{words}"></label>')
            for words in (
                "name",
                "given-name",
                "section-one shipping street-address",
                "work tel",
                "billing work email",
                "on",
                "off",
                "",
                " ",
                "username webauthn",
                "EMAIL",
                "section-a home email",
                "bday-day",
                "current-password",
            )
        }
        | {
            "hidden": bare(
                '<p>A</p><label style="display: none">Name <input autocomplete="badname"></label>'
            ),
            "disabled": bare('<label>Name <input autocomplete="badname" disabled></label>'),
            "a button": bare('<input type="submit" autocomplete="badname">'),
            "said disabled": bare(
                '<label>Name <input autocomplete="badname" aria-disabled="true"></label>'
            ),
            "outside the order": bare(
                '<div role="img" aria-label="A"><input type="button" value="A" autocomplete="badname" tabindex="-1"></div>'
            ),
        },
    },
}
