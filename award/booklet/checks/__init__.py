"""Is a finished booklet what it should be? Read back, compared, and asked of a validator."""
