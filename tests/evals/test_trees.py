from evals.trees import Tree, trees
from tests.making import make_doc

TEXT = "Rumahnya dibakar massa pada Senin (4/3). Menteri Rahman Wijaya (52) mengutuk pembakaran itu."


def grown(text: str) -> list[tuple[list[str], Tree]]:
    doc = make_doc(text, "sentences")
    found = trees(text, doc.sentences)
    return [([w.norm for w in s.words], t) for s, t in zip(doc.sentences, found, strict=True) if t]


def test_every_word_has_a_head_in_its_sentence_and_one_is_the_root() -> None:
    for words, tree in grown(TEXT):
        assert len(tree.heads) == len(tree.rels) == len(words)
        assert all(-1 <= head < len(words) and head != i for i, head in enumerate(tree.heads))
        assert tree.rels.count("root") == 1


def test_a_word_with_a_clitic_hangs_where_its_stem_does() -> None:
    words, tree = grown(TEXT)[0]
    burn = words.index("dibakar")
    assert tree.heads[burn] == -1
    assert (tree.heads[0], tree.rels[0]) == (burn, "nsubj:pass")
    assert tree.above(0) == [0, burn]


def test_the_top_of_a_name_is_the_word_that_leads_out_of_it() -> None:
    words, tree = grown(TEXT)[1]
    start, end = words.index("menteri"), words.index("wijaya") + 1
    top = tree.top(start, end)
    assert start <= top < end
    assert not start <= tree.heads[top] < end


def test_a_sentence_without_end_has_no_tree_and_the_others_keep_theirs() -> None:
    text = f"Polisi datang hari ini.\nPolisi {'kata ' * 300}.\nMassa pulang hari ini."
    doc = make_doc(text, "sentences")
    assert [tree is None for tree in trees(text, doc.sentences)] == [False, True, False]
