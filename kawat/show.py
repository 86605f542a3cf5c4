"""A record as a person reads it: the article with what was found marked in it, then short tables.

On a terminal the marks are colours; in a pipe they are written out as `[words|id]`.
"""

from collections.abc import Callable, Iterable, Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kawat.explain import Explanation, Say, amount, learned, locate, remarks
from kawat.indonesian import knowledge
from kawat.model import Entity, Event, Figure, Location, Piece, Quote, Record, Span, TimeExpr
from kawat.text import longest, of

SECTIONS = ("entities", "times", "quotes", "events", "figures")
DEFAULT_TABLES = ("events", "quotes", "figures")
STYLES = {
    "person": "bold cyan",
    "state": "bold green",
    "organization": "bold blue",
    "place": "green",
    "group": "cyan",
    "times": "magenta",
    "events": "bold red",
    "figures": "bold yellow",
    "quotes": "italic",
    "furniture": "dim",
}
_FURNITURE = {"related", "caption", "byline", "copyright", "other", "dateline"}
_LONG = 90  # characters of a quote shown in a table
_NARROW = 100  # characters of a line below which the columns of a table would break words
Mark = tuple[Span, str, str]  # where, id, style


def write(record: Record, console: Console, say: Say, only: tuple[str, ...] = ()) -> None:
    """Print a record; `only` names the sections wanted, all the usual ones if empty."""
    names = {e.id: e for e in record.entities}
    write_heading(record, console, say)
    console.print()
    console.print(_marked(record, console, only or SECTIONS), soft_wrap=not console.is_terminal)
    console.print()
    layout = _table if console.width >= _NARROW else _list
    for section in only or DEFAULT_TABLES:
        columns, row = _TABLES[section]
        rows = [row(finding, record, names, say) for finding in getattr(record, section)]
        if rows:
            _print(layout(say(section), [say(c) if c else "" for c in columns], rows), console)
    console.print()


def _print(table: Table, console: Console) -> None:
    """Print a table; in a pipe without the blanks at the ends of its lines."""
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as printed:
        console.print(table)
    console.print("\n".join(line.rstrip() for line in printed.get().splitlines()), soft_wrap=True)


# --- the article -----------------------------------------------------------------------------------


def write_heading(record: Record, console: Console, say: Say) -> None:
    """Print the title of an article and, in a line, what is known about it and where it comes from."""
    console.print(Text(record.title or record.source.origin, "bold"), soft_wrap=True)
    facts = " · ".join(_facts(record, say))
    if facts:
        console.print(Text(facts, "dim"), soft_wrap=True)


def _facts(record: Record, say: Say) -> Iterator[str]:
    line, published = record.dateline, record.published
    if line and line.place:
        yield line.place
    agency = (line.agency if line else None) or record.source.publisher
    if agency:
        yield agency
    if published:
        basis = "" if published.basis == "stated" else say(published.basis)
        told = ": ".join(filter(None, (basis, "; ".join(remarks(published.note, say)))))
        yield f"{published.date} ({told})" if told else published.date
    yield from _people(record.byline.reporters, say("reporter"))
    yield from _people(record.byline.editors, say("editor"))
    if record.related:
        yield say("related-headlines", count=len(record.related))
    if record.title:
        yield record.source.origin


def _people(people: tuple[Piece, ...], part: str) -> Iterator[str]:
    if people:
        yield f"{part} " + ", ".join(p.text for p in people)


def _marked(record: Record, console: Console, sections: Iterable[str]) -> Text:
    marks = list(_marks(record, set(sections)))
    return _coloured(record, marks) if console.is_terminal else _bracketed(record, marks)


def _marks(record: Record, sections: set[str]) -> Iterator[Mark]:
    if "entities" in sections:
        yield from ((s, e.id, STYLES[e.kind]) for e in record.entities for s in e.mentions)
    if "times" in sections:
        yield from ((t.span, t.id, STYLES["times"]) for t in record.times)
    if "figures" in sections:
        yield from ((f.span, f.id, STYLES["figures"]) for f in record.figures)
    if "events" in sections:
        yield from ((s, v.id, STYLES["events"]) for v in record.events for s in v.mentions or (v.trigger,))
    if sections == {"quotes"}:  # in company their marks would hide all within them
        yield from ((q.span, q.id, STYLES["quotes"]) for q in record.quotes)


def _coloured(record: Record, marks: Iterable[Mark]) -> Text:
    text = Text(record.text)
    for quote in record.quotes:
        text.stylize(STYLES["quotes"], quote.span.start, quote.span.end)
    for block in record.blocks:
        if block.role in _FURNITURE:
            text.stylize(STYLES["furniture"], block.span.start, block.span.end)
    for span, _, style in marks:
        text.stylize(style, span.start, span.end)
    return text


def _bracketed(record: Record, marks: Iterable[Mark]) -> Text:
    named = {span: name for span, name, _ in sorted(marks, key=lambda m: (m[0], m[1]), reverse=True)}
    parts: list[str] = []
    at = 0
    for span in longest(named):
        parts += [record.text[at : span.start], f"[{of(span, record.text)}|{named[span]}]"]
        at = span.end
    return Text("".join([*parts, record.text[at:]]))


# --- the tables ------------------------------------------------------------------------------------


def _table(title: str, columns: list[str], rows: list[tuple[str, ...]]) -> Table:
    """Return a table without the columns that are empty in every row."""
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    shown = [n for n in range(len(columns)) if any(cells[n] for cells in rows)]
    for n in shown:
        table.add_column(columns[n], overflow="fold")
    for cells in rows:
        table.add_row(*(Text(cells[n]) for n in shown))
    return table


