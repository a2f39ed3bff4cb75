"""What is in the code is in the documents: words, commands, settings."""

import re
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("award", "nominations", "webaudit", "jury")
VARIABLE = re.compile(r"\b(AWARD_[A-Z_]+[A-Z]|DATABASE_URL)\b")


def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


def read_variables():
    """Every variable of the environment that our code names."""
    paths = [ROOT / "award" / "prepare.py", *(ROOT / "tests").rglob("*.py")]
    for app in FLOORS:
        paths += (ROOT / app).rglob("*.py")
    return {
        name
        for path in paths
        if "node_modules" not in path.parts
        for name in VARIABLE.findall(path.read_text(encoding="utf-8"))
    }


def test_every_table_is_in_the_glossary():
    glossary = set(re.findall(r"^\| (\w+) \|", text("award/docs/glossary.md"), re.MULTILINE))
    models = {model.__name__ for model in apps.get_models() if model._meta.app_label in FLOORS}
    assert models - glossary == set()


def test_every_app_says_what_it_is_for():
    assert [app for app in FLOORS if not (ROOT / app / "README.md").exists()] == []


def test_every_command_is_in_its_apps_readme():
    missing = [
        f"{app}: {path.stem}"
        for app in FLOORS
        for path in sorted((ROOT / app).glob("management/commands/[!_]*.py"))
        if f"manage.py {path.stem}" not in text(f"{app}/README.md")
    ]
    assert missing == []


def test_every_setting_is_documented_and_no_other():
    documented = set(VARIABLE.findall(text("award/README.md")))
    assert documented == read_variables()


def test_links_between_documents_lead_somewhere():
    broken = []
    documents = [ROOT / "README.md", *ROOT.glob("*/README.md"), *ROOT.glob("award/docs/*.md")]
    for document in documents:
        for link in re.findall(r"\]\(([^)#:\s]+)\)", document.read_text(encoding="utf-8")):
            if not (document.parent / link).exists():
                broken.append(f"{document.relative_to(ROOT)}: {link}")
    assert broken == []
