"""A policy offers less than was asked: an analyst takes it and approves."""

import re


def test_an_analyst_takes_an_offer_and_approves_it(open_page, staff, site):
    page = open_page(storage_state=staff.session("solera", "analista"))
    page.goto(site("solera") + "/oficina/solicitudes")
    links = page.eval_on_selector_all(
        'main a[href*="/solicitudes/app_"]', "links => links.map(link => link.href)")
    for link in links:
        page.goto(link)
        offer = page.get_by_role("button", name=re.compile("^Cambiar a "))
        if offer.count():
            break
    amount = offer.first.inner_text().removeprefix("Cambiar a ")
    asked = page.locator("dd, td").filter(has_text="$18,000.00").first.inner_text()
    assert amount != asked

    offer.first.click()
    assert f"La solicitud quedó por {amount}." in page.inner_text("main")
    assert f"pedía {asked}" in page.inner_text("main")
    assert page.get_by_role("button", name=f"Cambiar a {amount}").count() == 0

    page.get_by_role("button", name="Aprobar").click()
    assert "La solicitud está aprobada." in page.inner_text("main")
    page.reload()
    assert page.locator("main").get_by_text(amount).count()
    assert not page.complaints
