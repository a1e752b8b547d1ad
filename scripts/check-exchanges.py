"""Checks what the tests sent and what the fake answered against spec/posthog.yaml, so that the client and the fake
can't share a mistake.

Each line of the file is an exchange as FakeExchange.jsonLine writes it. Every answer has to be one that the
description allows. A request of the client has to be one too, unless it was refused: tests send wrong ones on purpose.
Tests of the fake write requests themselves, to see what a server takes beyond its description; those have no
User-Agent and are not checked.
"""

import collections
import json
import sys
from urllib.parse import parse_qsl, urlsplit

from openapi_core import OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.templating.paths.exceptions import PathNotFound
from openapi_core.testing.requests import MockRequest
from openapi_core.testing.responses import MockResponse
from werkzeug.datastructures import ImmutableMultiDict

# A host that matches the servers of the description, whatever the port that a test listened at.
HOST = "https://us.posthog.com"


def main(path):
    with open(path, encoding="utf-8") as file:
        lines = {line for line in file if line.strip()}
    if not lines:
        sys.exit(f"check-exchanges: {path} is empty: the tests have recorded nothing")
    api = OpenAPI.from_file_path("spec/posthog.yaml")
    counts = collections.Counter()
    faults = []
    seen = set()
    for line in sorted(lines):
        exchange = json.loads(line)
        request, response = exchange["request"], exchange["response"]
        url = urlsplit(request["url"])
        if not url.path.startswith("/api/"):
            counts["with the object store, not checked"] += 1
            continue
        # Ports differ from test to test; the same exchange is checked once.
        key = (
            is_of_client(request), request["method"], url.path, url.query, request["body"], response["status"],
            response["body"])
        if key in seen:
            continue
        seen.add(key)
        fault = check(api, request, url, response)
        if fault is None:
            counts["as described"] += 1
        elif fault == "unknown":
            counts["to unknown paths, answered 404"] += 1
        else:
            faults.append(f"{request['method']} {request['url']} -> {response['status']}\n    {fault}")
    for fault in sorted(faults):
        print(f"check-exchanges: {fault}", file=sys.stderr)
    told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
    print(f"check-exchanges: {sum(counts.values()) + len(faults)} exchanges: {told}, {len(faults)} not as described")
    sys.exit(1 if faults else 0)


def is_of_client(request):
    return any(name == "user-agent" for name, _ in request["headers"])


def check(api, request, url, response):
    # Servers take a path without its last slash too; the client never sends one.
    path = url.path if is_of_client(request) or url.path.endswith("/") else url.path + "/"
    sent = MockRequest(
        HOST, request["method"].lower(), path,
        args=ImmutableMultiDict(parse_qsl(url.query, keep_blank_values=True)),
        headers=dict(request["headers"]), data=body(request), content_type=content_type(request))
    answer = MockResponse(
        body(response) or b"", response["status"], headers=dict(response["headers"]),
        content_type=content_type(response))
    try:
        if is_of_client(request) and response["status"] < 400 and response["status"] != 307:
            api.validate_request(sent)
    except PathNotFound:
        return "the description has no such path"
    except OpenAPIError as error:
        return f"the request: {reason(error)}"
    if response["status"] == 307:
        return None  # The alias of environments, which is the server's doing and not an operation's.
    try:
        api.validate_response(sent, answer)
    except PathNotFound:
        return "unknown" if response["status"] in (404, 405) else "the description has no such path"
    except OpenAPIError as error:
        # A path may exist without the method, which is refused.
        return None if response["status"] == 405 else f"the answer: {reason(error)}"
    return None


def body(message):
    content = message["body"]
    if content is None:
        return None
    return content.encode() if isinstance(content, str) else b""


def content_type(message):
    for name, value in message["headers"]:
        if name == "content-type":
            return value.split(";")[0]
    return "application/json"


def reason(error):
    causes = []
    while error is not None and len(causes) < 4:
        details = "; ".join(e.message for e in getattr(error, "schema_errors", []))
        causes.append(f"{type(error).__name__}: {details or error}"[:600])
        error = error.__cause__
    return " <- ".join(causes)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: scripts/check-exchanges FILE")
    main(sys.argv[1])
