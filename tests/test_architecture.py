"""The house holds: floors, statuses, clocks, views, pages. Each guard was seen failing on a break."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import get_resolver

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ["award", "nominations", "webaudit", "jury"]
# Modules that compute and know nothing of the web or the database.
PURE = [
    "award.booklet",
    "award.processes",
    "jury.agreement",
    "jury.assignment",
    "jury.ranking",
    "jury.ranking.estimates",
    "jury.ranking.__main__",
    "jury.ties",
    "jury.voting",
    "nominations.file_names",
    "nominations.file_types",
    "nominations.asked",
    "nominations.lengths",
    "nominations.personal_data",
    "nominations.self_assessment",
    "webaudit.beside.measuring",
    "webaudit.engine",
    "webaudit.scoring",
    "webaudit.wcag",
]
# Besides views, commands and tasks: the worker, the log-in that the account package reports, the samples.
READ_THE_CLOCK = {
    "webaudit/beside_tasks.py",
    "webaudit/evidence_tasks.py",
    "webaudit/scale_tasks.py",
    "award/accounts.py",
    "award/jobs/worker.py",
    "award/sessions.py",
    "award/demo/style_guide.py",
}
CLOCKS = {"now", "utcnow", "today", "localdate", "localtime"}
SERVICES = re.compile(r"/services(/\w+)*\.py$")
VIEWS = re.compile(r"/views(/\w+)?\.py$")
NETWORK = {"ftplib", "http.client", "httpx", "requests", "smtplib", "socket", "urllib.request"}
LONGEST_VIEW = 25
LONGEST_FILE = 500
LONGEST_TEST_FILE = 400


def modules(pattern="**/*.py"):
    """The apps' modules as pairs of path (from the root) and syntax tree."""
    for app in FLOORS:
        for path in sorted((ROOT / app).glob(pattern)):
            if not {"migrations", "node_modules"} & set(path.parts):
                yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def templates():
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def calls(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def places(found):
    """Findings as lines that an editor opens."""
    return [f"{path}:{node.lineno}" for path, node in found]


# --- Floors -------------------------------------------------------------------------------------


def test_imports_point_down():
    program = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout


def test_relations_point_down():
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if model._meta.app_label in FLOORS
        and field.concrete
        and field.related_model
        and field.related_model._meta.app_label in FLOORS
        and FLOORS.index(field.related_model._meta.app_label) > FLOORS.index(model._meta.app_label)
    ]
    assert upward == []


def test_pure_modules_need_no_django():
    code = f"import sys; sys.modules['django'] = None; import {', '.join(PURE)}"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr


def test_a_module_is_named_by_its_subject():
    nameless = {"utils", "helpers", "common", "core", "mixins", "misc"}
    assert [path for path, _ in modules() if nameless & set(Path(path).with_suffix("").parts)] == []


def test_a_long_module_is_a_package_of_nouns():
    lengths = {path: len((ROOT / path).read_text("utf-8").splitlines()) for path, _ in modules()}
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_a_long_file_of_tests_is_split_by_subject():
    tests = [*(ROOT / "tests").rglob("test_*.py"), *(ROOT / "tests").rglob("conftest.py")]
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in tests
    }
    assert {path: n for path, n in lengths.items() if n > LONGEST_TEST_FILE} == {}


# --- Who changes what, and when -----------------------------------------------------------------


def assigns_a_status(node):
    """``x.status = …``, ``rows.update(status=…)``, ``setattr(x, "status", …)``."""
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(t, ast.Attribute) and t.attr == "status" for t in targets)
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name) and node.func.id == "setattr":
        return any(isinstance(word, ast.Constant) and word.value == "status" for word in node.args)
    writes = isinstance(node.func, ast.Attribute) and node.func.attr in {"update", "create"}
    return writes and any(keyword.arg == "status" for keyword in node.keywords)


def test_status_is_assigned_only_in_services():
    found = [
        (path, node)
        for path, tree in modules()
        if not SERVICES.search(path)
        for node in ast.walk(tree)
        if assigns_a_status(node)
    ]
    assert places(found) == []


