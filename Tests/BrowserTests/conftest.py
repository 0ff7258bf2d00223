"""A house to visit with Chromium: the one at BASE_URL, or a private one started for the run."""

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from staff import Staff

ROOT = Path(__file__).resolve().parents[2]
TENANTS = ["solera", "raices"]


@pytest.fixture(scope="session")
def house():
    """Its address and what it printed; BASE_URL and API_KEY name one that runs already."""
    given = os.environ.get("BASE_URL")
    if given:
        yield given.rstrip("/"), None
        return
    yield from _demo()


@pytest.fixture(scope="session")
def base_url(house):
    return house[0]


@pytest.fixture(scope="session")
def api_key(house):
    """Solera's, as the demonstration's screen shows it."""
    if "API_KEY" in os.environ:
        return os.environ["API_KEY"]
    if house[1] is None:
        pytest.skip("API_KEY is not given")
    state = Path(house[1]).parent / "house" / "demo.json"
    return json.loads(state.read_text())["keys"]["solera"]


def _demo():
    """`caudal demo` on a free port, with its data in a folder of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = tempfile.mkdtemp(prefix="caudal-browser-")
    log = open(os.path.join(data, "demo.log"), "wb")
    process = subprocess.Popen(
        [ROOT / ".build/debug/caudal", "demo", "--port", str(port), "--data", data + "/house"],
        cwd=ROOT, stdout=log, stderr=subprocess.STDOUT,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(url, process, log.name)
        yield url, log.name
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()
        shutil.rmtree(data, ignore_errors=True)


def _wait_until_ready(url, process, log, seconds=300):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"caudal demo ended early:\n{Path(log).read_text()[-4000:]}")
        try:
            if urllib.request.urlopen(url + "/ready", timeout=2).status == 200:
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    pytest.fail(f"caudal demo was not ready in {seconds} s:\n{Path(log).read_text()[-4000:]}")


@pytest.fixture(scope="session")
def port(base_url):
    return urlparse(base_url).port or 80


@pytest.fixture(scope="session")
def site(port):
    """The address of an institution: `site("solera")`."""
    return lambda tenant: f"http://{tenant}.localhost:{port}"


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """Opens pages in contexts that are closed after the test, and notes what the browser says."""
    contexts = []

    def opened(width=1366, theme="light", scripts=True, **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 600 else 740},
            color_scheme=theme, java_script_enabled=scripts, locale="es-MX", **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.complaints = []
        page.fetched = []
        page.on("console", lambda message: page.complaints.append(message.text)
                if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("response", lambda response: page.fetched.append(response))
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def violations():
    """What axe finds wrong on a page, in a few words each."""
    axe = Axe()

    def run(page):
        found = axe.run(page).response["violations"]
        return [
            f'{one["id"]}: {node["html"][:160]} … {node["failureSummary"][:300]}'
            for one in found for node in one["nodes"]
        ]

    return run


@pytest.fixture(scope="session")
def staff(browser, site, port):
    return Staff(browser, site, port)


@pytest.fixture(scope="session")
def album():
    """Keeps a picture of a page in the folder that SCREENSHOTS names, for people to look at."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        os.makedirs(folder, exist_ok=True)

    def keep(page, name):
        if folder:
            file = re.sub(r"[^0-9a-z]+", "-", name.lower()).strip("-")[:150] + ".png"
            page.screenshot(path=os.path.join(folder, file), full_page=True)

    return keep
