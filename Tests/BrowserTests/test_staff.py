"""Every role's own rooms, in each institution, at a desk and on a phone."""

import re

import pytest
from conftest import TENANTS

ROLES = [
    "analista", "gerente", "cajero", "cobranza", "contador", "cumplimiento", "auditor",
    "administrador",
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("tenant", TENANTS)
def test_a_role_walks_its_rooms(open_page, staff, site, album, violations, tenant, role):
    """Every rule of axe at a desk; nothing wider than a phone on one."""
    desk = open_page(storage_state=staff.session(tenant, role))
    phone = open_page(width=360, storage_state=staff.session(tenant, role))
    faults = []
    for path in walked(desk, site(tenant)):
        where = f"{tenant} {role} {path}"
        album(desk, f"{where} 1366")
        if desk.answer.status != 200:
            faults.append(f"{where}: {desk.answer.status}")
        faults += [f"{where}: {one}" for one in violations(desk)]
        phone.goto(site(tenant) + path)
        album(phone, f"{where} 360")
        width = phone.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            faults.append(f"{where}: {width} wide")
    assert not faults, "\n".join(faults)
    assert not desk.complaints + phone.complaints


def walked(page, home):
    """Opens the places of the menu, then the first thing of each kind that they lead to."""
    def links(selector):
        found = page.eval_on_selector_all(
            f'{selector} a[href^="/oficina"]',
            "links => links.map(link => link.getAttribute('href'))")
        return [link for link in found if "salir" not in link]

    def kind(link):
        return re.sub(r"[a-z]+_[0-9a-f]{32}", "*", link.split("?")[0])

    page.goto(home + "/oficina")
    ahead = list(dict.fromkeys(["/oficina"] + links("nav")))
    menu, kinds = len(ahead), {kind(link) for link in ahead}
    for place, path in enumerate(ahead):
        page.answer = page.goto(home + path)
        if place < menu:
            for link in links("main"):
                if kind(link) not in kinds:
                    kinds.add(kind(link))
                    ahead.append(link)
        yield path
