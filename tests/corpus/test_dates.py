"""Dates of publication."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2031", "2031"),
        ("2031-03", "2031-03"),
        ("2031-3-4", "2031-03-04"),
        ("2031/03/04", "2031-03-04"),
        ("20310304", "2031-03-04"),
        ("2031-03-04T10:15:00Z", "2031-03-04"),
        ("2031-03-04 10:15:00+01:00", "2031-03-04"),
        ("2031-03-04T00:00:00.000", "2031-03-04"),
        ("4 March 2031", "2031-03-04"),
        ("4th Mar 2031", "2031-03-04"),
        ("March 4, 2031", "2031-03-04"),
        ("Tuesday, Mar. 4, 2031, 4:05 p.m.", "2031-03-04"),
        ("Mar 4, 2031 at 16:05", "2031-03-04"),
        ("Sept. 4 2031", "2031-09-04"),
        ("March 2031", "2031-03"),
        ("31/03/2031", "2031-03-31"),
        ("03/31/2031", "2031-03-31"),
        ("31.3.2031", "2031-03-31"),
        ("04/04/2031", "2031-04-04"),
        ("  2031-03-04 ", "2031-03-04"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_known(written, iso):
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "03/04/2031", "2031-13", "2031-02-30", "30 February 2031", "March 40, 2031", "0031-01-01", "12",
     "1767225600", "4 Brumaire 2031", "2031-00-00", "20311340", "9999"],
)  # fmt: skip
def test_what_cannot_be_read_or_has_two_readings_is_no_date(written):
    assert iso_date(written) is None


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_date_or_none(written):
    assert iso_date(written) is None or len(iso_date(written)) in (4, 7, 10)


@given(st.dates())
@settings(max_examples=50, deadline=None)
def test_iso_dates_are_read_as_they_are(date):
    expected = date.isoformat() if 1500 <= date.year <= 2200 else None
    assert iso_date(date.isoformat()) == expected
