"""Every role's own rooms, in each institution, at a desk and on a phone."""

import re
import urllib.request

import pytest
from conftest import TENANTS

ROLES = [
    "analista", "gerente", "cajero", "cobranza", "contador", "cumplimiento", "auditor",
    "administrador",
]
PASSWORD = "demostracion-caudal"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("tenant", TENANTS)
def test_a_role_walks_its_rooms(open_page, signed_in, site, album, violations, tenant, role):
    """Every rule of axe at a desk; nothing wider than a phone on one."""
    desk = open_page(storage_state=signed_in(tenant, role))
    phone = open_page(width=360, storage_state=signed_in(tenant, role))
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


@pytest.fixture(scope="module")
def signed_in(browser, site, port):
    """A role's session: one sign-in for all, because a code opens only once."""
    sessions = {}

    def session(tenant, role):
        if (tenant, role) not in sessions:
            context = browser.new_context(locale="es-MX")
            enter(context.new_page(), site(tenant), port, tenant, role)
            sessions[tenant, role] = context.storage_state()
            context.close()
        return sessions[tenant, role]

    return session


def enter(page, home, port, tenant, role):
    page.goto(home + "/oficina/entrar")
    page.fill("main input[type=text], main input:not([type])", role)
    page.fill("main input[type=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.fill("main input[autocomplete=one-time-code]", code(port, tenant, role))
    page.click("main button[type=submit]")
    assert page.url.rstrip("/").endswith("/oficina"), page.inner_text("main")


def code(port, tenant, role):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/sandbox", headers={"Host": f"{tenant}.localhost:{port}"})
    text = urllib.request.urlopen(request).read().decode()
    return re.search(rf"{role}</th>\s*<td[^>]*>(\d{{6}})", text).group(1)


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
