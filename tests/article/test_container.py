from lxml.html import document_fromstring

from kawat.article import container

WORDS = "Warga menunggu di pasar sejak pagi hari karena bupati berjanji datang. "


def dense(page: str) -> str | None:
    found = container.densest(document_fromstring(page))
    return None if found is None else found.get("id")


def test_the_story_is_where_the_words_are() -> None:
    links = "".join(f'<li><a href="/{i}">{WORDS}</a></li>' for i in range(20))
    story = f"<div id='isi'>{WORDS}<br><b>{WORDS}</b><p>{WORDS}</p></div>"
    assert (
        dense(f"<div id='menu'><ul>{links}</ul></div><div id='kulit'>{story}<p>Komentar</p></div>") == "isi"
    )


def test_words_in_links_do_not_count() -> None:
    assert dense(f"<div id='a'><a href='/'>{WORDS * 5}</a></div><div id='b'>{WORDS}</div>") == "b"


def test_a_page_without_words() -> None:
    assert container.densest(document_fromstring("<div><br></div>")) is None
