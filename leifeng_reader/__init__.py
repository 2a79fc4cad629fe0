"""Lei Feng Reader: read, highlight, theme, export."""

__version__ = "0.1.0"
