"""What a first visit sends: HTML, CSS and JavaScript together, as they travel (compressed)."""

from tests.browser.conftest import NARROW

BUDGET = 30 * 1024
COUNTED = {"Document", "Stylesheet", "Script"}
UNLISTED = [
    "/cari/?q=hoaks",
    "/belajar-saya/",
    "/verifikasi/",
    "/akun/masuk/",
    "/akun/daftar/",
    "/akun/kata-sandi/lupa/",
    "/tidak-ada/",
]


def sent(browser, site: str, path: str) -> int:
    """Return the bytes of a first visit that count, as they came over the wire."""
    context = browser.new_context(base_url=site, viewport=NARROW)
    page = context.new_page()
    kinds, sizes = {}, {}
    cdp = context.new_cdp_session(page)
    cdp.on(
        "Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]})
    )
    cdp.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    cdp.send("Network.enable")
    page.goto(path)
    page.wait_for_timeout(100)  # the last events of what has arrived
    context.close()
    return sum(size for request, size in sizes.items() if kinds.get(request) in COUNTED)


def test_every_public_page_is_light(browser, site, public_paths):
    weights = {path: sent(browser, site, path) for path in public_paths + UNLISTED}
    assert len(weights) > 50, "the demo has more pages than this"
    assert min(weights.values()) > 1000, "nothing was measured"
    assert {path: size for path, size in weights.items() if size > BUDGET} == {}
