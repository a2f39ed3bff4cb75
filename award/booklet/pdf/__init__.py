"""The engine: from a booklet to a tagged PDF."""
