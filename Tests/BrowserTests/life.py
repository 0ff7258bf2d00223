"""The hands and eyes of a borrower, from the price to the last payment."""

import json
import re
import time
import urllib.request
from dataclasses import dataclass
from typing import Any

import pytest
from people import Person

PLACES = {
    "solera": dict(
        product="credito-quincenal", amount="4000", term="12", state="DF", code="06700",
        town="Cuauhtémoc", quarter="Roma Norte", street="Orizaba", at=(19.43, -99.13)),
    "raices": dict(
        product="individual-semanal", amount="4000", term="16", state="OC", code="68000",
        town="Oaxaca de Juárez", quarter="Centro", street="Reforma", at=(17.06, -96.72)),
}


@dataclass
class Visit:
    """What a walk needs of the tests: pages, addresses, an album and axe."""

    open_page: Any
    site: Any
    port: int
    album: Any
    violations: Any


class Life:
    def __init__(self, visit, tenant, width, **wish):
        self.place = PLACES[tenant] | wish
        latitude, longitude = self.place["at"]
        self.page = visit.open_page(
            width=width, permissions=["geolocation"],
            geolocation={"latitude": latitude, "longitude": longitude})
        self.visit, self.tenant, self.width = visit, tenant, width
        self.home = visit.site(tenant)
        self.person = Person(self.place["state"])
        self.faults = []

    # The ten steps

    def sees_the_price(self):
        place = self.place
        self.go(f"/?producto={place['product']}&monto={place['amount']}&plazo={place['term']}")
        self.look("precio")
        assert "CAT" in self.words() and "SIPRES" in self.words()

    def proves_the_phone(self):
        self.page.click("text=Pedir este crédito")
        self.look("aviso")
        self.fill(telefono=self.person.phone)
        self.page.locator("main input[type=checkbox]").evaluate_all(
            "boxes => boxes.filter(box => box.required).forEach(box => box.click())")
        heard = len(self.phone())
        self.send()
        self.look("codigo")
        self.fill(codigo=self.code(heard))
        self.send()

    def answers(self):
        person, place = self.person, self.place
        self.look("identidad")
        self.fill(
            nombre=person.given, primer_apellido=person.paternal, segundo_apellido=person.maternal,
            curp=person.curp, rfc=person.rfc, entidad_nacimiento=place["state"])
        self.send()
        self.look("codigo-postal")
        self.fill(cp=place["code"])
        self.send()
        self.look("domicilio")
        assert place["town"] in self.words()
        self.fill(colonia=place["quarter"], calle=place["street"], numero_exterior="12")
        self.send()
        self.look("ingresos")
        self.fill(ocupacion="Empleado", ingreso_mensual="18,000", clabe=person.clabe)
        self.page.check("[name=cuenta_propia]")
        self.send()
        self.look("declaraciones")
        self.page.check("[name=pep][value=no]")
        self.page.check("[name=cuenta_propia][value=si]")
        self.fill(origen="Salario")
        self.send()
        self.look("identificacion")
        picture = {"name": "ine.png", "mimeType": "image/png", "buffer": self.page.screenshot()}
        for side in ["ineFront", "ineBack"]:
            self.page.set_input_files(f"[name={side}]", picture)
        self.send()
        self.look("consentimientos")
        self.page.check("[name=datos_financieros]")
        self.locate()
        self.send()
        self.look("revision")
        self.send()
        self.look("decision")

    def is_approved(self):
        assert "aprobado" in self.words()

    def reads_and_signs(self):
        self.until(lambda: self.page.locator("text=Leer y firmar mi contrato").count())
        self.page.click("text=Leer y firmar mi contrato")
        self.look("contrato")
        papers = self.page.url
        for paper in ["caratula", "contrato-adhesion", "tabla-amortizacion"]:
            self.page.goto(f"{papers}/{paper}")
            self.look(paper)
            assert self.opens(f"{papers}/{paper}/pdf") == "%PDF"
        self.page.goto(papers)
        heard = len(self.phone())
        self.page.click("form[action$='/contrato/codigo'] button")
        self.look("firma")
        self.fill(codigo=self.code(heard))
        form = self.page.locator("form[action$='/contrato/firma']")
        for box in form.locator("input[type=checkbox]").all():
            box.check()
        self.locate()
        form.locator("button:visible").last.click()
        self.look("firmado")

    def is_paid(self):
        self.go("/mi-credito")
        self.until(lambda: "Vigente" in self.words())
        self.look("mi-credito")

    def pays(self, pesos):
        self.transfer(pesos)
        self.until(lambda: "$500.00" in self.words())
        self.look("pagado")
        assert self.opens(self.link("estado-de-cuenta.pdf")) == "%PDF"

    def finishes(self):
        self.page.goto(self.home + self.link("liquidacion"))
        self.look("liquidacion")
        owed = re.search(r"\$([\d,]+\.\d\d)", self.page.inner_text("main .big-figure")).group(1)
        self.go("/mi-credito")
        self.transfer(owed)
        self.until(lambda: "Terminaste de pagar" in self.words())
        self.look("liquidado")
        assert self.opens(self.link("finiquito")) == "%PDF"

    def was_faultless(self):
        assert not self.faults, "\n".join(self.faults)
        assert not self.page.complaints, "\n".join(self.page.complaints)

    # What the hands do

    def go(self, path):
        self.page.goto(self.home + path)

    def words(self):
        return self.page.inner_text("main")

    def send(self):
        self.page.locator("main form button:visible").last.click()
        self.page.wait_for_load_state()

    def fill(self, **answers):
        for name, answer in answers.items():
            field = self.page.locator(f"main [name={name}]").first
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(answer)
            else:
                field.fill(answer)

    def locate(self):
        button = self.page.locator("[data-locate]:visible")
        if button.count():
            button.first.click()
            where = self.page.locator("[name=latitude]")
            for _ in range(50):
                if any(one.input_value() for one in where.all()):
                    return
                time.sleep(0.1)
            pytest.fail("the browser gave no place")

    def until(self, holds, seconds=90):
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, self.words()
            time.sleep(0.3)
            self.page.reload()

    def application(self):
        return re.search(r"app_[0-9a-f]{32}", self.page.url).group()

    def link(self, words):
        return self.page.locator(f'main a[href*="{words}"]').first.get_attribute("href")

    def opens(self, path):
        """What a paper begins with, asked as the browser would ask for it."""
        status, start = self.page.evaluate(
            """async path => {
              const answer = await fetch(path);
              return [answer.status, (await answer.text()).slice(0, 4)];
            }""", path)
        assert status == 200, f"{path}: {status}"
        return start

    def transfer(self, pesos):
        clabe = re.sub(r"\s", "", re.search(r"646[ \d]{15,22}", self.words()).group())[:18]
        here = self.page.url
        self.go("/sandbox")
        self.fill(clabe=clabe, monto=pesos)
        self.page.click("text=Transferir")
        self.page.goto(here)

    def phone(self):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.visit.port}/sandbox/telefono/52{self.person.phone}",
            headers={"Host": f"{self.tenant}.localhost:{self.visit.port}"})
        return json.load(urllib.request.urlopen(request))

    def code(self, heard):
        for _ in range(100):
            messages = self.phone()
            if len(messages) > heard:
                return re.search(r"\b\d{6}\b", messages[0]["body"]).group()
            time.sleep(0.1)
        pytest.fail("no code came to the phone")

    def look(self, name):
        """Keeps a picture when asked to, and what is wrong with the page."""
        self.page.wait_for_load_state()
        where = f"{self.tenant} {self.width} {name}"
        self.visit.album(self.page, where)
        self.faults += [f"{where}: {one}" for one in self.visit.violations(self.page)]
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > self.width:
            self.faults.append(f"{where}: {wide} wide")
