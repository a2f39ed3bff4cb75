"""What others made is the very files that were built, with their licences beside them."""

import hashlib
import json

from django.conf import settings

VENDOR = settings.BASE_DIR / "award" / "static" / "vendor"
LISTED = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))


def test_vendored_files_are_those_listed_and_no_others():
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.iterdir()
        if path.name != "vendor.json"
    }
    assert found == {name: entry["sha256"] for name, entry in LISTED.items()}


def test_vendored_versions_are_those_locked():
    source = settings.BASE_DIR / "award" / "static_src" / "package-lock.json"
    packages = json.loads(source.read_text(encoding="utf-8"))["packages"]
    named = {entry["from"].rsplit(" ", 1)[0] for entry in LISTED.values()}
    assert {entry["from"] for entry in LISTED.values()} == {
        f"{name} {packages[f'node_modules/{name}']['version']}" for name in named
    }


def test_vendored_packages_bring_their_licences():
    for_designsystemet = (VENDOR / "LICENSE-designsystemet.txt").read_text(encoding="utf-8")
    for_inter = (VENDOR / "LICENSE-inter.txt").read_text(encoding="utf-8")
    assert (
        "Permission is hereby granted, free of charge" in for_designsystemet,
        "SIL OPEN FONT LICENSE" in for_inter,
    ) == (True, True)


def test_locked_packages_name_no_host():
    source = settings.BASE_DIR / "award" / "static_src" / "package-lock.json"
    assert '"resolved"' not in source.read_text(encoding="utf-8")
