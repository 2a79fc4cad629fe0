"""The reading surface: layout in chunks, view, selection, marks, accessibility."""
