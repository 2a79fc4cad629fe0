"""The side panel: annotations as cards, themes as a tree, the filter and the note editor."""
