"""A loan's whole life as its borrower sees it, in each institution, at a desk and on a phone."""

import pytest
from life import PLACES, Life, Visit


@pytest.mark.parametrize("width", [1366, 360])
@pytest.mark.parametrize("tenant", PLACES)
def test_someone_applies_signs_is_paid_pays_and_finishes(visit, tenant, width):
    walk = Life(visit, tenant, width)
    walk.sees_the_price()
    walk.proves_the_phone()
    walk.answers()
    walk.is_approved()
    walk.reads_and_signs()
    walk.is_paid()
    walk.pays("500")
    walk.finishes()
    walk.was_faultless()


def test_a_large_amount_needs_two_people(visit, staff):
    """The analyst asks, the manager signs with a new code, and the borrower reads the contract."""
    walk = Life(visit, "solera", 1366, amount="24000", term="24")
    walk.sees_the_price()
    walk.proves_the_phone()
    walk.answers()
    assert "Una persona la está viendo" in walk.words()
    desk = visit.open_page(storage_state=staff.session("solera", "analista"))
    desk.goto(f"{walk.home}/oficina/solicitudes/{walk.application()}")
    visit.album(desk, "segunda firma, analista")
    desk.click("text=Enviar a autorización")
    assert "Espera la autorización" in desk.inner_text("main")

    second = visit.open_page(storage_state=staff.session("solera", "gerente"))
    second.goto(f"{walk.home}/oficina/autorizaciones")
    visit.album(second, "segunda firma, bandeja")
    second.locator("main tbody a").last.click()
    second.fill("[name=codigo]", "000000")
    second.click("text=Autorizar")
    assert second.locator("[role=alert]").count(), second.inner_text("main")
    second.fill("[name=codigo]", staff.fresh_code("solera", "gerente"))
    visit.album(second, "segunda firma, gerente")
    second.click("text=Autorizar")
    walk.page.reload()
    walk.until(lambda: walk.page.locator("text=Leer y firmar mi contrato").count())
    walk.was_faultless()


@pytest.fixture
def visit(open_page, site, port, album, violations):
    return Visit(open_page, site, port, album, violations)
