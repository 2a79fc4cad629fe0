"""Values and pure functions: no files, clock, Qt or SQL; what they need comes in as arguments."""
