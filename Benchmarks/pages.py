"""How fast pages are, beside a page that does nothing, and what the server weighs.

    scripts/bench pages          (needs wrk; builds in release, sows a demonstration of its own)

Each line gives median and 99th percentile at 32 connections for five seconds, and the ratio of
requests per second to the same server's /health, measured a moment before.
"""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

SECONDS = 5
HOST = "solera.localhost"


def main():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = tempfile.mkdtemp(prefix="caudal-pages-")
    log = open(os.path.join(data, "log"), "w+b")
    process = subprocess.Popen(
        [".build/release/caudal", "demo", "--port", str(port), "--data", data + "/house"],
        stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_for_screen(log.name, process)
        measure(port, process.pid)
    finally:
        process.terminate()
        process.wait(60)
        shutil.rmtree(data, ignore_errors=True)


def wait_for_screen(log, process):
    for _ in range(600):
        if "Caudal está en marcha" in open(log).read():
            return
        if process.poll() is not None:
            raise SystemExit(open(log).read())
        time.sleep(1)
    raise SystemExit("the demonstration did not come up")


def measure(port, pid):
    base = f"http://127.0.0.1:{port}"
    print(f"server at rest: {resident(pid):.1f} MB")
    cookie = sign_in(base, port)
    loan = re.search(r"/oficina/creditos/loan_[0-9a-f]{32}", read(base, port, "/oficina/creditos", cookie))
    for name, path, jar in [
        ("portal home, with its simulator", "/", None),
        ("office home", "/oficina", cookie),
        ("loan page", loan.group(), cookie),
    ]:
        bare = wrk(base + "/health", port, None)
        page = wrk(base + path, port, jar)
        print(f"{name}: median {page[1]}, p99 {page[2]}, {page[0]:.0f}/s, "
              f"{page[0] / bare[0]:.2f} x /health ({bare[0]:.0f}/s)")
    before = resident(pid)
    held = []
    for _ in range(1000):
        held.append(socket.create_connection(("127.0.0.1", port)))
    time.sleep(2)
    print(f"1,000 idle connections: +{resident(pid) - before:.1f} MB")
    for connection in held:
        connection.close()


def resident(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0


def wrk(url, port, cookie):
    command = ["wrk", "-t1", "-c32", f"-d{SECONDS}s", "--latency", "-H", f"Host: {HOST}:{port}"]
    if cookie:
        command += ["-H", f"Cookie: {cookie}"]
    said = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    if failed:
        print(f"  {failed.group(1)} answers were refusals")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))
    return rate, re.search(r"50%\s+(\S+)", said).group(1), re.search(r"99%\s+(\S+)", said).group(1)


def sign_in(base, port):
    """The manager's session, by the sandbox's own list of codes."""
    cookies = {}

    def ask(path, fields=None):
        request = urllib.request.Request(base + path, headers={"Host": f"{HOST}:{port}"})
        if cookies:
            request.add_header("Cookie", "; ".join(f"{k}={v}" for k, v in cookies.items()))
        if fields is not None:
            request.data = urllib.parse.urlencode(fields).encode()
            request.add_header("Origin", f"http://{HOST}:{port}")
        opener = urllib.request.build_opener(Stay)
        answer = opener.open(request)
        for line in answer.headers.get_all("set-cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            cookies[name] = value
        where = answer.headers.get("location")
        return ask(where) if where else answer.read().decode()

    code = re.search(r"gerente</th>\s*<td[^>]*>(\d{6})", ask("/sandbox")).group(1)
    page = ask("/oficina/entrar")
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    names = re.findall(r'<input id="[^"]+" name="([^"]+)"', page)
    fields[names[0]] = "gerente"
    fields[re.search(r'name="([^"]+)" type="password"', page).group(1)] = "demostracion-caudal"
    page = ask("/oficina/entrar", fields)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    fields[re.search(r'name="([^"]+)"[^>]*one-time-code', page).group(1)] = code
    ask("/oficina/entrar/codigo", fields)
    return "; ".join(f"{k}={v}" for k, v in cookies.items())


def read(base, port, path, cookie):
    request = urllib.request.Request(
        base + path, headers={"Host": f"{HOST}:{port}", "Cookie": cookie})
    return urllib.request.urlopen(request).read().decode()


class Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are followed by hand, so that each answer's cookies are kept."""

    def redirect_request(self, *_):
        return None

    def http_error_303(self, request, response, code, message, headers):
        return response


main()
