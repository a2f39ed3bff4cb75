"""What pages say, as words that can be kept."""


def as_text(words: object, *, most: int = 500) -> str:
    """What a page said, as text that any database can keep: short, whole characters, no NUL."""
    return str(words).replace("\0", "\ufffd").encode("utf-8", "replace").decode()[:most]
