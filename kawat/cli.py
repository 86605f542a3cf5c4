"""The command line. Each command is a few lines around the library, which is imported when it is needed."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn

from kawat.errors import UsageError
from kawat.llm import options
from kawat.messages import LANGUAGES, Language, say, translate

if TYPE_CHECKING:
    from rich.console import Console

    from kawat.model import Failure

ALL_READ, SOME_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
SECTIONS = ("entities", "times", "quotes", "events", "figures")
PATIENCE = 3.0  # seconds of work before a progress bar is worth its line


def main(argv: list[str] | None = None) -> int:
    """Run `kawat`; return 0 if all was read, 1 if some articles failed, 2 for wrong usage."""
    arguments = sys.argv[1:] if argv is None else argv
    chosen = _parser(_language(arguments)).parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except UsageError as error:
        _tell("; ".join(translate(words, chosen.lang) for words in (error.what, error.advice) if words))
        return WRONG_USAGE
    except BrokenPipeError:  # whoever read the output went away: `kawat read ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ALL_READ
    except KeyboardInterrupt:
        _tell(say("stopped", chosen.lang))
        return INTERRUPTED
    return status


# --- the commands ----------------------------------------------------------------------------------


def read(chosen: argparse.Namespace) -> int:
    """Read the inputs and print records: JSON Lines, or for people."""
    if chosen.codes and not chosen.json:
        raise UsageError("codes come in JSON only", advice="add --json")
    _learn(chosen.knowledge)
    return _read_as_json(chosen) if chosen.json else _read_for_people(chosen)


def _learn(files: list[str] | None) -> None:
    """Read the user's own knowledge, named here or in the environment, before anything else."""
    from kawat.errors import DataError
    from kawat.indonesian import knowledge, names

    try:
        names.learn(files or knowledge.files())
    except DataError as error:
        raise UsageError(error.what, advice=error.advice) from error


def _read_as_json(chosen: argparse.Namespace) -> int:
    from kawat import engine, jsonl

    out = sys.stdout.buffer
    tally = _Tally(chosen.lang)
    with options.engine(chosen, _tell) as events, _progress(chosen) as seen:
        work = partial(jsonl.line, only=chosen.only, codes=chosen.codes, engine=events)
        waits = events.name is not None
        for line, failure in engine.run(chosen.inputs, work, jobs=chosen.jobs, threads=waits, seen=seen):
            out.write(line + b"\n")
            tally.add(failure)
    out.flush()
    return tally.status()


def _read_for_people(chosen: argparse.Namespace) -> int:
    from kawat import engine, show
    from kawat.model import Failure

    tally = _Tally(chosen.lang)
    console, speak = _console(), partial(say, lang=chosen.lang)
    with options.engine(chosen, _tell) as events:
        for result in engine.read(chosen.inputs, jobs=chosen.jobs, engine=events):
            if isinstance(result, Failure):
                tally.add(result)
            else:
                show.write(result, console, speak, chosen.only)
                tally.add(None)
    return tally.status()


def explain(chosen: argparse.Namespace) -> int:
    """Print each finding with its sentence and the rules behind it."""
    from kawat import engine, show
    from kawat.explain import reasons
    from kawat.model import Failure

    tally = _Tally(chosen.lang)
    console, speak = _console(), partial(say, lang=chosen.lang)
    _learn(chosen.knowledge)
    if chosen.why_not:
        return _why_not(chosen.why_not, console, speak)
    if not chosen.inputs:
        raise UsageError("nothing to explain", advice="name an input, or a sentence with --why-not")
    for result in engine.read(chosen.inputs):
        tally.add(result if isinstance(result, Failure) else None)
        if not isinstance(result, Failure):
            show.write_heading(result, console, speak)
            show.write_reasons(reasons(result, chosen.only, speak), console, speak)
    return tally.status()


def _why_not(sentence: str, console: "Console", speak: Callable[..., str]) -> int:
    """Print the events of a sentence, then the predicates that came near and what they lack."""
    from kawat import engine, show
    from kawat.explain import near, reasons
    from kawat.model import Failure

    result = engine.read_text(sentence)
    if isinstance(result, Failure):
        raise UsageError(result.error, advice=result.advice)
    show.write_reasons(reasons(result, ("events",), speak), console, speak)
    show.write_near(near(sentence), console, speak)
    return ALL_READ


def check(chosen: argparse.Namespace) -> int:
    """Check files of records; each broken promise is named on stderr."""
    from kawat.check import problems
    from kawat.jsonl import read_records

    sound = broken = 0
    for origin, record in read_records(chosen.inputs):
        found = [record] if isinstance(record, str) else problems(record)
        for problem in found:
            _tell(f"{origin}: {problem}")
        broken += bool(found)
        sound += not found
    print(say("sound", chosen.lang, sound=sound, broken=broken))
    return SOME_FAILED if broken else ALL_READ


def schema(_chosen: argparse.Namespace) -> int:
    """Print the JSON Schema of a line of output."""
    import json

    from kawat.jsonl import schema as record_schema

    print(json.dumps(record_schema(), indent=2, ensure_ascii=False))
    return ALL_READ


# --- what they share -------------------------------------------------------------------------------


