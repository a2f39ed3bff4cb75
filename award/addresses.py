"""What stands in an address. What fits none of these is nobody's address: 404, and no database is asked."""


class Number:
    """A row's number, or one counted from 1: as many digits as any database can hold, so that nobody's longer
    one is asked for.
    """

    regex = "[0-9]{1,18}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


class Word:
    """A code, a field, a file's form or a secret: any signs but those that steer, which no name has.

    Among them is NUL, which PostgreSQL takes in no text.
    """

    regex = r"[^/\x00-\x1f\x7f]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class MunicipalityCode(Word):
    """Four digits, as in every Swedish register."""

    regex = "[0-9]{4}"
