"""Checks the demo manifests against docs/manifest.schema.json with jsonschema and PyYAML.

Exits 0 when every file holds, every key used is listed, and a planted unknown key is refused.
"""

import json
import pathlib
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]


class PlainDates(yaml.SafeLoader):
    """Dates stay text, as JSON would carry them."""


PlainDates.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def definition(path):
    if path.parent.name == "products":
        return "product"
    return {"tenant.yaml": "tenant"}.get(path.name, "copy")


def main():
    schema = json.loads((ROOT / "docs/manifest.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    problems = []
    files = sorted((ROOT / "Tenants").glob("*/**/*.yaml"))
    for path in files:
        part = dict(schema["$defs"][definition(path)])
        validator = jsonschema.Draft202012Validator(part)
        value = yaml.load(path.read_text(), Loader=PlainDates)
        problems += [f"{path.relative_to(ROOT)}: {e.json_path}: {e.message}"
                     for e in validator.iter_errors(value)]
        if validator.is_valid({**value, "plantado": 1}):
            problems.append(f"{path.relative_to(ROOT)}: an unknown key passed")
    if len(files) < 8:
        problems.append(f"only {len(files)} YAML files found")
    print("\n".join(problems) or f"{len(files)} files hold")
    return 1 if problems else 0


sys.exit(main())
