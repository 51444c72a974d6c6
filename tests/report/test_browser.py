"""The report in a real browser: Debian's chromium, driven by Playwright, with the rules of axe-core.

Skipped where one of them is not there. `.ci/run` installs them; elsewhere name them with the variables
SAMESTORY_CHROMIUM (the browser) and SAMESTORY_AXE (axe.min.js of the npm package axe-core).
"""

import os
import re
from pathlib import Path

import made
import nbformat
import pytest

from analysis.report import places, publishing

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = places.ROOT / ".cache" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
# One worker makes the sample's report, for all who read it.
pytestmark = pytest.mark.xdist_group("report")
NASTY = (
    '\n\n“No </mark></p><script>window.hit=1</script> "onload="window.hit=1" ]]> \u202eend,” the mayor of Brenn said.\n'
)


@pytest.fixture(scope="module")
def browser(chromium, sample_report, nasty):
    """Start the browser once the reports are made: both want an event loop of their own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def page(browser):
    """Open a window that notes what should not be: errors, dialogs and requests that leave the disk."""
    window = browser.new_page(viewport={"width": 1280, "height": 900})
    window.wrong = []
    window.on("console", lambda m: window.wrong.append(m.text) if m.type in ("error", "warning") else None)
    window.on("pageerror", lambda error: window.wrong.append(str(error)))
    window.on("dialog", lambda dialog: (window.wrong.append("a dialog"), dialog.dismiss()))
    window.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else window.wrong.append(r.url))
    yield window
    window.close()


@pytest.fixture(scope="module")
def nasty(chromium, tmp_path_factory) -> Path:
    """Report on two articles, one of which holds what must not run."""
    folder = tmp_path_factory.mktemp("nasty")
    (folder / "brenn").mkdir()
    (folder / "brenn" / "harbor.txt").write_text(made.HARBOR, encoding="utf-8")
    (folder / "brenn" / "ledger.txt").write_text(made.LEDGER + NASTY, encoding="utf-8")
    cells = [nbformat.v4.new_markdown_cell("# Who <i>speaks</i>?")]
    cells += [nbformat.v4.new_code_cell('STORY = ""\nOUT = ""', metadata={"tags": ["parameters"]})]
    code = "from analysis import charts, report, story, tables\ns = story(STORY)\nreport.explore(s, 'ledger')"
    path = folder / "1-who.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[*cells, nbformat.v4.new_code_cell(code)]), path)
    return publishing.run([folder / "brenn"], out=folder / "out", notebooks=[path], progress=False).parent


def visit(page, path: Path):
    page.goto(path.as_uri())
    return page


def first(folder: Path, kind: str) -> Path:
    return sorted(folder.glob(f"{kind}-*.html"))[0]


def test_no_page_breaks_a_rule_of_accessibility_or_loads_anything(page, sample_report):
    axe = Path(os.environ.get("SAMESTORY_AXE") or AXE)
    if not axe.is_file():
        pytest.skip(f"axe-core is not installed (looked for {axe.name} in .cache/npm and SAMESTORY_AXE)")
    source = axe.read_text(encoding="utf-8")
    broken = []
    for path in sorted(sample_report.glob("*.html")):
        visit(page, path).evaluate(source)
        asked = {"runOnly": RULES, "resultTypes": ["violations"]}
        found = page.evaluate("asked => axe.run(document, asked)", asked)["violations"]
        broken += [(path.name, rule["id"], rule["nodes"][0]["html"][:200]) for rule in found]
    assert broken == []
    assert page.wrong == []


def test_on_a_telephone_nothing_scrolls_sideways_and_figures_stay_legible(page, sample_report):
    page.set_viewport_size({"width": 320, "height": 640})
    for path in sorted(sample_report.glob("*.html")):
        visit(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path.name
        scales = page.eval_on_selector_all("figure img", "all => all.map(i => i.clientWidth / i.naturalWidth)")
        # The smallest words of a figure are 8.5 points, 11.3 pixels.
        assert all(11.3 * scale >= 8 for scale in scales), path.name
    assert page.wrong == []


def test_in_print_no_figure_or_table_is_cut(page, sample_report):
    page.set_viewport_size({"width": 680, "height": 1000})
    page.emulate_media(media="print")
    for path in sorted(sample_report.glob("*.html")):
        visit(page, path)
        wide = page.eval_on_selector_all(
            "table, figure img",
            "all => all.filter(t => t.getBoundingClientRect().right > innerWidth + 1).map(t => t.id)",
        )
        assert wide == [], path.name
        kept = page.eval_on_selector_all("tr, figure", "all => all.map(e => getComputedStyle(e).breakInside)")
        assert set(kept) <= {"avoid"}, path.name
        # An A4 page less its margins is 267 millimetres, 1009 pixels.
        tall = page.eval_on_selector_all("figure", "all => all.map(e => e.getBoundingClientRect().height)")
        assert all(height < 1009 for height in tall), path.name


def test_the_worksheet_is_one_page(page, sample_report):
    sheet = visit(page, first(sample_report, "worksheet")).pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1


def test_a_switch_takes_its_marks_away_and_brings_them_back(page, sample_report):
    visit(page, first(sample_report, "article"))
    looks = {
        "source": ("mark.source:not(.unnamed)", "backgroundColor"),
        "unnamed": ("mark.unnamed", "outlineStyle"),
        "cue": ("mark.cue", "borderBottomStyle"),
        "quoted": ("mark.quoted", "boxShadow"),
        "content": ("mark.content:not(.cue)", "borderBottomStyle"),
    }
    for layer, (mark, look) in looks.items():
        box, read = page.locator(f"input[data-layer={layer}]"), f"e => getComputedStyle(e).{look}"
        shown = page.eval_on_selector(mark, read)
        box.uncheck()
        hidden = page.eval_on_selector(mark, read)
        assert hidden != shown and hidden in ("none", "rgba(0, 0, 0, 0)"), layer
        signs = page.locator(f"sup.{layer}:not(.unnamed)")
        assert layer == "unnamed" or signs.first.is_hidden()
        box.check()
        assert page.eval_on_selector(mark, read) == shown
    page.locator("input[data-layer=aside]").uncheck()
    assert page.locator(".text .aside").first.is_hidden()


def test_a_browser_that_cannot_ask_what_is_checked_shows_every_mark_and_its_switches_work(
    page, sample_report, tmp_path
):
    source = first(sample_report, "article").read_text(encoding="utf-8")
    assert source.count(":has(") > 10
    old = tmp_path / "old.html"
    old.write_text(source.replace(":has(", ":no-such-question("), encoding="utf-8")
    visit(page, old)
    mark, look = "mark.quoted", "e => getComputedStyle(e).boxShadow"
    assert page.eval_on_selector(mark, look) != "none"
    page.locator("input[data-layer=quoted]").uncheck()
    assert page.eval_on_selector(mark, look) == "none"
    assert page.eval_on_selector("mark.source", "e => getComputedStyle(e).fontWeight") == "600"
    page.locator("input[data-layer=quoted]").check()
    assert page.eval_on_selector(mark, look) != "none"
    page.locator("input[data-layer=aside]").uncheck()
    assert page.locator(".text .aside").first.is_hidden()
    assert page.wrong == []


def test_a_label_shows_to_the_pointer_and_to_the_keyboard(page, sample_report):
    visit(page, first(sample_report, "article"))
    label = "e => getComputedStyle(e, '::after').content"
    mark = page.locator("mark.source").first
    assert mark.evaluate(label) == "none"
    mark.hover()
    assert "source, " in mark.evaluate(label)
    page.mouse.move(5, 5)
    assert "source, " in mark.evaluate(label)
    page.keyboard.press("Escape")
    assert mark.evaluate("e => getComputedStyle(e, '::after').display") == "none" or mark.evaluate(label) == "none"
    page.locator("input[data-layer=aside]").focus()
    page.keyboard.press("Tab")
    at = "document.activeElement.dataset.label"
    one = page.evaluate(at)
    page.keyboard.press("ArrowRight")
    two = page.evaluate(at)
    assert one and two and one != two
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(at) == one
    assert page.evaluate("getComputedStyle(document.activeElement, '::after').position") == "fixed"


def test_a_fact_leads_to_its_place_in_the_other_article(page, sample_report):
    visit(page, first(sample_report, "compare"))
    link = page.locator("sup.fact a").first
    wanted = link.get_attribute("href").removeprefix("#")
    link.click()
    assert page.evaluate("document.querySelector(':target').id") == wanted
    assert page.locator(".missing").count() > 0


def test_what_an_article_contains_is_shown_and_never_runs(page, nasty):
    for path in sorted(nasty.glob("*.html")):
        visit(page, path)
        assert page.evaluate("window.hit") is None, path.name
        assert page.evaluate("document.querySelectorAll('[onload], iframe, object').length") == 0
        assert page.evaluate("document.scripts.length") <= 1
    for name in ("article-ledger.html", "compare-harbor-ledger.html", "1-who.html"):
        text = visit(page, nasty / name).evaluate("document.querySelector('.article-view').textContent")
        assert "<script>window.hit=1</script>" in text and '"onload="' in text and "]]>" in text, name
        assert "\u202e" not in text and "[U+202E]" in text
    assert page.wrong == []
