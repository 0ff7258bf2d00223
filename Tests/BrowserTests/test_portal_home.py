"""The portal's first page: the price, without a script and with little data."""

import re

import pytest
from conftest import TENANTS


@pytest.mark.parametrize("tenant", TENANTS)
def test_the_first_view_is_light(open_page, site, tenant):
    page = open_page(width=360)
    page.goto(site(tenant) + "/", wait_until="networkidle")
    total = page.evaluate(
        """performance.getEntriesByType('resource')
          .concat(performance.getEntriesByType('navigation'))
          .reduce((sum, entry) => sum + entry.transferSize, 0)""")
    assert total <= 100 * 1024, f"{total} bytes"
    assert len(page.fetched) <= 8, [response.url for response in page.fetched]


@pytest.mark.parametrize("tenant", TENANTS)
def test_who_lends_and_the_price_come_before_any_personal_question(open_page, site, tenant):
    page = open_page(scripts=False)
    page.goto(site(tenant) + "/")
    words = page.inner_text("main")
    for needed in ["SOFOM", "SIPRES", "CAT", "Sin IVA", "Total a pagar", "RECA"]:
        assert needed in words, needed
    names = page.eval_on_selector_all(
        "main input, main select", "inputs => inputs.map(input => input.name).filter(Boolean)")
    assert set(names) <= {"producto", "monto", "plazo"}


def test_the_simulator_works_without_a_script(open_page, site):
    page = open_page(scripts=False)
    page.goto(site("solera") + "/?producto=credito-quincenal")
    before = page.inner_text("#simulacion .big-figure")
    page.fill("#monto", "15,000")
    page.check('input[name=plazo][value="24"]', force=True)
    page.click("text=Calcular")
    assert page.inner_text("#simulacion .big-figure") != before
    assert "24 quincenas" in page.inner_text("#simulacion")
    page.fill("#monto", "1")
    page.click("text=Calcular")
    assert "El monto va de" in page.inner_text(".error-summary")


def test_the_simulator_answers_as_it_changes(open_page, site):
    page = open_page()
    page.goto(site("solera") + "/?producto=credito-quincenal")
    before = page.inner_text("#simulacion .big-figure")
    assert not page.is_visible("text=Calcular")
    page.fill("#monto", "20000")
    page.wait_for_function(
        "before => document.querySelector('#simulacion .big-figure')?.innerText !== before",
        arg=before)
    assert "monto=20000" in page.url
    assert not page.complaints


def test_both_ways_say_the_same_figures(open_page, site):
    address = site("solera") + "/?producto=credito-quincenal&monto=12500&plazo=18"
    without = open_page(scripts=False)
    without.goto(address)
    live = open_page()
    live.goto(site("solera") + "/?producto=credito-quincenal&monto=8000&plazo=18")
    live.fill("#monto", "12500")
    live.wait_for_function("() => location.search.includes('12500')")
    figures = r"\$[\d,]+\.\d\d|\d+\.\d%"
    assert re.findall(figures, without.inner_text("#simulacion")) == re.findall(
        figures, live.inner_text("#simulacion"))


def test_the_keyboard_reaches_the_content_first(open_page, site):
    page = open_page()
    page.goto(site("solera") + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenido"


def test_the_theme_chosen_by_hand_is_painted_by_the_server(open_page, site):
    page = open_page(theme="light")
    page.goto(site("solera") + "/")
    page.click("[data-theme-toggle]")
    assert page.get_attribute("html", "data-theme") == "dark"
    page.reload(wait_until="commit")
    page.wait_for_selector("html[data-theme=dark]")


def test_the_two_institutions_do_not_look_alike(open_page, site):
    looks = []
    for tenant in TENANTS:
        page = open_page()
        page.goto(site(tenant) + "/")
        looks.append(page.evaluate(
            """() => {
              const heading = getComputedStyle(document.querySelector('h1'));
              const button = getComputedStyle(document.querySelector('.chips input:checked + span'));
              return [heading.fontFamily, heading.color, button.backgroundColor,
                button.borderRadius];
            }"""))
    assert all(left != right for left, right in zip(*looks)), looks
