"""JupyterLab live: the explorer notebook as it stands, run and moved in a real browser."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from analysis.report import places

pytestmark = pytest.mark.xdist_group("report")
SHOWN = ".widget-html-content"
CHANGED = f"before => document.querySelector('{SHOWN}').innerText !== before"
SECONDS = 60_000


@pytest.fixture(scope="module")
def lab(chromium, sample_report, tmp_path_factory):
    """Start JupyterLab on a port of its own, with the notebooks; the sample's tables are in the cache by then."""
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(places.NOTEBOOKS, folder / "notebooks", ignore=shutil.ignore_patterns(".*"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"]
    asked += [f"--ServerApp.root_dir={folder / 'notebooks'}", "--IdentityProvider.token=", "--ServerApp.port_retries=0"]
    asked += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None"]
    own = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
    env = os.environ | own | {"PYTHONPATH": str(places.ROOT)}
    server = subprocess.Popen(asked, env=env, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        answers(f"http://127.0.0.1:{port}/api", server)
        yield f"http://127.0.0.1:{port}/lab/tree/"
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


def answers(url: str, server: subprocess.Popen) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            assert server.poll() is None, "JupyterLab did not start"
            time.sleep(0.2)
    raise AssertionError("JupyterLab does not answer")


def test_the_explorer_runs_and_its_controls_change_tables_and_article(lab, chromium):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(SECONDS)
        page.goto(f"{lab}9-what-do-you-see-for-yourself.ipynb?reset")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        page.get_by_text("| Idle").wait_for()
        page.get_by_text("Run", exact=True).first.click()
        page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()

        def shown() -> str:
            return page.locator(SHOWN).inner_text()

        page.wait_for_selector(f"{SHOWN} .article-view", state="attached")
        before = shown()
        page.locator(".widget-dropdown select").nth(1).select_option(label="Daily Comet")
        page.wait_for_function(CHANGED, arg=before)
        before = shown()
        assert before.startswith("Shown: 02_daily-comet; all sources")
        page.locator(".widget-text input").nth(0).fill("Penhallow")
        page.keyboard.press("Enter")
        page.wait_for_function(CHANGED, arg=before)
        before = shown()
        assert "sources with “Penhallow”" in before and "Every statement counted (4" in before
        page.locator(".widget-text input").nth(1).fill("ferry=boat")
        page.keyboard.press("Enter")
        page.wait_for_function(CHANGED, arg=before)
        assert page.locator(".article-view mark.loaded[data-label*='wording: boat']").count() >= 3
        assert page.eval_on_selector(".samestory td:not(.number)", "e => getComputedStyle(e).textAlign") == "left"
        mark, look = ".article-view mark.quoted", "e => getComputedStyle(e).boxShadow"
        assert page.eval_on_selector(mark, look) != "none"
        page.locator(".article-view input[data-layer=quoted]").uncheck()
        assert page.eval_on_selector(mark, look) == "none"
        browser.close()
