"""What the API does is what its document says: schemathesis asks, from the document alone."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request

import pytest


def fetch(url, **headers):
    request = urllib.request.Request(url, headers={"Host": "solera.localhost", **headers})
    with urllib.request.urlopen(request, timeout=10) as reply:
        return json.load(reply)


def test_the_document_and_the_service_agree(base_url, api_key, tmp_path):
    """Requests that keep to the schema may still be refused by a rule (422), so acceptance of
    all valid data is the one check left out; the pace keeps within the service's own limit."""
    runner = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    command = [
        runner if os.path.exists(runner) else "schemathesis",
        "--config-file", os.path.join(os.path.dirname(__file__), "schemathesis.toml"),
        "run", base_url + "/api/openapi.json",
        "-H", "Host: solera.localhost", "-H", f"Authorization: Bearer {api_key}",
        "--exclude-checks", "positive_data_acceptance", "--rate-limit", "1150/m",
        "--max-examples", "5", "--phases", "examples,coverage,fuzzing", "--seed", "20261120",
    ]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=900)
    said = run.stdout[run.stdout.find("= FAILURES ="):]
    assert run.returncode == 0, said[:6000] + run.stderr[-2000:]


def test_every_path_of_the_document_asks_for_a_key(base_url, api_key):
    document = fetch(base_url + "/api/openapi.json")
    assert document["openapi"] == "3.1.0"
    assert document["paths"]
    for path, methods in document["paths"].items():
        assert path.startswith("/api/v1/"), path
        for method, operation in methods.items():
            assert "401" in operation["responses"], f"{method} {path}"
            assert operation["summary"], f"{method} {path}"


def test_a_problem_says_where_it_is_explained(base_url):
    try:
        fetch(base_url + "/api/v1/portfolio")
        pytest.fail("a key is needed")
    except urllib.error.HTTPError as refused:
        assert refused.code == 401
        assert refused.headers["Content-Type"] == "application/problem+json"
        problem = json.load(refused)
        assert problem["requestId"].startswith("req_")
        assert "/problems/" in problem["type"]
