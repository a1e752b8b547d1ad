#!/usr/bin/env python3
"""Prints the file of ten events that the fake serves as Parquet, as base64 in lines. It takes pyarrow, which CI doesn't have:
`pip install pyarrow`, run this, and put the lines into Sources/PostHogBatchExportsTesting/ObjectStore/SampleFile.swift."""

import base64
import io
import textwrap

import pyarrow
import pyarrow.parquet

rows = range(10)
table = pyarrow.table(
    {
        "event": pyarrow.array(["$pageview" for _ in rows]),
        "distinct_id": pyarrow.array([f"user-{row}" for row in rows]),
    }
)
file = io.BytesIO()
pyarrow.parquet.write_table(
    table, file, compression="none", use_dictionary=False, write_statistics=False, store_schema=False
)
print("\n".join(textwrap.wrap(base64.b64encode(file.getvalue()).decode(), 110)))
