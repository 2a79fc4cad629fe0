"""What a query asks of one annotation, where no index is needed: a filter's words."""

from collections.abc import Callable

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import Codebook, format_path
from leifeng_reader.core.matching import Needle, Needles, needle
from leifeng_reader.core.query import Field, Query


def is_plain(query: Query) -> bool:
    """Tell whether a query is of bare words alone."""
    bare = all(
        c.field is Field.ANYWHERE and not (c.negated or c.term.whole or " " in c.term.text)
        for c in query.clauses
    )
    return bare and not (query.before or query.after)


def condition(query: Query, codebook: Codebook) -> Callable[[Annotation], bool]:
    """Return what tells whether an annotation has what a query asks for, as the themes now are.

    Words without a field may stand in quote, note or theme names. What is asked of the
    document, by `in:`, holds for all: it is not known here.
    """
    words, note = Needles.of(query), Needles.of(query, Field.NOTE)
    wanted = [_carrying(codebook, needle(t, query.exact)) for t in query.terms(Field.THEME)]
    unwanted = frozenset[str]().union(
        *(
            _carrying(codebook, needle(t, query.exact))
            for t in query.terms(Field.THEME, negated=True)
        )
    )
    paths = {theme: format_path(codebook.path(theme)) for theme in codebook.themes}

    def holds(annotation: Annotation) -> bool:
        carried, created = annotation.themes, annotation.created
        return (
            (not query.before or created < query.before)
            and created >= query.after
            and all(not themes.isdisjoint(carried) for themes in wanted)
            and unwanted.isdisjoint(carried)
            and note.all_in((annotation.note,))
            and words.all_in(
                (
                    annotation.selector.quote,
                    annotation.note,
                    *(paths[theme] for theme in carried if theme in paths),
                )
            )
        )

    return holds


def _carrying(codebook: Codebook, wanted: Needle) -> frozenset[str]:
    """Return the themes whose path has what is wanted, and all below them."""
    fits = Needles((wanted,))
    named = [t for t in codebook.themes if fits.all_in((format_path(codebook.path(t)),))]
    return frozenset[str]().union(*(codebook.below(theme) for theme in named))
