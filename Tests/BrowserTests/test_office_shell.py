"""The back office by keyboard: "/" searches, J and K walk the rows."""


def a_list(page, site):
    """A page of the office with rows that lead somewhere."""
    page.goto(site("solera") + "/preview/Reporting.SearchPage/0")


def test_the_slash_goes_to_the_search(open_page, site):
    page = open_page()
    a_list(page, site)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "buscar"
    page.keyboard.type("a/b")
    assert page.input_value("#buscar") == "a/b"


def test_the_rows_are_walked_with_j_and_k(open_page, site):
    page = open_page()
    a_list(page, site)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('tr') !== null")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('tr') !== null")


def test_a_back_office_page_is_light(open_page, site):
    page = open_page()
    page.goto(site("solera") + "/preview/Reporting.OfficeHomePage/0", wait_until="networkidle")
    total = page.evaluate(
        """performance.getEntriesByType('resource')
          .concat(performance.getEntriesByType('navigation'))
          .reduce((sum, entry) => sum + entry.transferSize, 0)""")
    assert total <= 200 * 1024, f"{total} bytes"


def test_the_charts_carry_their_figures(open_page, site):
    page = open_page()
    page.goto(site("solera") + "/preview/Reporting.OfficeHomePage/0")
    page.click("text=Ver las cifras")
    assert page.locator("figure.chart table td").count() >= 16


def test_a_page_prints_without_its_frame(open_page, site):
    page = open_page()
    page.goto(site("solera") + "/preview/Reporting.OfficeHomePage/0")
    page.emulate_media(media="print")
    assert not page.is_visible(".bar")
    assert not page.is_visible(".places")
    assert page.is_visible("main h1")
