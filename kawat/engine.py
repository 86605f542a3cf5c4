"""Source, article and layers joined: names of inputs become records, or failures in their place."""

from collections.abc import Iterable, Iterator

from kawat import article, layers, source
from kawat.errors import KawatError
from kawat.model import Failure, Page, Record


def read(names: Iterable[str]) -> Iterator[Record | Failure]:
    """Read every article in the inputs, in their order; what fails is yielded, not raised."""
    for name in names:
        for page in source.pages(name):
            yield page if isinstance(page, Failure) else attempt(page)


def attempt(page: Page) -> Record | Failure:
    """Read one page; an error becomes a failure that says where and why."""
    try:
        return layers.analyse(article.read(page))
    except KawatError as error:
        return Failure(origin=page.origin, stage="article", error=error.what, advice=error.advice)
