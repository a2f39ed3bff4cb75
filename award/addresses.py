"""What stands in an address."""


class Number:
    """A row's number, or one counted from 1: as many digits as any database can hold, so that nobody's longer
    one is asked for.
    """

    regex = "[0-9]{1,18}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)
