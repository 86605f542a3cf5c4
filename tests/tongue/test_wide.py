import numpy as np

from kawat.tongue import wide


def clues(*sentences: str, style: int = 1) -> list[list[int]]:
    words = [(w, at) for at, sentence in enumerate(sentences) for w in sentence.split()]
    seen = np.array([wide.hashes(w) for w, _ in words], np.uint64)
    found: list[list[int]] = wide.rows(seen, np.array([at for _, at in words]), style).tolist()
    return found


def shared(a: list[int], b: list[int]) -> int:
    return sum(x == y for x, y in zip(a, b, strict=True))


def test_clues_of_a_sentence_do_not_depend_on_its_company() -> None:
    alone = clues("Warga menolak tambang")
    assert clues("Ia pergi", "Warga menolak tambang", "Polisi datang")[2:5] == alone
    assert all(0 <= row < wide.SIZE for word in alone for row in word)


def test_neighbours_and_style_count_in_some_clues_and_leave_the_others() -> None:
    (_, verb, _), (_, other, _) = clues("Warga menolak tambang"), clues("Petani menolak pajak")
    assert 9 < shared(verb, other) < len(verb)
    (_, styled, _) = clues("Warga menolak tambang", style=2)
    assert shared(verb, styled) == len(verb) - 7


def test_the_rows_of_the_packaged_table_stay_where_they_are() -> None:
    assert clues("Jakarta")[0][:4] == [20371, 63658, 57938, 71921]