def test_what_others_belong_to_is_held_without_its_key():
    """On PostgreSQL nobody else could write a row that belongs to it, and two would wait for each other."""
    found = [
        (path, node)
        for path, tree in modules()
        for node in calls(tree)
        if isinstance(node.func, ast.Attribute)
        and node.func.attr == "select_for_update"
        and re.match(r"(Edition|Municipality|Application)\.objects\b", ast.unparse(node))
        and "no_key" not in {keyword.arg for keyword in node.keywords}
    ]
    assert places(found) == []


def test_now_is_an_argument():
    allowed = re.compile(r"/(views(/\w+)*|tasks|middleware|admin)\.py$|/management/commands/")
    found = [
        (path, node)
        for path, tree in modules()
        if not allowed.search(path) and path not in READ_THE_CLOCK
        for node in calls(tree)
        if isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"timezone", "datetime", "date"}
        and (node.func.attr in {"now", "utcnow", "today"} or not node.args)
    ]
    assert places(found) == []


def test_network_is_touched_by_the_audits_and_the_servers_only():
    allowed = re.compile(
        r"^webaudit/|^nominations/scanner\.py$|/management/commands/(serve|rehearse)\.py$"
    )
    found = [
        (path, node)
        for path, tree in modules()
        if not allowed.search(path)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import) and {name.name for name in node.names} & NETWORK)
        or (isinstance(node, ast.ImportFrom) and node.module in NETWORK)
    ]
    assert places(found) == []


# --- Views --------------------------------------------------------------------------------------


def functions_of(tree):
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def lines_of(function):
    """How many lines a function has, its docstring aside."""
    first = function.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = first.end_lineno - first.lineno + 1 if is_docstring else 0
    return function.end_lineno - function.lineno + 1 - docstring


def test_views_are_short():
    long = [
        f"{path}:{function.lineno} {function.name} has {lines_of(function)} lines"
        for path, tree in modules()
        if VIEWS.search(path)
        for function in functions_of(tree)
        if lines_of(function) > LONGEST_VIEW
    ]
    assert long == []


def own_views():
    """The functions behind our addresses, as pairs of module and name."""

    def callbacks(resolver):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                yield from callbacks(pattern)
            else:
                yield pattern.callback

    found = {(view.__module__, view.__name__) for view in callbacks(get_resolver())}
    return sorted(view for view in found if view[0].split(".")[0] in FLOORS)


def test_every_view_names_its_methods():
    naming = {"require_http_methods", "require_GET", "require_POST", "require_safe"}
    silent = []
    for module, name in own_views():
        tree = ast.parse(Path(sys.modules[module].__file__).read_text(encoding="utf-8"))
        function = next((node for node in functions_of(tree) if node.name == name), None)
        decorators = [] if function is None else function.decorator_list
        calls = [word.func if isinstance(word, ast.Call) else word for word in decorators]
        if not naming & {getattr(word, "id", getattr(word, "attr", "")) for word in calls}:
            silent.append(f"{module}.{name}")
    assert silent == []


def test_views_and_forms_write_nothing():
    reading = re.compile(r"^\w+/(demo/)?(views|forms)(/\w+)?\.py$")
    writing = {"save", "create", "bulk_create", "delete", "update_or_create", "get_or_create"}
    found = [
        (path, node)
        for path, tree in modules()
        if reading.search(path)
        for node in calls(tree)
        if isinstance(node.func, ast.Attribute)
        and node.func.attr in writing
        # A service by another name says who acts.
        and not any(keyword.arg == "actor" for keyword in node.keywords)
    ]
    assert places(found) == []


# --- Pages --------------------------------------------------------------------------------------

INLINE = {
    "a script": re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))", re.IGNORECASE),
    "a style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>{]*\sstyle\s*=", re.IGNORECASE),
    "a handler": re.compile(r"<[^>{]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "a resource of another host": re.compile(
        r"<(?:script|link|img|iframe|source)[^>]*(?:src|href)=[\"'](?:https?:)?//", re.IGNORECASE
    ),
}


@pytest.mark.parametrize("what", INLINE)
def test_pages_hold_nothing_that_the_content_policy_blocks(what):
    assert [path for path, text in templates() if INLINE[what].search(text)] == []


def test_pages_show_nothing_unescaped():
    open_doors = re.compile(r"\|\s*safe\b|autoescape off")
    found = [path for path, text in templates() if open_doors.search(text)]
    # Help texts stand in the code, and may hold a link.
    assert found == ["templates/django/forms/_help.html"]
