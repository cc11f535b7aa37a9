"""The site, browsers of every size and temper, and the watch that ends each test."""

import os
import shutil
import xml.etree.ElementTree as ET
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser import server
from tests.browser.people import Person
from tests.browser.watch import Watch

NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
HAS_FAILED = pytest.StashKey[bool]()
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ACTION_MILLISECONDS = 15_000
expect.set_options(timeout=ACTION_MILLISECONDS)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a running site with the demo on it; one for the whole run.

    ``LITERASI_BROWSER_SITE`` names one that is already running, to save preparing it.
    """
    if running := os.environ.get("LITERASI_BROWSER_SITE"):
        yield running
        return
    with server.running(tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(scope="session")
def public_paths(site) -> list[str]:
    """The path of every page in the sitemap."""
    with urlopen(f"{site}/sitemap.xml") as answer:  # noqa: S310 - our own server
        places = ET.parse(answer).iter(f"{SITEMAP}loc")  # noqa: S314 - our own words
        return [urlsplit(place.text).path for place in places]


@pytest.fixture(scope="session")
def paths_of_lessons(public_paths) -> list[str]:
    """Lessons lie below a course and a module."""
    return [path for path in public_paths if path.startswith("/kursus/") and path.count("/") == 5]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium; root has no sandbox, and containers little shared memory.

    No name but the site's own address leads anywhere, so that nothing can leave the machine.
    """
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    nowhere = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", nowhere]
    return browser_type_launch_args | {"executable_path": executable, "args": options}


@pytest.fixture(params=[NARROW, WIDE], ids=["360", "1280"])
def viewport(request):
    return request.param


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    item.stash[HAS_FAILED] = report.failed or item.stash.get(HAS_FAILED, False)
    return report


@pytest.fixture
def someone(browser, site, viewport, request, output_path):
    """Return a maker of people, each with a browser of their own, all watched to the end.

    When the test has failed, what each of them saw last is kept in test-results/.
    """
    people = []

    def make(**options) -> Person:
        context = browser.new_context(
            base_url=site, viewport=viewport, locale="id-ID", timezone_id="Asia/Jakarta", **options
        )
        context.set_default_timeout(ACTION_MILLISECONDS)
        people.append(Person(context, Watch(context, site)))
        return people[-1]

    yield make
    complaints = [line for person in people for line in person.watch.unexpected()]
    for number, person in enumerate(people):
        if complaints or request.node.stash.get(HAS_FAILED, False):
            person.page.screenshot(path=f"{output_path}/{number}.png")
        person.context.close()
    assert complaints == []


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visitor(someone, request):
    person = someone(java_script_enabled=request.param)
    person.has_scripts = request.param
    return person
