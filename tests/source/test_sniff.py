import re

import pytest

from kawat.errors import SourceError
from kawat.source import sniff

KINDS = {
    "text": [
        "JAKARTA - Hujan turun.",
        "[Foto] Hujan turun",
        "{Foto} Hujan",
        "Jika a < b maka",
        "Isi, berita, foto",
    ],
    "html": [
        "<!DOCTYPE html><html><body>Hujan",
        "\n<!-- halaman --><html>",
        '<?xml version="1.0"?><!DOCTYPE html><html>',
        "<p>Hujan turun.</p>",
        "Hujan turun.<br/><br/>Banjir datang.",
        '<div class="isi">Hujan',
    ],
    "jsonl": [
        '{"text": "Hujan"}\n{"text": "Banjir"}\n',
        '{"text": "Hujan"}',
        '{"text": "<p>Hujan</p>"}\n',
        '{"text": "patah\n{"text": "Banjir"}\n',
    ],
    "json": ['[{"text": "Hujan"}]', '{\n  "text": "Hujan"\n}', "[\n]", '[\n  {\n "isi": "<p>Hujan</p>"}]'],
    "csv": [
        "judul,isi\nHujan,Hujan turun\n",
        '"Judul";"Isi"\n',
        "title\ttext\nA\tB",
        "id,isi,tanggal\n1,<p>A</p>,2",
    ],
    "feed": [
        '<rss version="2.0"><channel>',
        '<?xml version="1.0"?>\n<?xml-stylesheet href="a"?><feed xmlns="http://www.w3.org/2005/Atom">',
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/">',
    ],
    "warc": ["WARC/1.0\r\nWARC-Type: warcinfo\r\n"],
}


@pytest.mark.parametrize(("kind", "text"), [(k, t) for k, texts in KINDS.items() for t in texts])
@pytest.mark.parametrize("name", ["", "berita.txt", "unduhan"])
def test_the_content_decides(kind: str, text: str, name: str) -> None:
    assert sniff.kind(text.encode(), name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.jsonl", "jsonl"), ("a.JSONL.gz", "jsonl"), ("a.json", "json"), ("a.csv", "csv"), ("a.txt", "text")],
)
def test_the_name_decides_where_the_content_leaves_it_open(name: str, kind: str) -> None:
    assert sniff.kind(b"rusak", name) == kind


def test_a_page_is_a_page_under_any_name() -> None:
    assert sniff.kind(b"<html><body>Hujan", "a.jsonl") == "html"
    assert sniff.kind(b"<b>Hujan</b> turun", "a.html") == "html"
    assert sniff.kind('{"text": "Hujan"}\n'.encode("utf-16"), "a.txt") == "jsonl"


@pytest.mark.parametrize("other", sniff.others_file().other, ids=lambda o: o.what)
def test_what_is_no_article_is_called_by_its_name(other: sniff.Other) -> None:
    begins = [bytes(other.at) + bytes.fromhex(start) + b" ..." for start in other.starts]
    for head, name in [(b, "unduhan") for b in begins] + [(b"a {}", "a" + n) for n in other.names]:
        with pytest.raises(SourceError, match=re.escape(other.what)):
            sniff.kind(head, name)


def test_other_xml_is_refused() -> None:
    with pytest.raises(SourceError, match="<newsItem>"):
        sniff.kind(b'<?xml version="1.0"?><newsItem><headline>A</headline></newsItem>', "a.xml")
