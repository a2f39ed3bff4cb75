"""Roles, states and properties: valid, whole, in their place; and focus where nothing is read out."""

# ruff: noqa: E501 (a page is a line)

from .writing import bare

TOPICS = {
    "role": {
        "wcag": "4.1.2",
        "fails": {
            "misspelt": bare('<div role="lnik" tabindex="0">Map</div>'),
            "none of two": bare('<div role="lnik buton" tabindex="0">Map</div>'),
            "abstract": bare('<div role="widget" tabindex="0">Map</div>'),
            "of another kind": bare('<span role="section">Map</span>'),
            "on an input": bare('<input role="textt" aria-label="Name">'),
        },
        "keeps": {
            "valid": bare('<div role="searchbox" contenteditable aria-label="Search"></div>'),
            "one of two": bare(
                '<div role="searchfield searchbox" contenteditable aria-label="Search"></div>'
            ),
            "empty": bare('<p role="">Map</p><p role=" ">Map</p>'),
            "hidden": bare('<p>Map</p><div role="lnik" style="display: none">Map</div>'),
            "capitals": bare('<div role="BUTTON" tabindex="0">Map</div>'),
            "graphics": bare('<svg role="graphics-document" aria-label="Map"></svg>'),
            "publishing": bare('<section role="doc-chapter" aria-label="Map">Text</section>'),
            "hidden from those who listen": bare(
                '<p>Map</p><div role="lnik" aria-hidden="true">Map</div>'
            ),
        },
    },
    "required states": {
        "wcag": "4.1.2",
        "fails": {
            "tick box": bare('<div role="checkbox" tabindex="0">Agree</div>'),
            "tick box, empty": bare(
                '<div role="checkbox" tabindex="0" aria-checked="">Agree</div>'
            ),
            "choice": bare(
                '<div role="radiogroup" aria-label="A"><div role="radio" tabindex="0">Agree</div></div>'
            ),
            "switch": bare('<div role="switch" tabindex="0">Agree</div>'),
            "slider": bare('<div role="slider" tabindex="0" aria-label="Size"></div>'),
            "combination": bare('<div role="combobox" tabindex="0" aria-label="Size"></div>'),
            "scroll bar": bare(
                '<div role="scrollbar" aria-controls="a" tabindex="0" aria-label="S"></div><div id="a">Text</div>'
            ),
            "scroll bar of nothing": bare(
                '<div role="scrollbar" aria-valuenow="1" tabindex="0" aria-label="S"></div>'
            ),
            "separator": bare('<div role="separator" tabindex="0" aria-label="Split"></div>'),
            "meter": bare('<div role="meter" aria-label="Size"></div>'),
            "menu tick box": bare(
                '<div role="menu" aria-label="A"><div role="menuitemcheckbox" tabindex="0">Grid</div></div>'
            ),
            "heading": bare('<div role="heading">Map</div>'),
            "open combination of nothing": bare(
                '<div role="combobox" tabindex="0" aria-expanded="true" aria-label="Size"></div>'
            ),
        },
        "keeps": {
            "tick box": bare('<div role="checkbox" tabindex="0" aria-checked="false">Agree</div>'),
            "native": bare('<label><input type="checkbox" role="switch"> Agree</label>'),
            "combination": bare(
                '<div role="combobox" tabindex="0" aria-expanded="false" aria-label="Size"></div>'
            ),
            "a select": bare(
                '<label>Size <select role="combobox"><option>1</option></select></label>'
            ),
            "slider": bare(
                '<div role="slider" tabindex="0" aria-label="Size" aria-valuenow="1"></div>'
            ),
            "a range": bare('<label>Size <input type="range" role="slider"></label>'),
            "still separator": bare('<p>One</p><div role="separator"></div><p>Two</p>'),
            "heading": bare('<div role="heading" aria-level="2">Map</div>'),
            "a real heading": bare('<h2 role="heading">Map</h2>'),
            "hidden": bare('<p>Map</p><div role="checkbox" style="display: none">Agree</div>'),
            "option": bare(
                '<div role="listbox" aria-label="A" tabindex="0"><div role="option">One</div></div>'
            ),
            "a line": bare('<p>One</p><hr role="separator"><p>Two</p>'),
        },
    },
    "permitted states": {
        "wcag": "4.1.2",
        "fails": {
            "order of a button": bare('<button aria-sort="ascending">Name</button>'),
            "tick of a link": bare('<a href="ett" aria-checked="true">Map</a>'),
            "press of a heading": bare('<h2 aria-pressed="true">Map</h2>'),
            "label of code": bare('<code aria-label="Map"></code>'),
            "level of an image": bare('<img src="ett.png" alt="Map" aria-level="2">'),
            "tick unlike its own": bare(
                '<label><input type="checkbox" aria-checked="true"> Agree</label>'
            ),
            "press of a tick box": bare(
                '<div role="checkbox" aria-checked="true" aria-pressed="true" tabindex="0">Agree</div>'
            ),
            "empty box with a label": bare('<div aria-label="Map"></div>'),
        },
        "keeps": {
            "global": bare('<p aria-live="polite">Map</p>'),
            "press": bare('<button aria-pressed="false">Bold</button>'),
            "open": bare('<button aria-expanded="false">Menu</button>'),
            "unknown": bare('<p data-sort="ascending">Map</p>'),
            "region": bare('<section aria-label="Map">Bus times</section>'),
            "hidden": bare(
                '<p>Map</p><button aria-sort="ascending" style="display: none">Name</button>'
            ),
            "inherited": bare(
                '<div role="tree" aria-label="A"><div role="treeitem" aria-expanded="true" tabindex="0">Map</div></div>'
            ),
            "input": bare('<label>Name <input aria-required="true"></label>'),
            "busy list": bare('<ul aria-busy="true"></ul><p>Map</p>'),
        },
        "misses": {
            "label of a bold word": bare('<strong aria-label="Map">M</strong>'),
            "label of a paragraph": bare('<p aria-label="Map">Bus times</p>'),
        },
    },
    "valid states": {
        "wcag": "4.1.2",
        "fails": {
            "a word": bare('<div role="checkbox" tabindex="0" aria-checked="ticked">Agree</div>'),
            "a number": bare('<div role="heading" aria-level="two">Map</div>'),
            "half": bare('<div role="heading" aria-level="1.5">Map</div>'),
            "two": bare('<button aria-pressed="yes">Bold</button>'),
            "order": bare(
                '<table><tr><th aria-sort="up">Name</th></tr><tr><td>Bo</td></tr></table>'
            ),
            "live": bare('<p aria-live="nice">Map</p>'),
            "controls nothing": bare(
                '<button aria-expanded="true" aria-controls="gone">Menu</button>'
            ),
            "owns nothing": bare(
                '<div role="list" aria-owns="gone"><div role="listitem">One</div></div>'
            ),
        },
        "keeps": {
            "mixed": bare('<div role="checkbox" tabindex="0" aria-checked="mixed">Agree</div>'),
            "order": bare(
                '<table><tr><th aria-sort="none">Name</th></tr><tr><td>Bo</td></tr></table>'
            ),
            "undefined": bare(
                '<div role="button" tabindex="0" aria-pressed="undefined">Bold</div>'
            ),
            "controls": bare(
                '<button aria-expanded="true" aria-controls="a">Menu</button><div id="a">Map</div>'
            ),
            "controls closed": bare(
                '<button aria-expanded="false" aria-controls="gone">Menu</button>'
            ),
            "one of two": bare(
                '<p id="a">Help</p><label>Name <input aria-describedby="a gone"></label>'
            ),
            "empty": bare('<label>Name <input aria-invalid=""></label>'),
            "text": bare(
                '<div role="slider" tabindex="0" aria-label="Size" aria-valuenow="1.5" aria-valuetext="Big"></div>'
            ),
            "current": bare('<a href="ett" aria-current="page">Map</a>'),
        },
        "misses": {
            "message nowhere": bare(
                '<label>Age <input aria-invalid="true" aria-errormessage="gone"></label>'
            ),
        },
    },
    "required context": {
        "wcag": "1.3.1",
        "fails": {
            "item of nothing": bare('<div role="listitem">One</div>'),
            "tab of nothing": bare('<div role="tab" tabindex="0">One</div>'),
            "something between": bare(
                '<div role="list"><div role="region" aria-label="A"><div role="listitem">One</div></div></div>'
            ),
            "row of nothing": bare('<div role="row"><div role="cell">One</div></div>'),
            "cell in a list": bare('<div role="list"><div role="cell">One</div></div>'),
            "option of nothing": bare('<div role="option" tabindex="0">One</div>'),
            "menu item of nothing": bare('<div role="menuitem" tabindex="0">One</div>'),
            "tree item": bare('<div role="treeitem" tabindex="0">One</div>'),
            "in a list of its element": bare('<ul role="none"><li role="listitem">One</li></ul>'),
        },
        "keeps": {
            "list": bare('<div role="list"><div role="listitem">One</div></div>'),
            "a real list": bare('<ul><li role="listitem">One</li></ul>'),
            "nothing between": bare(
                '<div role="list"><div role="none"><div role="listitem">One</div></div></div>'
            ),
            "a box between": bare(
                '<div role="list"><div><div role="listitem">One</div></div></div>'
            ),
            "owned": bare(
                '<div role="list" aria-owns="a"></div><div role="listitem" id="a">One</div>'
            ),
            "hidden": bare('<p>One</p><div role="listitem" style="display: none">One</div>'),
            "tabs": bare(
                '<div role="tablist"><button role="tab" aria-selected="true">One</button></div>'
            ),
            "rows": bare(
                '<div role="table" aria-label="A"><div role="rowgroup"><div role="row"><div role="cell">One</div></div></div></div>'
            ),
            "group in a menu": bare(
                '<div role="menu" aria-label="A"><div role="group" aria-label="B"><div role="menuitem" tabindex="0">One</div></div></div>'
            ),
            "in a shadow tree": bare(
                '<div id="host" role="list"></div><script>host.attachShadow({mode: "open"}).innerHTML = `<div role="listitem">One</div>`</script>'
            ),
        },
    },
    "required owned": {
        "wcag": "1.3.1",
        "fails": {
            "something else": bare('<div role="list"><div role="tab" tabindex="0">One</div></div>'),
            "one of two": bare(
                '<div role="menu" aria-label="A"><span role="menuitem" tabindex="0">One</span><span role="listitem">Two</span></div>'
            ),
            "owns something else": bare(
                '<div role="menu" aria-label="A" aria-owns="a"><span role="menuitem" tabindex="0">One</span></div><div id="a" role="cell">Two</div>'
            ),
            "rows without cells": bare(
                '<div role="table" aria-label="A"><div role="row"><a href="ett">One</a></div></div>'
            ),
            "a link in a list": bare('<div role="list"><a href="ett">One</a></div>'),
            "tabs with a button": bare('<div role="tablist"><button>One</button></div>'),
        },
        "keeps": {
            "items": bare('<div role="list"><div role="listitem">One</div></div>'),
            "busy": bare('<div role="list" aria-busy="true"></div><p>One</p>'),
            "hidden items": bare(
                '<div role="menu" aria-label="A"><div role="menuitem" tabindex="0">One</div><div role="cell" style="display: none">Two</div></div>'
            ),
            "through nothing": bare(
                '<div role="list"><span role="none"><span role="listitem">One</span></span></div>'
            ),
            "owned": bare(
                '<div role="list" aria-owns="a"></div><div role="listitem" id="a">One</div>'
            ),
            "real ones": bare('<ul role="list"><li>One</li></ul>'),
            "table": bare(
                '<table role="grid"><tr role="row"><td role="gridcell">One</td></tr></table>'
            ),
            "closed combination": bare(
                '<input role="combobox" aria-label="A" aria-expanded="false">'
            ),
            "a separator in a menu": bare(
                '<div role="menu" aria-label="A"><div role="menuitem" tabindex="0">One</div><div role="separator"></div></div>'
            ),
        },
    },
    "focus where nothing is heard": {
        "wcag": "4.1.2 1.3.1",
        "fails": {
            "link": bare('<p>Map</p><div aria-hidden="true"><a href="ett">Map</a></div>'),
            "itself": bare('<p>Map</p><button aria-hidden="true">Map</button>'),
            "stop": bare('<p>Map</p><p tabindex="0" aria-hidden="true">Map</p>'),
            "field": bare('<p>Map</p><div aria-hidden="true"><input aria-label="A"></div>'),
            "off the screen": bare(
                '<p>Map</p><div aria-hidden="true"><a href="ett" style="position: absolute; left: -9999px">Map</a></div>'
            ),
            "told again": bare(
                '<p>Map</p><div aria-hidden="true"><div aria-hidden="false"><button>Map</button></div></div>'
            ),
            "summary": bare(
                '<p>Map</p><details aria-hidden="true"><summary>Map</summary>Text</details>'
            ),
            "see-through": bare(
                '<p>Map</p><div aria-hidden="true"><button style="opacity: 0">Map</button></div>'
            ),
            "sound": bare(
                '<p>Map</p><div aria-hidden="true"><audio controls src="en.wav"></audio></div>'
            ),
            "in a shadow tree": bare(
                '<p>Map</p><div id="host" aria-hidden="true"></div><script>host.attachShadow({mode: "open"}).innerHTML = `<button>Map</button>`</script>'
            ),
            "frame": bare(
                '<p>Map</p><div aria-hidden="true"><iframe title="Map" src="länk"></iframe></div>'
            ),
            "area": bare(
                '<p>Map</p><div aria-hidden="true"><img src="ett.png" alt="" usemap="#m" width="50" height="50"><map name="m"><area shape="rect" coords="0,0,40,40" href="ett" alt="North"></map></div>'
            ),
        },
        "keeps": {
            "words": bare('<p>Map</p><p aria-hidden="true">Map</p>'),
            "not shown": bare(
                '<p>Map</p><div aria-hidden="true"><a href="ett" style="display: none">Map</a></div>'
            ),
            "out of order": bare(
                '<p>Map</p><div aria-hidden="true"><a href="ett" tabindex="-1">Map</a></div>'
            ),
            "disabled": bare('<p>Map</p><div aria-hidden="true"><input disabled></div>'),
            "disabled set": bare(
                '<p>Map</p><div aria-hidden="true"><fieldset disabled><button>Map</button></fieldset></div>'
            ),
            "false": bare('<div aria-hidden="false"><button>Map</button></div>'),
            "empty": bare('<div aria-hidden=""><button>Map</button></div>'),
            "invisible": bare(
                '<p>Map</p><div aria-hidden="true"><button style="visibility: hidden">Map</button></div>'
            ),
            "inert": bare('<p>Map</p><div aria-hidden="true" inert><button>Map</button></div>'),
            "closed details": bare(
                '<details><summary>Map</summary><div aria-hidden="true"><p>Map</p></div></details>'
            ),
        },
        "misses": {
            "writing": bare(
                '<p>Map</p><div aria-hidden="true"><div contenteditable="true">Map</div></div>'
            ),
        },
    },
    "focus inside a whole": {
        "wcag": "4.1.2",
        "fails": {
            "button": bare('<button>Send <span tabindex="0">it</span></button>'),
            "tick box": bare(
                '<span role="checkbox" aria-checked="true" tabindex="0">Agree to <a href="ett">terms</a></span>'
            ),
            "tab": bare(
                '<ul role="tablist"><li role="tab" tabindex="0">One <button>×</button></li></ul>'
            ),
            "image": bare('<div role="img" aria-label="Map"><a href="ett">North</a></div>'),
            "menu": bare(
                '<ul role="menu" aria-label="A"><li role="menuitemcheckbox" aria-checked="true" tabindex="0">One <a href="ett">two</a></li></ul>'
            ),
            "option": bare(
                '<div role="listbox" aria-label="A"><div role="option" tabindex="0">One <a href="ett">two</a></div></div>'
            ),
            "slider": bare(
                '<div role="slider" aria-label="A" aria-valuenow="1"><span tabindex="0">o</span></div>'
            ),
            "sum": bare('<div role="math" aria-label="x"><a href="ett">x</a></div>'),
            "choice": bare(
                '<div role="radiogroup" aria-label="A"><div role="radio" aria-checked="true" tabindex="0">One <input aria-label="Other"></div></div>'
            ),
        },
        "keeps": {
            "words": bare("<button>Send <span>it</span></button>"),
            "out of order": bare('<button>Send <span tabindex="-1">it</span></button>'),
            "a link": bare('<a href="ett">Send <span>it</span></a>'),
            "hidden": bare('<button>Send <a href="ett" style="display: none">it</a></button>'),
            "tab beside": bare(
                '<ul role="tablist"><li role="none"><span role="tab" tabindex="0">One</span><button role="tab">Two</button></li></ul>'
            ),
            "disabled": bare(
                '<div role="checkbox" aria-checked="true" tabindex="0">One <input disabled aria-label="A"></div>'
            ),
            "heading": bare('<h2>One <a href="ett">two</a></h2>'),
            "whole hidden": bare(
                '<p>Map</p><div role="button" style="display: none">Send <a href="ett">it</a></div>'
            ),
        },
    },
}
