"""Saved HTML to an article's text, headline, byline and date, by trafilatura; nothing is fetched."""

import logging
import re
from importlib.metadata import version
from typing import Any

from analysis.corpus.dates import iso_date
from analysis.corpus.formats import Unusable

SETTING: dict[str, Any] = {
    "favor_recall": True,
    "include_comments": False,
    "include_tables": False,
    "deduplicate": False,
}


def extract(html: str, name: str) -> dict[str, str | None]:
    """Take an article out of a saved page.

    Parameters
    ----------
    html : str
        The page's source. Nothing that it links to is loaded.
    name : str
        What to call it in a message.

    Returns
    -------
    dict
        text, headline, byline, published, outlet, url (absent ones are None), and `extraction`, the setting used.

    Raises
    ------
    Unusable
        If no text is found in it.
    """
    import trafilatura

    # trafilatura logs what it gives up on; the caller says so in one sentence instead.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(html, output_format="txt", with_metadata=False, **SETTING)
        known = trafilatura.extract_metadata(html, extensive=False)
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        raise Unusable(f"{name} cannot be parsed as HTML: save the article's text as a .txt file") from error
    if not text or not text.strip():
        raise Unusable(f"no article text was found in {name}: save the article's text as a .txt file")
    found = {field: _clean(getattr(known, field, None)) for field in ("title", "author", "date", "sitename", "url")}
    return {
        "text": text,
        "headline": found["title"],
        "byline": found["author"],
        "published": iso_date(found["date"]) if found["date"] else None,
        "outlet": found["sitename"],
        "url": found["url"],
        "extraction": setting(),
    }


def setting() -> str:
    """Name the extractor, its version and its options."""
    options = ", ".join(f"{key}={value}" for key, value in SETTING.items())
    return f"trafilatura {version('trafilatura')}: {options}"


def _clean(value: str | None) -> str | None:
    return re.sub(r"\s+", " ", value).strip() or None if isinstance(value, str) else None
