"""What every test may use."""

from award import translations


def pytest_configure():
    """Tests see Swedish: what has been written is compiled first."""
    translations.compile_stale()
