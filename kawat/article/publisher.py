"""Who published it? The files in publishers/, found by the address, the name or the dateline of an article.

To add one is to add a file there: its name registers it.
"""

from functools import cache
from urllib.parse import urlsplit

from kawat.article.rules import Publisher
from kawat.datafiles import checked, files, toml
from kawat.text import fold

FOLDER = "article/publishers"


@cache
def publishers() -> dict[str, Publisher]:
    """Return all publishers by the path of their file."""
    found: dict[str, Publisher] = {}
    for path in files(FOLDER, ".toml"):
        publisher = toml(path, Publisher)
        checked(path, (*publisher.dateline, *publisher.furniture))
        found[path] = publisher
    return found


def find(*, url: str | None = None, name: str | None = None, agency: str | None = None) -> Publisher | None:
    """Return the publisher of an address, else of a given name, else of a dateline's agency.

    >>> find(url="https://surabaya.kompas.com/read/1").name, find(name="antara news").name
    ('Kompas', 'ANTARA')
    """
    return (url and by_domain(url)) or (name and by_name(name)) or (agency and by_agency(agency)) or None


def by_domain(url: str) -> Publisher | None:
    """Return the publisher whose domain, or a subdomain of it, an address lies in."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    for i in range(len(labels)):
        found = _domains().get(".".join(labels[i:]))
        if found:
            return found
    return None


def by_name(name: str) -> Publisher | None:
    """Return the publisher of that name, as in datelines (`TEMPO.CO`, `ANTARA News`) or metadata."""
    return _names().get(fold(name)) or by_domain(name.strip().lower())


def by_agency(agency: str) -> Publisher | None:
    """Return the publisher of a dateline's agency; of `ANTARA/Xinhua` it is the first."""
    return by_name(agency) or by_name(agency.split("/", maxsplit=1)[0])


@cache
def _domains() -> dict[str, Publisher]:
    return {domain: p for p in publishers().values() for domain in p.domains}


@cache
def _names() -> dict[str, Publisher]:
    return {fold(name): p for p in publishers().values() for name in (p.name, *p.names)}
