"""Dialogs: export, shortcuts, page settings."""
