"""Study material in windows: sets of parts, laid out while they are altered."""
