"""How the staff of the demonstration sign in."""

import re
import time
import urllib.request

PASSWORD = "demostracion-caudal"


class Staff:
    """Sessions of one house: each person signs in once, because a code opens only once."""

    def __init__(self, browser, site, port):
        self.browser, self.site, self.port = browser, site, port
        self.sessions, self.used = {}, {}

    def session(self, tenant, role):
        if (tenant, role) not in self.sessions:
            context = self.browser.new_context(locale="es-MX")
            self._enter(context.new_page(), tenant, role)
            self.sessions[tenant, role] = context.storage_state()
            context.close()
        return self.sessions[tenant, role]

    def fresh_code(self, tenant, role, seconds=40):
        """A code that was not used yet: the next one, if need be."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            code = self._shown(tenant, role)
            if code != self.used.get((tenant, role)):
                self.used[tenant, role] = code
                return code
            time.sleep(0.5)
        raise AssertionError("no new code came")

    def _enter(self, page, tenant, role):
        page.goto(self.site(tenant) + "/oficina/entrar")
        page.fill("main input[type=text], main input:not([type])", role)
        page.fill("main input[type=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.fill("main input[autocomplete=one-time-code]", self.fresh_code(tenant, role))
        page.click("main button[type=submit]")
        assert page.url.rstrip("/").endswith("/oficina"), page.inner_text("main")

    def _shown(self, tenant, role):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/sandbox",
            headers={"Host": f"{tenant}.localhost:{self.port}"})
        text = urllib.request.urlopen(request).read().decode()
        return re.search(rf"{role}</th>\s*<td[^>]*>(\d{{6}})", text).group(1)
