"""A loan whose money the bank rejects, as its borrower and the office see it."""

import pytest
from life import Life, Visit
from people import Person, _clabe_digit


def refused_account():
    """The sandbox bank refuses whatever goes to an account that ends so."""
    account = "01218000012345901"
    return account + _clabe_digit(account)


@pytest.mark.parametrize("width", [1366, 360])
def test_a_rejected_disbursement_is_corrected_by_its_borrower_and_arrives(visit, staff, width):
    walk = Life(visit, "solera", width)
    walk.person.clabe = refused_account()
    walk.sees_the_price()
    walk.proves_the_phone()
    walk.answers()
    solicitud = walk.page.url
    walk.reads_and_signs()
    walk.go("/mi-credito")
    walk.until(lambda: "El banco rechazó tu depósito" in walk.words())
    walk.look("rechazado")
    walk.page.goto(solicitud)
    assert "va en camino" not in walk.words()
    assert "El banco no aceptó la cuenta" in walk.words()
    walk.look("solicitud rechazada por el banco")

    desk = visit.open_page(width=width, storage_state=staff.session("solera", "gerente"))
    for path, name in [
            ("/oficina", "inicio"), ("/oficina/dispersiones-rechazadas", "rechazadas"),
            ("/oficina/saldos-a-favor", "saldos"), ("/oficina/dispersiones", "dispersiones")]:
        desk.goto(walk.home + path)
        visit.album(desk, f"rechazo {width} {name}")
    desk.goto(walk.home + "/oficina/dispersiones-rechazadas")
    desk.locator("main tbody a").first.click()
    assert "El banco rechazó el depósito" in desk.inner_text("main")
    visit.album(desk, f"rechazo {width} crédito")
    desk.get_by_role("link", name="Corregir la cuenta").click()
    assert "Otra persona lo autoriza" in desk.inner_text("main")
    visit.album(desk, f"rechazo {width} cuenta")

    walk.go("/mi-credito")
    walk.page.click("text=Corregir mi cuenta")
    walk.look("cuenta")
    walk.fill(clabe="123")
    walk.send()
    assert "La CLABE tiene 18 dígitos" in walk.words()
    walk.look("cuenta mal escrita")
    walk.page.complaints.clear()  # The browser tells of the 422.
    walk.fill(clabe=Person("DF").clabe)
    walk.page.check("[name=cuenta_propia]")
    heard = len(walk.phone())
    walk.send()
    walk.look("cuenta con código")
    walk.fill(codigo=walk.code(heard))
    walk.send()
    walk.look("cuenta corregida")
    walk.is_paid()
    walk.was_faultless()


@pytest.fixture
def visit(open_page, site, port, album, violations):
    return Visit(open_page, site, port, album, violations)
