"""What a person can do, without Qt: each function returns a Change or a result."""