class _Tally:
    """Counts results and names each failure on stderr as it comes."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self.read = self.failed = 0

    def add(self, failure: "Failure | None") -> None:
        if failure is None:
            self.read += 1
            return
        self.failed += 1
        said = filter(None, (failure.error, failure.advice))
        reason = "; ".join(translate(words, self.lang) for words in said)
        _tell(say("failed", self.lang, origin=failure.origin, error=reason))

    def status(self) -> int:
        if not self.failed:
            return ALL_READ
        _tell(say("summary", self.lang, read=self.read, failed=self.failed))
        return SOME_FAILED


def _tell(message: str) -> None:
    print(f"kawat: {message}", file=sys.stderr)


def _console() -> "Console":
    from rich.console import Console

    piped = not sys.stdout.isatty()
    return Console(width=120 if piped else None, highlight=False, markup=False, emoji=False)


@contextmanager
def _progress(chosen: argparse.Namespace) -> Iterator[Callable[[Any], None]]:
    """Give a function to call with each page read; it draws a bar on a terminal once work takes a while."""
    if not sys.stderr.isatty():
        yield lambda _page: None
        return
    from kawat.progress import bar

    with bar(chosen.inputs, partial(say, lang=chosen.lang), patience=PATIENCE) as seen:
        yield seen


# --- the words of the command line -----------------------------------------------------------------


def _language(arguments: list[str]) -> Language:
    """Find `--lang` before the parser is made, because the parser's own help is in that language."""
    for option, value in pairwise([*arguments, ""]):
        wanted = option.removeprefix("--lang=") if option.startswith("--lang=") else value
        if option.startswith("--lang") and wanted in LANGUAGES:
            return wanted
    return "en"


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks the chosen language."""

    lang: Language = "en"

    def error(self, message: str) -> NoReturn:
        _tell(translate(message, self.lang))
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE)


def _help_format(lang: Language) -> type[argparse.RawDescriptionHelpFormatter]:
    class Formatter(argparse.RawDescriptionHelpFormatter):
        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
            super().add_usage(usage, actions, groups, say("usage", lang) if prefix is None else prefix)

    return Formatter


def _parser(lang: Language) -> argparse.ArgumentParser:
    speaking = type("Parser", (_Parser,), {"lang": lang})  # of which those of the commands are, too
    parser: _Parser = speaking(
        prog="kawat",
        description=say("about-kawat", lang),
        epilog=say("examples", lang),
        formatter_class=_help_format(lang),
        add_help=False,
    )
    _options(parser, lang).add_argument("--version", action=_Version, help=say("help-version", lang))
    commands = parser.add_subparsers(
        title=say("commands", lang), required=True, metavar="COMMAND", dest="command"
    )

    def command(name: str, run: Callable[[argparse.Namespace], int]) -> "argparse._ArgumentGroup":
        text = say(f"help-{name}", lang)
        made = commands.add_parser(
            name, help=text, description=text, add_help=False, formatter_class=_help_format(lang)
        )
        made.set_defaults(run=run)
        if name != "schema":
            inputs = "help-records" if name == "check" else "help-inputs"
            made.add_argument_group(say("inputs", lang)).add_argument(
                "inputs", nargs="*" if name == "explain" else "+", metavar="INPUT", help=say(inputs, lang)
            )
        return _options(made, lang)

    reading = command("read", read)
    reading.add_argument("--json", action="store_true", help=say("help-json", lang))
    reading.add_argument("--jobs", type=_count, default=1, metavar="N", help=say("help-jobs", lang))
    reading.add_argument("--codes", action="store_true", help=say("help-codes", lang))
    options.add(reading, lang)
    explaining = command("explain", explain)
    explaining.add_argument("--why-not", metavar="SENTENCE", help=say("help-why-not", lang))
    for group in (reading, explaining):
        group.add_argument("--knowledge", action="append", metavar="FILE", help=say("help-knowledge", lang))
        group.add_argument("--only", type=_sections(lang), default=(), metavar="A,B", help=_help_only(lang))
    command("check", check)
    command("schema", schema)
    return parser


def _options(parser: argparse.ArgumentParser, lang: Language) -> "argparse._ArgumentGroup":
    group = parser.add_argument_group(say("options", lang))
    group.add_argument("--lang", choices=LANGUAGES, default=lang, help=say("help-lang", lang))
    group.add_argument("-h", "--help", action="help", help=say("help-help", lang))
    return group


def _help_only(lang: Language) -> str:
    return say("help-only", lang, sections=", ".join(SECTIONS))


def _sections(lang: Language) -> Callable[[str], tuple[str, ...]]:
    def sections(names: str) -> tuple[str, ...]:
        chosen = tuple(name.strip() for name in names.split(",") if name.strip())
        for name in chosen:
            if name not in SECTIONS:
                raise argparse.ArgumentTypeError(
                    say("no-section", lang, name=name, sections=", ".join(SECTIONS))
                )
        return chosen

    return sections


def _count(number: str) -> int:
    count = int(number)
    if count < 1:
        raise ValueError
    return count


_count.__name__ = "number of processes"  # argparse names it in its error


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __init__(self, option_strings: list[str], dest: str, help: str | None = None) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        print(f"kawat {version('kawat')}")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
