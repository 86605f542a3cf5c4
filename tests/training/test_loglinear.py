import numpy as np
import pytest

from training.loglinear import Example, Floats, minimise, train

GREEN = Example(
    [["nobody"], ["green"], ["red"]], [(0, 0, [], 0.0), (1, 2, ["both"], 1.0), (2, 1, ["both"], 0.0)]
)
EMPTY = Example([["nobody"], ["grey"]], [(0, 0, [], 1.0), (1, 0, [], 0.0), (0, 1, [], 0.0)])


def test_the_least_of_a_bowl_is_found() -> None:
    scale, least = np.array([1.0, 10.0, 100.0]), np.array([3.0, -2.0, 0.5])

    def bowl(w: Floats) -> tuple[float, Floats]:
        return float(scale @ (w - least) ** 2) / 2, scale * (w - least)

    assert minimise(bowl, 3) == pytest.approx(least, abs=1e-3)


def test_what_is_right_gets_the_weight_of_its_side() -> None:
    found = train([GREEN, EMPTY] * 5, [1.0] * 10, 0.1)
    assert found["green"][0] > 0 > found["green"][1]
    assert found["red"][1] > 0 > found["red"][0]
    assert found["grey"][0] < 0 and found["grey"][1] < 0
    assert found["green"][2] == 0 and found["both"][:2] == (0, 0)


def test_a_clue_seen_seldom_gets_no_weight() -> None:
    assert train([GREEN], [1.0], 0.1) == {}


def test_the_same_examples_teach_the_same() -> None:
    assert train([GREEN, EMPTY] * 3, [1.0] * 6, 1.0) == train([GREEN, EMPTY] * 3, [1.0] * 6, 1.0)


def test_a_stronger_ridge_holds_weights_down() -> None:
    free, held = (train([GREEN] * 5, [1.0] * 5, ridge)["green"][0] for ridge in (0.1, 10.0))
    assert free > held > 0
