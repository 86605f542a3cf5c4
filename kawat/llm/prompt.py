"""What is the model asked? The codebook in brief, then the article's entities and numbered sentences."""

from functools import cache
from typing import Any, get_args

from msgspec import Struct

from kawat.codebook import codebook
from kawat.datafiles import toml
from kawat.model import Doc, Entity, Status
from kawat.text import of

Message = dict[str, str]

_MENTIONS = 4  # other mentions shown of an entity


class PromptFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of prompt.toml."""

    system: str
    article: str
    again: str


@cache
def prompt_file() -> PromptFile:
    """Return the texts of the prompt."""
    return toml("llm/prompt.toml", PromptFile)


def messages(doc: Doc) -> list[Message]:
    """Return what the model is told: the rules, then the article."""
    published = doc.article.published
    told = prompt_file().article.format(
        published=published.date[:10] if published else "unknown",
        entities="\n".join(_entity(e, doc.article.text) for e in doc.entities) or "(none)",
        sentences="\n".join(
            _sentence(n, of(s.span, doc.article.text)) for n, s in enumerate(doc.sentences, 1)
        ),
    )
    return [_message("system", _rules()), _message("user", told)]


def again(asked: list[Message], answer: str, problem: str) -> list[Message]:
    """Return the messages with a wrong answer and what is wrong with it."""
    complaint = prompt_file().again.format(problem=problem)
    return [*asked, _message("assistant", answer), _message("user", complaint)]


def _message(role: str, content: str) -> Message:
    """Return a message; a lone surrogate, which no server takes, becomes a question mark."""
    return {"role": role, "content": content.strip().encode("utf-8", "replace").decode()}


@cache
def _rules() -> str:
    return prompt_file().system.format(types="\n".join(_types()))


def _types() -> list[str]:
    return [
        f"{name}: {kind.means}" + (f" ({', '.join(kind.modes)})" if kind.modes else "")
        for name, kind in codebook().types.items()
    ]


def _entity(entity: Entity, text: str) -> str:
    others = dict.fromkeys(of(m, text) for m in entity.mentions)
    others.pop(entity.name, None)
    kind = ", ".join(filter(None, (entity.kind, entity.country, entity.sector)))
    line = f"- {entity.name} ({kind}): " + "; ".join([*others][:_MENTIONS])
    return _one_line(line).rstrip(": ")


def _sentence(number: int, words: str) -> str:
    return f"{number}. {_one_line(words)}"


def _one_line(words: str) -> str:
    return words.replace("\n", " ")


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of an answer, in the subset that servers of structured output take."""
    types = codebook().types
    modes = sorted({mode for kind in types.values() for mode in kind.modes})
    words, optional = {"type": "string"}, {"type": ["string", "null"]}
    names = {"type": "array", "items": words}
    event = {
        "type": {"type": "string", "enum": [*types]},
        "mode": {"type": ["string", "null"], "enum": [*modes, None]},
        "status": {"type": "string", "enum": [*get_args(Status)]},
        "sentence": {"type": "integer"},
        "trigger": words,
        "actors": names,
        "recipients": names,
        "date": optional,
        "place": optional,
        "by": optional,
    }
    return _object({"events": {"type": "array", "items": _object(event)}})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }
