"""Names, order and colours of outlets."""

import itertools

import made
import numpy as np
import pandas as pd
import pytest

from analysis.charts.labels import COLOURS, event_names, labels
from analysis.charts.words import listed

# Full deuteranopia, protanopia and tritanopia: Machado, Oliveira and Fernandes (2009), severity 1.0.
BLINDNESS = {
    "none": np.eye(3),
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = matrix @ np.clip(rgb, 0, 1) / [0.95047, 1, 1.08883]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("sight", BLINDNESS)
def test_colours_are_told_apart_by_every_eye(sight):
    seen = [lab(np.array(BLINDNESS[sight]) @ linear(colour)) for colour in COLOURS]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 15


@pytest.mark.parametrize("colour", COLOURS)
def test_colours_stand_out_from_white(colour):
    assert 1.05 / (np.dot([0.2126, 0.7152, 0.0722], linear(colour)) + 0.05) >= 3


def test_articles_stand_by_event_and_date_and_unknown_outlets_say_so():
    named = labels(made.story().articles)
    assert list(named["label"]) == ["Daily Ledger", "Harbor Post", "unknown outlet (003_…)"]
    assert list(named["event"]) == ["e1", "e1", "e2"]


def test_an_outlet_with_two_articles_keeps_its_colour_and_gets_two_names():
    articles = made.story().articles.assign(outlet="Harbor Post")
    named = labels(articles)
    assert named["label"].is_unique
    assert len(set(named["colour"])) == 1


def test_unknown_outlets_with_like_names_are_told_apart():
    articles = made.story().articles.assign(outlet=None, article=["2031-04-a", "2031-04-b", "2031-04-c"])
    assert labels(articles)["label"].is_unique


def test_many_outlets_are_grey_rather_than_a_rainbow():
    assert len(set(labels(made.crowd(12).articles)["colour"])) == 1


def test_events_are_named_by_their_first_month():
    assert event_names(made.story().articles) == {"e1": "event e1, from April 2031", "e2": "event e2, undated"}


def test_a_list_of_nothing_is_empty():
    assert listed([]) == ""


def test_an_article_in_another_language_stands_last_and_is_called_so():
    made = pd.DataFrame({"article": ["a", "b"], "event": [None, "e1"], "outlet": ["El Faro", "Harbor Post"]})
    made = made.assign(published=None, language=["es", "en"])
    assert labels(made)["label"].tolist() == ["Harbor Post", "El Faro (not in English)"]
    assert event_names(made)[""] == "not compared"
