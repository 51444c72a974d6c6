"""Figures: one function each, from tables to a `Chart` whose title states what was found."""

from analysis.charts.compared import chosen
from analysis.charts.coverage import left_out, matrices
from analysis.charts.drift import drifted
from analysis.charts.houserules import house_needs
from analysis.charts.labels import event_names, labels
from analysis.charts.reuse import credited, shared_words
from analysis.charts.speaking import measured_words, source_mix, told, words_by_type
from analysis.charts.specifications import curve
from analysis.charts.stances import stances_by_kind, stances_by_outlet
from analysis.charts.style import Chart
from analysis.charts.trust import accuracy, by_error, calibration
from analysis.charts.unnamed import content_kinds, descriptors, places, unnamed_counts, unnamed_share
from analysis.charts.upstream import upstream
from analysis.charts.wording import categories, loaded_rate

__all__ = [
    "Chart",
    "accuracy",
    "by_error",
    "calibration",
    "categories",
    "chosen",
    "content_kinds",
    "credited",
    "curve",
    "descriptors",
    "drifted",
    "event_names",
    "house_needs",
    "labels",
    "left_out",
    "loaded_rate",
    "matrices",
    "measured_words",
    "places",
    "shared_words",
    "source_mix",
    "stances_by_kind",
    "stances_by_outlet",
    "told",
    "unnamed_counts",
    "unnamed_share",
    "upstream",
    "words_by_type",
]
