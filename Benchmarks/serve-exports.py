"""Serves a project as `posthog-exports status` and `gaps` read it: exports that have run each hour, 720 times, until the last
full hour. Two runs of each tenth export failed. The pages are made once, so that serving takes hardly any time.

    python3 serve-exports.py EXPORTS      prints the port; GET /requests is how many requests there were since it was asked last
"""

import asyncio
import datetime
import json
import sys
import urllib.parse

RUNS, PAGE = 720, 100
EXPORTS = int(sys.argv[1])
END = datetime.datetime.now(datetime.timezone.utc).replace(minute=0, second=0, microsecond=0)
DATES = [(END - datetime.timedelta(hours=RUNS - hour)).strftime("%Y-%m-%dT%H:%M:%SZ") for hour in range(RUNS + 1)]


def run(hour, failed):
    return {
        "id": f"00000000-0000-4000-9000-{hour:012d}", "status": "Failed" if failed else "Completed",
        "records_completed": 0 if failed else 1234, "records_failed": 0, "latest_error": "No such bucket." if failed else None,
        "data_interval_start": DATES[hour], "data_interval_end": DATES[hour + 1], "cursor": None, "created_at": DATES[hour + 1],
        "finished_at": DATES[hour + 1], "last_updated_at": DATES[hour + 1], "bytes_exported": 567890, "batch_export": None,
        "backfill": None,
    }


def runs(failing):
    return [run(hour, failing and hour in (300, 301)) for hour in range(RUNS)]


def pages(failing):
    return [json.dumps(runs(failing)[first : first + PAGE]) for first in range(0, RUNS, PAGE)]


def export(number):
    return {
        "id": f"00000000-0000-4000-8000-{number:012d}", "team_id": 1, "name": f"Export {number}", "model": "events",
        "destination": {"type": "NoOp", "config": {}}, "interval": "hour", "paused": False, "created_at": DATES[0],
        "last_updated_at": DATES[0], "latest_runs": LATEST[number % 10 == 0],
    }


PAGES = {failing: pages(failing) for failing in (True, False)}
LATEST = {failing: runs(failing)[:-11:-1] for failing in (True, False)}
LISTS = [json.dumps([export(n) for n in range(first, min(first + PAGE, EXPORTS))]) for first in range(0, EXPORTS, PAGE)]


def page(results, url, number, total, name, size, extra=""):
    following = json.dumps(f"{url}?{name}={(number + 1) * size}&limit={PAGE}") if number + 1 < total else "null"
    return f'{{{extra}"next":{following},"previous":null,"results":{results}}}'


def response(target, origin):
    path, _, query = target.partition("?")
    values = urllib.parse.parse_qs(query)
    folders = path.strip("/").split("/")
    if folders[-1] == "batch_exports":
        number = int(values.get("offset", ["0"])[0]) // PAGE
        return page(LISTS[number], origin + path, number, len(LISTS), "offset", PAGE, f'"count":{EXPORTS},')
    if folders[-1] == "runs":
        number = int(values.get("cursor", ["0"])[0])
        all_pages = PAGES[int(folders[-2][-12:]) % 10 == 0]
        return page(all_pages[number], origin + path, number, len(all_pages), "cursor", 1)
    return '{"next":null,"previous":null,"results":[]}'


class Server(asyncio.Protocol):
    requests = 0

    def connection_made(self, transport):
        self.transport, self.received = transport, b""

    def data_received(self, data):
        self.received += data
        while b"\r\n\r\n" in self.received:
            head, _, self.received = self.received.partition(b"\r\n\r\n")
            lines = head.decode().split("\r\n")
            host = next(line.split(":", 1)[1].strip() for line in lines if line.lower().startswith("host:"))
            self.respond(lines[0].split(" ")[1], f"http://{host}")

    def respond(self, target, origin):
        if target == "/requests":
            text, Server.requests = str(Server.requests), 0
        else:
            text = response(target, origin)
            Server.requests += 1
        body = text.encode()
        self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


async def main():
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
