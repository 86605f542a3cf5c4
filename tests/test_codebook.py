from kawat.codebook import codebook, quad, score


def test_sixteen_types_in_four_classes() -> None:
    types = codebook().types
    assert len(types) == 16
    assert {t.quad for t in types.values()} == {1, 2, 3, 4}


def test_a_mode_leans_the_way_of_its_quad_class() -> None:
    for name, kind in codebook().types.items():
        for mode in kind.modes:
            leaning = score(name, mode)
            assert name == "REQUEST" or (leaning > 0) == (kind.quad <= 2), (name, mode)


def test_the_score_of_an_unknown_mode_is_that_of_the_type() -> None:
    assert score("ASSAULT", "aerial") == -9.5
    assert score("ASSAULT") == score("ASSAULT", None) == -9


def test_types_that_need_a_recipient() -> None:
    assert {n for n, t in codebook().types.items() if t.needs_recipient} == {"COOPERATE", "AID", "SANCTION"}


def test_quad() -> None:
    assert [quad(t) for t in ("AGREE", "AID", "THREATEN", "PROTEST")] == [1, 2, 3, 4]
