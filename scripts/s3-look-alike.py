"""Serves a bucket by moto until it is killed, and writes the addresses of its objects to a file."""

import json
import os
import sys
import time

import boto3
from botocore.client import Config
from moto.server import ThreadedMotoServer

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
s3 = boto3.client(
    "s3", endpoint_url=f"http://{host}:{port}", region_name="eu-central-1", aws_access_key_id="key",
    aws_secret_access_key="secret", config=Config(signature_version="s3v4", s3={"addressing_style": "path"}))
s3.create_bucket(Bucket="exports", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})

contents = {"large": b"".join(b"%010d\n" % line for line in range(3_000_000)), "empty": b""}
objects = {}
for name, body in contents.items():
    s3.put_object(Bucket="exports", Key=f"{name}.jsonl", Body=body)
    address = s3.generate_presigned_url(
        "get_object", Params={"Bucket": "exports", "Key": f"{name}.jsonl"}, ExpiresIn=3600)
    objects[name] = {"size": len(body), "address": address}
with open(sys.argv[1] + ".new", "w") as file:
    json.dump(objects, file)
os.rename(sys.argv[1] + ".new", sys.argv[1])
while True:
    time.sleep(60)
