"""Checks the operations of spec/ against our own rules.

- They are those of spec/operations.txt: none is missing, none is extra, each has its id.
- Those that differ only by a scope of spec/apigen.yaml are twins: nothing else differs.
- Each says what the generator needs of it.
"""

import sys
from pathlib import Path

import yaml

SPEC = Path(__file__).parent.parent / "spec"
METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]


def load(path):
    """Reads a YAML file once."""
    if path not in load.files:
        load.files[path] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return load.files[path]


load.files = {}


def operations(root):
    """Each operation by method and path, with the parameters of its path item."""
    for path, item in load(root)["paths"].items():
        file, _, pointer = item["$ref"].partition("#/")
        target = load(root.parent / file)
        for key in pointer.split("/"):
            target = target[key]
        for method in METHODS:
            if method in target:
                yield (method.upper(), path), target[method], target.get("parameters", [])


def expected(table):
    """The table: id by method and path."""
    lines = (line.split() for line in table.read_text(encoding="utf-8").splitlines())
    return {(method, path): name for method, path, name in (line for line in lines if line and line[0] != "#")}


def missing_or_extra(found, table):
    for place, name in table.items():
        if place not in found:
            yield f"{' '.join(place)}: missing; operations.txt has it as {name}"
        elif found[place][0].get("operationId") != name:
            yield f"{' '.join(place)}: its id is {found[place][0].get('operationId')}, in operations.txt {name}"
    for place in found.keys() - table.keys():
        yield f"{' '.join(place)}: not in operations.txt"


def differing_twins(found, levels):
    families = {}
    for (method, path), (operation, parameters) in found.items():
        for level in levels:
            if not path.startswith(level["path"] + "/"):
                continue
            own = level["path"].rpartition("{")[2].rstrip("}")
            prefix = level.get("operation-prefix", "")
            if not operation["operationId"].startswith(prefix):
                yield f"{method} {path}: its id lacks the prefix {prefix}"
            if prefix and not operation.get("deprecated"):
                yield f"{method} {path}: not deprecated, unlike its level"
            bare = {key: value for key, value in operation.items() if key not in ("operationId", "deprecated", "tags")}
            bare["id"] = operation["operationId"].removeprefix(prefix)
            bare["path"] = [each for each in parameters if each.get("$ref") != f"../parameters.yaml#/{own}"]
            families.setdefault((method, path.removeprefix(level["path"])), []).append((path, bare))
    for (method, _), (first, *others) in families.items():
        for path, bare in others:
            for key in first[1].keys() | bare.keys():
                if first[1].get(key) != bare.get(key):
                    yield f"{method} {path}: differs in {key} from {first[0]}"


def unsaid(found, tags):
    for (method, path), (operation, _) in found.items():
        place = f"{method} {path}"
        for key in ("tags", "x-swift-name", "summary", "x-scopes", "responses"):
            if key not in operation:
                yield f"{place}: no {key}"
        if operation.get("tags", [None])[0] not in tags:
            yield f"{place}: its first tag is not one of the root"
        if method in ("POST", "PATCH", "DELETE") and "x-retry" not in operation:
            yield f"{place}: no x-retry"
        if "default" not in operation.get("responses", {}):
            yield f"{place}: no default response"


def main():
    found = {}
    for place, operation, parameters in operations(SPEC / "posthog.yaml"):
        found[place] = (operation, parameters)
    tags = [tag["name"] for tag in load(SPEC / "posthog.yaml")["tags"]]
    levels = load(SPEC / "apigen.yaml")["scopes"]["levels"]
    faults = [
        *missing_or_extra(found, expected(SPEC / "operations.txt")),
        *differing_twins(found, levels),
        *unsaid(found, tags),
    ]
    for fault in sorted(faults):
        print(f"check-operations: {fault}", file=sys.stderr)
    if not faults:
        print(f"check-operations: all {len(found)} operations are as they should be", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
