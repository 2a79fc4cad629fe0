"""From annotations to study material: tasks, papers, and the files they are handed out in."""
