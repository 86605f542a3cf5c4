from collections import Counter

import pytest

from kawat.model import Given
from kawat.source import columns


@pytest.mark.parametrize("example", columns.columns_file().example, ids=lambda e: ",".join(e.header))
def test_the_headers_of_the_examples(example: columns.Example) -> None:
    found = {field: names[0] for field, names in columns.plan(example.header)}
    assert found == example.reads


def test_every_name_stands_for_one_field() -> None:
    names = Counter(columns.squeezed(n) for names in columns.columns_file().columns.values() for n in names)
    assert [name for name, count in names.items() if count > 1] == []


def test_the_fields_are_those_of_the_model() -> None:
    assert set(columns.columns_file().columns) == {"text", *Given.__struct_fields__}


def test_the_separator() -> None:
    assert columns.delimiter("title,text\r\n") == ","
    assert columns.delimiter("Judul\tIsi berita\n") == "\t"
    assert columns.delimiter("isi;lain") is None
    assert columns.delimiter("isi;lain", known=1) == ";"
