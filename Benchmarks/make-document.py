#!/usr/bin/env python3
"""Writes an OpenAPI document with a number of operations, each with a schema of its own of twelve properties, which it sends
and receives.

Usage: make-document.py OPERATIONS > DOCUMENT
"""

import sys

count = int(sys.argv[1])
out = ["openapi: 3.1.0", "info: {title: Many, version: '1'}", "paths:"]
for number in range(count):
    content = f"{{application/json: {{schema: {{$ref: '#/components/schemas/Thing{number}'}}}}}}"
    out += [
        f"  /things{number}:",
        "    post:",
        f"      operationId: create{number}",
        f"      tags: [group{number // 20}]",
        f"      requestBody: {{required: true, content: {content}}}",
        f"      responses: {{'200': {{description: Created., content: {content}}}}}",
    ]
out += ["components:", "  schemas:"]
for number in range(count):
    out += [f"    Thing{number}:", "      type: object", "      properties:"]
    for name in range(6):
        out += [f"        name{name}:", "          type: string", f"          maxLength: {40 + number % 50}"]
        out += [f"        size{name}:", "          type: integer", f"          maximum: {100 + number % 50}"]
print("\n".join(out))
