"""What the interface says, and whether every translation says all of it."""
