"""Themes that call their passages vocabulary, known by their names."""

from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.text import fold

NAMES = (
    "Vocabulary",
    "Words",
    "New word",
    "New words",
    "Set phrase",
    "False friend",
    "Glossary",
    "Pronunciation",
    "词语",
    "生词",
    "词汇",
    "成语",
    "詞語",
    "生詞",
    "詞彙",
)
_FOLDED = frozenset(map(fold, NAMES))


def word_themes(codebook: Codebook) -> frozenset[str]:
    """Return the ids of a codebook's themes of these names, and of those below them."""
    named = [theme.id for theme in codebook.themes.values() if fold(theme.name) in _FOLDED]
    return frozenset().union(*map(codebook.below, named))
