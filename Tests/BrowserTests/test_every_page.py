"""Every page in every state that has a sample, as both institutions, in both themes."""

import pytest
from conftest import TENANTS


def samples(page, home):
    page.goto(home + "/preview")
    links = page.eval_on_selector_all(
        'main a[href^="/preview/"]', "links => links.map(link => link.getAttribute('href'))")
    assert links, "the sample book is empty"
    return links


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("tenant", TENANTS)
def test_no_page_has_a_fault_that_axe_finds(open_page, site, violations, tenant, theme):
    """Every rule, whoever's brand and whatever the light."""
    page = open_page(theme=theme)
    found = []
    for link in samples(page, site(tenant)):
        page.goto(site(tenant) + link)
        found += [f"{link} {one}" for one in violations(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("tenant", TENANTS)
def test_no_page_is_wider_than_a_small_phone(open_page, site, tenant):
    """Neither by scrolling nor cut at the edge, also with everything that opens open; what
    scrolls in a frame of its own (a table) may be as wide as it likes."""
    page = open_page(width=320)
    wide = []
    for link in samples(page, site(tenant)):
        page.goto(site(tenant) + link)
        page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")
        wide += [f"{link}: {one}" for one in page.evaluate(BEYOND_THE_EDGE)]
    assert not wide, "\n".join(wide)


BEYOND_THE_EDGE = """() => {
  const edge = document.documentElement.clientWidth + 1
  const framed = one => one && one !== document.body && (
    ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) || framed(one.parentElement))
  const hidden = one => one.closest('.visually-hidden, [hidden], svg')
  return [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > edge && !framed(one) && !hidden(one))
    .slice(0, 3).map(one => one.outerHTML.slice(0, 120))
    .concat(document.documentElement.scrollWidth > edge ? ['scrolls'] : [])
}"""


def test_no_page_breaks_the_content_policy_or_asks_elsewhere(open_page, site):
    page = open_page()
    for link in samples(page, site("solera")):
        page.goto(site("solera") + link)
    assert not page.complaints, "\n".join(page.complaints)
    assert {response.url.split("/")[2] for response in page.fetched} == {
        site("solera").split("/")[2]}


def test_no_page_carries_inline_style_or_script(open_page, site):
    page = open_page(scripts=False)
    for link in samples(page, site("solera")):
        page.goto(site("solera") + link)
        inline = page.locator("[style], script:not([src]), style").count()
        assert inline == 0, link


def test_every_control_on_the_portal_is_big_enough_to_touch(open_page, site):
    page = open_page(width=360)
    small = []
    for link in samples(page, site("solera")):
        page.goto(site("solera") + link)
        if page.get_attribute("html", "data-frame") != "portal":
            continue
        small += page.evaluate(
            """(link) => [...document.querySelectorAll('button, .button, select, summary,'
                + ' input:not([type=hidden]):not([type=radio]):not([type=checkbox]), nav a')]
              .filter(one => one.offsetParent !== null)
              .map(one => [one, one.getBoundingClientRect()])
              .filter(([one, box]) => box.height < 43.5)
              .map(([one, box]) => `${link} ${one.outerHTML.slice(0, 90)} ${box.height}`)""",
            link)
    assert not small, "\n".join(small)
