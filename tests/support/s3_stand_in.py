"""A stand-in for S3 and for the services that give AWS credentials, on loopback; ends when its standard input does.

    s3_stand_in.py FOLDER    the bucket "shop" holds what lies in FOLDER

Prints one line of JSON: s3 and proxy (two endpoints of the same moto; the proxy cuts what it hands over of an object: "cut-once"
in its name once in the middle, "cut-always" always before the first byte), container (credentials for who shows its token),
instance (the metadata service of a machine), and the keys that are accepted.
"""
import http.server
import json
import logging
import os
import pathlib
import socket
import sys
import threading

os.environ["AWS_EC2_METADATA_DISABLED"] = "true"

import boto3
import requests
from moto.server import ThreadedMotoServer

logging.disable(logging.CRITICAL)
token = "Bearer of-the-container"


def serve(handle):
    listener = socket.create_server(("127.0.0.1", 0))

    def accept():
        while True:
            threading.Thread(target=handle, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def receive_request(client):
    text = b""
    while b"\r\n\r\n" not in text:
        piece = client.recv(65536)
        if not piece:
            return None
        text += piece
    return text


class Proxy:
    """One request a connection; its body, if any, is handed on until the client waits."""

    def __init__(self, host, port):
        self.upstream, self.cut = (host, port), set()

    def __call__(self, client):
        with client, socket.create_connection(self.upstream) as server:
            self.hand_on(client, server)
            # Closing alone would not end the connection as long as the other thread reads from it.
            for end in (client, server):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

    def hand_on(self, client, server):
        text = receive_request(client)
        if text is None:
            return
        head, body = text.split(b"\r\n\r\n", 1)
        path = head.split(b" ")[1].split(b"?")[0]
        server.sendall(head + b"\r\nConnection: close\r\n\r\n" + body)
        threading.Thread(target=self.pump, args=(client, server), daemon=True).start()
        if head.startswith(b"GET") and b"cut-always" in path:
            return
        limit = None
        if head.startswith(b"GET") and b"cut-once" in path and path not in self.cut:
            self.cut.add(path)
            limit = 1000
        self.pump(server, client, limit)

    @staticmethod
    def pump(source, target, limit=None):
        count = 0
        try:
            while piece := source.recv(65536):
                if limit is not None and count + len(piece) > limit:
                    target.sendall(piece[: limit - count])
                    return
                target.sendall(piece)
                count += len(piece)
        except OSError:
            pass


class Credentials(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, status, text):
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_PUT(self):
        known = self.path == "/latest/api/token" and "X-aws-ec2-metadata-token-ttl-seconds" in self.headers
        self.answer(200 if known else 404, "of-the-instance")

    def do_GET(self):
        roles = "/latest/meta-data/iam/security-credentials/"
        keys = json.dumps({"AccessKeyId": key["AccessKeyId"], "SecretAccessKey": key["SecretAccessKey"]})
        if self.path == "/container":
            allowed = self.headers.get("Authorization") == token
            self.answer(200 if allowed else 403, keys if allowed else "")
        elif self.headers.get("X-aws-ec2-metadata-token") != "of-the-instance":
            self.answer(401, "")
        else:
            self.answer(200, "role" if self.path == roles else keys if self.path == roles + "role" else "")


moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
moto.start()
host, port = moto.get_host_and_port()
s3 = f"http://{host}:{port}"
settings = {"endpoint_url": s3, "region_name": "eu-central-1", "aws_access_key_id": "a", "aws_secret_access_key": "b"}
iam = boto3.client("iam", **settings)
iam.create_user(UserName="planner")
everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
iam.put_user_policy(UserName="planner", PolicyName="all", PolicyDocument=json.dumps(everything))
key = iam.create_access_key(UserName="planner")["AccessKey"]
bucket = boto3.client("s3", **settings)
bucket.create_bucket(Bucket="shop", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
root = pathlib.Path(sys.argv[1])
for file in sorted(root.rglob("*")):
    if file.is_file():
        bucket.put_object(Bucket="shop", Key=str(file.relative_to(root)), Body=file.read_bytes())
requests.post(f"{s3}/moto-api/reset-auth", data="0", timeout=10)  # from here on every signature is checked

services = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Credentials)
threading.Thread(target=services.serve_forever, daemon=True).start()
print(json.dumps({
    "s3": s3, "proxy": serve(Proxy(host, port)), "token": token,
    "container": f"http://127.0.0.1:{services.server_port}/container", "instance": f"http://127.0.0.1:{services.server_port}",
    "key": key["AccessKeyId"], "secret": key["SecretAccessKey"]}), flush=True)
sys.stdin.read()
os._exit(0)
