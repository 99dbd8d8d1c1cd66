"""What holds of the places of every draft, whatever the file was."""

from __future__ import annotations

from itertools import pairwise

from factcheck.loading.draft import Draft
from factcheck.loading.roles import assign_roles


def check_places(draft: Draft) -> None:
    """Everything that is said of the text stands in it, and in what it was extracted from."""
    spans = [block.span for block in draft.blocks]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for span in (*spans, *(link.span for link in draft.links), *(n.span for n in draft.notices if n.span)):
        source = draft.offsets.to_source(span)
        assert 0 <= span.start < span.end <= len(draft.text)
        assert 0 <= source.start < source.end <= len(draft.source)
    for notice in draft.notices:
        assert "\n" not in notice.message
    assert draft.layout is not None
    starts = [region.start for region in draft.layout.regions]
    assert starts
    assert starts == sorted(starts)
    assign_roles(draft)
