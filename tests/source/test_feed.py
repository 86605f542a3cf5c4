import time
from pathlib import Path

import pytest

from kawat.model import Given, Page
from kawat.source import limits
from tests.source.making import article, articles, failures, read, short, the_failure

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Kabar Contoh</title><link>https://contoh.id</link><description>Berita</description>
<image><title>Logo</title></image>
{items}
</channel></rss>
"""
ITEM = """<item><title>Hujan &amp;amp; banjir</title><link>https://contoh.id/1</link>
<guid isPermaLink="false">n-1</guid><pubDate>Mon, 04 Mar 2024 10:00:00 +0700</pubDate>
<media:description>Foto hujan yang keterangannya panjang, lebih panjang daripada isi.</media:description>
<description>Hujan turun.</description>
<content:encoded><![CDATA[<p>Hujan turun di “Tugu”.</p>]]></content:encoded></item>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar Contoh</title>
<entry><title type="html">Hujan</title><id>tag:contoh.id,2024:1</id><updated>2024-03-05T01:00:00Z</updated>
<published>2024-03-04T10:00:00Z</published><link rel="self" href="https://contoh.id/x"/>
<link rel="alternate" href="https://contoh.id/1"/><summary>Hujan.</summary>{content}</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://contoh.id"><title>Kabar Contoh</title>
<items><rdf:Seq><rdf:li resource="https://contoh.id/1"/></rdf:Seq></items></channel>
<item rdf:about="https://contoh.id/1"><title>Hujan</title><link>https://contoh.id/1</link>
<description>Hujan turun.</description><dc:date>2024-03-04</dc:date></item></rdf:RDF>"""


def write(path: Path, content: str, codec: str = "utf-8") -> Path:
    path.write_bytes(content.encode(codec))
    return path


def test_an_item_of_rss(tmp_path: Path) -> None:
    path = write(tmp_path / "umpan.xml", RSS.format(items=ITEM))
    page = article(path)
    assert page.body == "<p>Hujan turun di “Tugu”.</p>"
    assert (page.format, page.container, page.origin) == ("html", "feed", f"{path}#1")
    assert page.given == Given(
        id="n-1",
        title="Hujan & banjir",
        published="Mon, 04 Mar 2024 10:00:00 +0700",
        url="https://contoh.id/1",
        publisher="Kabar Contoh",
    )


@pytest.mark.parametrize(
    ("content", "body", "kind"),
    [
        ('<content type="html">&lt;p&gt;Hujan turun.&lt;/p&gt;</content>', "<p>Hujan turun.</p>", "html"),
        ("<content>Hujan turun hari ini.</content>", "Hujan turun hari ini.", "text"),
        ("", "Hujan.", "text"),
    ],
)
def test_an_entry_of_atom(tmp_path: Path, content: str, body: str, kind: str) -> None:
    page = article(write(tmp_path / "umpan", ATOM.format(content=content)))
    assert (page.body, page.format) == (body, kind)
    assert page.given == Given(
        id="tag:contoh.id,2024:1",
        title="Hujan",
        published="2024-03-04T10:00:00Z",
        url="https://contoh.id/1",
        publisher="Kabar Contoh",
    )


@pytest.mark.parametrize(
    ("description", "body", "kind"),
    [
        ("Isi & lain", "Isi & lain", "text"),
        ("<![CDATA[Isi & lain]]>", "Isi & lain", "text"),
        ("Isi &amp; lain", "Isi & lain", "text"),
        ("Isi&nbsp;lain", "Isi&nbsp;lain", "html"),
        ("<![CDATA[<p>Isi &amp; lain]]>", "<p>Isi &amp; lain", "html"),
    ],
)
def test_ampersands_stay(tmp_path: Path, description: str, body: str, kind: str) -> None:
    item = f"<item><title>B & C &#8211; D</title><description>{description}</description></item>"
    page = article(write(tmp_path / "umpan", RSS.format(items=item)))
    assert (page.body, page.format, page.given.title) == (body, kind, "B & C – D")


def test_xhtml_within_atom(tmp_path: Path) -> None:
    markup = '<div xmlns="http://www.w3.org/1999/xhtml"><p>Hujan <b>turun</b>.</p></div>'
    content = f'<content type="xhtml">{markup}</content>'
    page = article(write(tmp_path / "umpan", ATOM.format(content=content)))
    assert page.format == "html"
    assert "<p>Hujan <b>turun</b>.</p>" in page.body


def test_an_item_of_rss_1(tmp_path: Path) -> None:
    page = article(write(tmp_path / "umpan", RDF))
    assert (page.body, page.format) == ("Hujan turun.", "text")
    assert page.given == Given(
        title="Hujan", published="2024-03-04", url="https://contoh.id/1", publisher="Kabar Contoh"
    )


def test_a_broken_item_is_lost_alone(tmp_path: Path) -> None:
    items = [ITEM, "<item><title>Hanya judul</title></item>", "<item>", "</item>", ITEM, "<item><title>Putus"]
    path = write(tmp_path / "a.xml", RSS.format(items="".join(items)))
    assert short(read(path), path) == ["#1", "#2!", "#3!", "#4", "#5!"]
    assert "Hanya judul" in failures(path)[0].error


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1252"])
def test_feeds_in_other_encodings(tmp_path: Path, codec: str) -> None:
    path = write(tmp_path / "a.xml", RSS.format(items=ITEM), codec)
    assert article(path).body == "<p>Hujan turun di “Tugu”.</p>"


def test_a_declared_encoding(tmp_path: Path) -> None:
    feed = RSS.replace("UTF-8", "windows-1251").format(
        items=ITEM.replace("Tugu", "Москва").replace("“", '"').replace("”", '"')
    )
    assert "Москва" in article(write(tmp_path / "a.xml", feed, "cp1251")).body


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    item = "<item><title>A</title><description>Isi &b; &f; akhir</description></item>"
    path = write(tmp_path / "a.xml", bomb + RSS.partition("?>")[2].format(items=item))
    found = read(path)
    assert all("aaaa" not in p.body and "root:" not in p.body for p in found if isinstance(p, Page))


def test_many_items_and_one_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE", 2000)
    large = ITEM.replace("Hujan turun.", "kata " * 40_000)
    path = write(tmp_path / "a.xml", RSS.format(items="\n".join([*[ITEM] * 300, large, ITEM])))
    assert short(read(path), path) == [*(f"#{n}" for n in range(1, 301)), "#301!", "#302"]
    assert len({p.sha256 for p in articles(write(tmp_path / "b.xml", RSS.format(items=ITEM * 3)))}) == 1


def test_a_feed_without_items(tmp_path: Path) -> None:
    assert "no article" in the_failure(write(tmp_path / "a.xml", RSS.format(items=""))).error


@pytest.mark.parametrize(
    "bad", ["<![CDATA[", "<rss ", "<a:b", "&", "<item>", "</item ", "]]>", "&amp", "<x>"]
)
def test_repetition_takes_linear_time(tmp_path: Path, bad: str) -> None:
    path = write(tmp_path / "a.xml", "<rss>" + "<item>".join([bad * 50_000] * 2) + "</item></rss>")
    began = time.process_time()
    read(path)
    assert time.process_time() - began < 2