def _list(title: str, columns: list[str], rows: list[tuple[str, ...]]) -> Table:
    """Return what a table says for a window too narrow for its columns: for each row `column: cell`."""
    table = Table(title=f"\n{title}", title_justify="left", title_style="bold", box=None, show_header=False)
    for cells in rows:
        told = [
            Text.assemble((f"{name}: ", "dim"), cell)
            for name, cell in zip(columns[1:], cells[1:], strict=True)
            if cell
        ]
        table.add_row(Text(cells[0]), Text(" · ").join(told))
    return table


def _name(ref: str | None, names: dict[str, Entity]) -> str:
    return names[ref].name if ref in names else ""


def _all(refs: tuple[str, ...], names: dict[str, Entity]) -> str:
    return ", ".join(_name(ref, names) for ref in refs)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONG else words[:_LONG].rpartition(" ")[0].rstrip(" ,") + "…"


def _event(v: Event, record: Record, names: dict[str, Entity], say: Say) -> tuple[str, ...]:
    kind = f"{v.type} {v.mode}" if v.mode else v.type
    where = " ".join(filter(None, (v.date, _name(v.place, names))))
    words = _short(of(v.trigger, record.text))
    return (
        v.id,
        kind,
        say(v.status),
        _all(v.actors, names),
        _all(v.recipients, names),
        where,
        _name(v.by, names),
        words,
    )


def _quote(q: Quote, record: Record, names: dict[str, Entity], say: Say) -> tuple[str, ...]:
    whither = ", ".join(filter(None, (_name(q.to, names), _name(q.place, names))))
    return (q.id, _name(q.speaker, names), say(q.mode), whither, _short(of(q.span, record.text)))


def _figure(f: Figure, record: Record, names: dict[str, Entity], say: Say) -> tuple[str, ...]:
    return (
        f.id,
        say(f.kind),
        amount(f, say),
        _name(f.of, names),
        _name(f.by, names),
        f.date or "",
        _short(of(f.span, record.text)),
    )


def _entity(e: Entity, _record: Record, _names: dict[str, Entity], say: Say) -> tuple[str, ...]:
    lies, told = _lies(e.location), (e.country or "", e.sector or "", e.role or "")
    return (e.id, say(e.kind), e.name, *told, lies, str(len(e.mentions)))


def _lies(location: Location | None) -> str:
    """Return what a place lies in and its coordinates: `Kota Bogor, Jawa Barat -6.59 106.79`."""
    if location is None:
        return ""
    inside = (location.regency, location.province if location.province != location.name else None)
    point = "{:.2f} {:.2f}".format(*location.coordinates) if location.coordinates else None
    return " ".join(filter(None, (", ".join(filter(None, inside)), point)))


def _time(t: TimeExpr, record: Record, _names: dict[str, Entity], say: Say) -> tuple[str, ...]:
    return (t.id, t.value, say(t.kind), _short(of(t.span, record.text)), "; ".join(remarks(t.note, say)))


_TABLES: dict[str, tuple[tuple[str, ...], Callable[..., tuple[str, ...]]]] = {
    "events": (("", "what", "status", "actors", "recipients", "when and where", "by", "words"), _event),
    "quotes": (("", "speaker", "mode", "to whom and where", "content"), _quote),
    "figures": (("", "what", "how many", "of", "by", "as of", "words"), _figure),
    "entities": (("", "kind", "name", "country", "sector", "role", "where it lies", "mentions"), _entity),
    "times": (("", "value", "kind", "words", "note"), _time),
}


# --- the reasons -----------------------------------------------------------------------------------


def _path(place: str) -> str:
    """Return where a reason stands: a file of the package, or one of the user's as it was named."""
    theirs = place.rpartition(":")[0] in knowledge.files()
    return place if theirs else f"kawat/{place}"


def write_near(near: Iterable[Explanation], console: Console, say: Say) -> None:
    """Print the predicates that came near an event, each with what it lacked and its rule."""
    found = list(near)
    if not found:
        console.print(say("near-none"), soft_wrap=True)
    for each in found:
        console.print(
            Text.assemble((each.sentence, "italic"), f"  {each.what}: ", say(f"near-{each.id}")),
            soft_wrap=True,
        )
        _write_rules(each.why, console, say)


def write_reasons(reasons: Iterable[Explanation], console: Console, say: Say) -> None:
    """Print each finding's sentence as marked text, and under it the rules behind it."""
    for reason in reasons:
        console.print(Text.assemble("\n", (reason.id.ljust(4), "bold"), reason.what), soft_wrap=True)
        console.print(Text(f"    {' '.join(reason.sentence.split())}", "italic"), soft_wrap=True)
        _write_rules(reason.why, console, say)
    console.print()


def _write_rules(why: tuple[str, ...], console: Console, say: Say) -> None:
    """Print each rule with its file and line; behind the others the clues of a learned choice."""
    clues = [(reason, weight) for reason in why if (weight := learned(reason))]
    for rule, place in (locate(reason) for reason in why if not learned(reason)):
        console.print(Text(f"    {rule:<24} {_path(place)}", "dim"), soft_wrap=True)
    if clues:
        console.print(Text(f"    {say('learned')}", "dim"), soft_wrap=True)
    for (clue, place), weight in ((locate(reason), weight) for reason, weight in clues):
        worth = say("weights", actor=weight.actor, recipient=weight.recipient)
        console.print(Text(f"      {clue:<34} {worth}  {_path(place)}", "dim"), soft_wrap=True)
