"""Outside the demonstration no audit reaches into the machine."""

import pytest

from webaudit.checks import only_the_demonstration_audits_this_machine


@pytest.mark.parametrize(
    ("demo", "addresses", "faults"),
    [
        (True, ["127.0.0.1:8009"], []),
        (False, [], []),
        (False, ["127.0.0.1:8009"], ["webaudit.E001"]),
    ],
)
def test_this_machine_is_audited_in_the_demonstration_only(settings, demo, addresses, faults):
    settings.DEMO, settings.AUDIT_LOOPBACK = demo, addresses

    found = only_the_demonstration_audits_this_machine(None)

    assert [fault.id for fault in found] == faults
