"""Pictures of where themes and words are, drawn by Qt alone, every mark leading to passages."""
