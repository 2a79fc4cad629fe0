"""How fast the reader is on a very long text, beside what Qt's own text widget does with it."""
