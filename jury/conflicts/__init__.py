"""Conflicts as people meet them: the register of ties, what it proposes, and the records that are kept."""
