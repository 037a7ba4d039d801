#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The server as its users and its enemies meet it: every route, paging, errors, who may ask, who may change, slow clients, hostile news.

LAPWING names the program. Prints `N passed, N failed`.
"""
import contextlib
import datetime
import json
import os
import pathlib
import re
import socket
import sqlite3
import stat
import sys
import tempfile
import time

from program import API, Server, check, finish, lapwing

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><svg/onload=alert(3)> \u202egnp.exe'


def make_store(folder):
    """The season, and one hostile article whose title, text, publisher and address all try to run."""
    db = str(folder / "news.db")
    lines = (ROOT / "examples/season.jsonl").read_text(encoding="utf-8").splitlines()
    hostile = {"id": "hostile-1", "url": "javascript:alert(4)", "publisher": HOSTILE, "published": "2025-12-30", "title": "Russia condemns Japan " + HOSTILE,
               "text": f"Russia's foreign minister condemned Japan on Tuesday over {HOSTILE} sanctions in Tokyo. Chinese President Xi Jinping met Russian President Vladimir Putin in Moscow."}
    articles = folder / "articles.jsonl"
    articles.write_text("\n".join(lines + [json.dumps(hostile)]) + "\n", encoding="utf-8")
    lapwing("ingest", "--quiet", "--db", db, str(articles))
    lapwing("alerts", "--quiet", "--db", db)
    return db


def every_route(server):
    overview = server.json("overview")
    check(overview["store"]["articles"] > 300 and overview["store"]["events"] > 100, f"overview: {overview['store']}")
    check(overview["days"]["from"] == "2022-02-04", f"overview: days {overview['days']}")
    check(all(set(pair) == {"source", "target", "events", "before", "quads"} and sum(pair["quads"]) == pair["events"] for pair in overview["pairs"]), "overview: pairs")
    check(overview["coder"]["codebook"], "overview: coder")
    event = server.json("events?limit=1")["items"][0]
    check({"id", "type", "actors", "recipients", "sentence"} <= set(event), "events: an event line")
    one = server.json("events/" + event["id"])
    check(one["event"] == event and one["article"]["text"] and one["corrections"] == [] and one["frame"]["name"], "events/{id}")
    article = server.json("articles?limit=1")["items"][0]
    check(server.json("articles/" + article["id"])["article"]["id"] == article["id"], "articles/{id}")
    story = server.json("stories?limit=1")["items"][0]
    check(story["reports"] >= story["outlets"] >= 1 and "events" in story, "stories")
    several = next(story for story in server.json("stories?limit=500")["items"] if story["reports"] > 1)
    check(len(server.json("articles?story=" + several["id"])["items"]) == several["reports"], "articles of a story")
    dyads = server.json("dyads?from=2024-01-01&to=2024-12-31")["items"]
    check(dyads and all(dyad["source"] < dyad["target"] and sum(dyad["quads"]) == dyad["events"] for dyad in dyads), "dyads")
    periods = server.json("series?source=PRK&target=RUS&either_way=1&by=month")["periods"]
    check(len(periods) == 47 and "expected" in periods[0] and sum(p["events"] for p in periods) > 0, f"series: {len(periods)} months")
    told = lapwing("series", "--db", server.db, "--source", "PRK", "--target", "RUS", "--either-way", "--json").stdout.splitlines()
    check([json.loads(line) for line in told] == [{k: v for k, v in p.items() if k != "expected"} for p in periods], "series: not what the command line says")
    csv = server.ask(API + "series.csv?source=PRK&target=RUS")
    check(csv.getheader("Content-Type").startswith("text/csv") and csv.text.startswith("from,events,"), "series.csv")
    alarms = server.json("alarms")["items"]
    check(alarms and {"id", "day", "sentence"} <= set(alarms[0]), "alarms")
    check(len(server.json("alarms?from=2024-01-01&to=2024-01-31")["items"]) < len(alarms), "alarms of a month")
    check("<feed" in server.ask(API + "alarms.atom").text, "alarms.atom")
    check(len(server.json("forecasts?source=PRK&target=RUS&either_way=1")["items"]) > 10, "forecasts")
    check(server.json("forecasts?source=PRK&target=RUS&either_way=1") == server.json("forecasts?source=PRK&target=RUS&either_way=1"), "forecasts: asked twice")
    network = server.json("network")
    codes = {node["code"] for node in network["nodes"]}
    check(network["edges"] and all(edge["source"] in codes and edge["target"] in codes for edge in network["edges"]), "network")
    check({"code": "PRK", "name": "North Korea"}.items() <= next(node for node in network["nodes"] if node["code"] == "PRK").items(), "network: names")
    points = server.json("map")["features"]
    check(points and set(points[0]["properties"]) == {"id", "type", "quad", "date", "source", "target", "place", "sentence", "status", "mode", "reciprocal", "actors", "recipients", "publisher", "published", "url"}, "map")
    check(len(server.json("map?limit=3")["features"]) == 3, "map: events without a place count as points")
    check(server.ask(API + "map.geojson").getheader("Content-Type") == "application/geo+json", "map.geojson")
    digest = server.json("digest?since=2024-06-10&until=2024-06-20")["pairs"]
    check(digest and not [pair for pair in digest if re.fullmatch("[A-Z]{3}", pair["source_name"]) or re.fullmatch("[A-Z]{3}", pair["target_name"])], "digest: codes instead of names")
    check("<h1>" in server.ask(API + "digest.html").text and "<h1>" in server.ask("/digest.html").text, "digest.html")
    check("<li>" in server.ask("/stories.html").text, "stories.html")
    check(server.json("feeds") == {"items": []}, "feeds")
    rows = server.ask(API + "events.csv?type=CONSULT")
    check(rows.text.count("\n") > 10 and rows.getheader("Content-Disposition"), "events.csv")
    check(json.loads(server.ask(API + "events.geojson").text)["features"], "events.geojson")
    check(server.ask("/healthz").text == "ok\n" and server.ask("/readyz").text == "ready\n", "healthz, readyz")
    check(re.search(r"^lapwing_store_events \d+$", server.ask("/metrics").text, re.M), "metrics")
    check("<html" in server.ask("/").text, "the page")
    head = server.ask(API + "overview", method="HEAD")
    check(head.status == 200 and head.text == "" and int(head.getheader("Content-Length")) > 100, "HEAD")


def filters(server):
    for query, holds in [("type=CONSULT", lambda e: e["type"] == "CONSULT"), ("quad=4", lambda e: e["quad"] == "material conflict"),
                         ("status=claimed,planned", lambda e: e["status"] in ("claimed", "planned")), ("reported_from=2024-06-01&reported_to=2024-06-30", lambda e: e["published"][:7] == "2024-06")]:
        items = server.json("events?" + query)["items"]
        check(items and all(holds(event) for event in items), f"events?{query}")
    both = server.json("events?source=PRK&target=RUS&either_way=1&limit=500")["items"]
    check(len(both) > len(server.json("events?source=PRK&target=RUS&limit=500")["items"]), "either_way")
    check(server.json("events?source=NATO&target=RUS")["items"], "a group as a side")
    check(all("missile" in event["sentence"]["text"].lower() for event in server.json("search?q=missiles")["items"]), "search: the stem is found")
    check(server.json("search?q=sanction*&kind=articles")["items"], "search: articles, a beginning")
    # What a user types is never the search engine's own language, nor SQL.
    for words in ['"', '""', "AND", "NEAR(a b", "title:x", "a OR", "*", "'; DROP TABLE events; --", "(", "^x", "-", "{a b}:c", "%00", HOSTILE]:
        answer = server.ask(API + "search?q=" + "".join(f"%{byte:02X}" for byte in words.encode()) if words != "%00" else API + "search?q=%00")
        check(answer.status in (200, 400), f"search for {words}: {answer.status} {answer.text[:200]}")


def paging(server):
    for route, key, limit in [("events?", "id", 37), ("articles?", "id", 50), ("stories?", "id", 41), ("search?q=president&", "id", 7)]:
        whole, after, pages = [], None, 0
        while pages < 100:
            page = server.json(f"{route}limit={limit}" + (f"&after={after}" if after else ""))
            whole += [item[key] for item in page["items"]]
            after, pages = page["next"], pages + 1
            if after is None:
                break
        check(pages > 1 and len(whole) == len(set(whole)), f"{route}: {len(whole)} items, {len(set(whole))} different, {pages} pages")
        if route in ("events?", "articles?"):
            counts = server.json("overview")["store"]
            check(len(whole) == counts[route[:-1]], f"{route}: {len(whole)} of {counts}")
    answer = server.ask(API + "events?type=CONSULT&limit=2")
    link = re.match(r'<(/api/v1/events\?after=\d+&type=CONSULT&limit=2)>; rel="next"', answer.getheader("Link") or "")
    check(link and server.ask(link.group(1)).status == 200, f"Link: {answer.getheader('Link')}")


def order(server):
    """By day both ways, page by page: nothing twice, nothing left out, the one way the other turned round. An undated event stands where its report does."""
    def whole(query, limit):
        items, after = [], None
        while True:
            page = server.json(f"events?{query}&limit={limit}" + (f"&after={after}" if after else ""))
            items += page["items"]
            after = page["next"]
            if after is None:
                return items

    day = lambda event: ((event["date"] or (event["published"] or "")[:10]) + "-01-01")[:10]  # a month counts by its first day
    for query in ["", "source=PRK&target=RUS&either_way=1", "q=president", "from=2024-01-01&to=2024-12-31", "type=CONSULT,AGREE&status=asserted"]:
        newest, oldest = whole("order=newest&" + query, 37), whole("order=oldest&" + query, 500)
        saved = whole(query, 500)
        check([event["id"] for event in newest] == [event["id"] for event in reversed(oldest)], f"order, {query}: newest is not oldest turned round")
        check({event["id"] for event in newest} == {event["id"] for event in saved} and len(newest) == len(saved) > 10, f"order, {query}: {len(newest)} of {len(saved)} events")
        check(all(day(a) >= day(b) for a, b in zip(newest, newest[1:])), f"order, {query}: not by day")
    check(any(event["date"] is None for event in whole("order=newest", 500)), "order: no event is undated, so little is proven")
    answer = server.ask(API + "events?order=newest&limit=2")
    link = re.match(r'<(/api/v1/events\?after=[\d.]+&order=newest&limit=2)>; rel="next"', answer.getheader("Link") or "")
    check(link and server.ask(link.group(1)).status == 200, f"order: Link {answer.getheader('Link')}")
    rows = server.ask(API + "events.jsonl?order=newest&limit=5").text.splitlines()
    check([json.loads(row)["id"] for row in rows] == [event["id"] for event in whole("order=newest", 500)[:5]], "order: of files")


def marks(server):
    first = server.ask(API + "overview")
    tag = first.getheader("ETag")
    again = server.ask(API + "overview", headers={"If-None-Match": tag})
    check(again.status == 304 and again.text == "", f"304: {again.status}")
    check(server.ask(API + "overview", headers={"If-None-Match": '"other"'}).status == 200, "another mark")


def faults(server):
    for path, status in [("events?limit=0", 400), ("events?limit=501", 400), ("events?limit=x", 400), ("events?from=yesterday", 400), ("events?from=2024-02-02&to=2024-02-01", 400),
                         ("events?colour=red", 400), ("events?quad=5", 400), ("events?status=sure", 400), ("events?order=up", 400), ("events?order=newest&after=12", 400), ("events?order=newest&after=1.x", 400), ("events?source=Atlantis", 400), ("series?source=PRK", 400), ("series?source=PRK&target=RUS&by=year", 400),
                         ("series?source=PRK&target=RUS&from=1000-01-01&to=2999-01-01", 400), ("search", 400), ("search?q=a&kind=b", 400), ("stories?after=x", 400), ("events/none", 404),
                         ("articles/none", 404), ("nothing", 404), ("events.xlsx", 404), ("events/", 404), ("", 404), ("events?q=%zz", 400), ("events?q=%ff", 400)]:
        problem = server.json(path, status)
        check(problem.get("status") == status and problem.get("title") and problem.get("detail"), f"{path}: {problem}")
    check(server.ask(API + "events", method="DELETE").status == 405 and server.ask(API + "events", method="POST", body=b"{}").status == 405, "methods")
    check(server.ask(API + "corrections").getheader("Allow") == "POST", "Allow")
    for path in ["/../etc/passwd", "/assets/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/%2e%2e%2f%2e%2e%2fetc/passwd", "//etc/passwd", "/etc/passwd", "/%00", "/index.html%00.js", "/..%5c..%5cetc"]:
        answer = server.ask(path)
        check(answer.status in (400, 404) and "root:" not in answer.text, f"{path}: {answer.status}")


def names(server):
    for host in ["evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "localhost:x", "[::2]"]:
        check(server.ask(API + "overview", host=host).status == 421, f"Host: {host} was answered")
    check(server.ask("/", host="evil.example").status == 421 and server.ask("/healthz", host="evil.example").status == 421, "the page and health by another name")
    for hosts in ([], ["localhost", "evil.example"], ["localhost", "localhost"]):
        check(server.ask(API + "overview", host=hosts).status == 400, f"Host headers {hosts}")
    for host in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST:9999"]:
        check(server.ask(API + "overview", host=host).status == 200, f"Host: {host} was refused")


def headers(server):
    for path in ["/", "/healthz", "/readyz", "/metrics", "/digest.html", "/stories.html", "/nothing", "/%zz", API + "overview", API + "events?limit=0", API + "events.csv", API + "alarms.atom",
                 API + "openapi.json", API + "nothing", API + "corrections"]:
        answer = server.ask(path)
        policy = answer.getheader("Content-Security-Policy") or ""
        check("default-src 'none'" in policy and "require-trusted-types-for 'script'" in policy and "unsafe" not in policy, f"{path}: policy {policy}")
        for name, value in [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin")]:
            check(answer.getheader(name) == value, f"{path}: {name} {answer.getheader(name)}")
        check(answer.getheader("Access-Control-Allow-Origin") is None, f"{path}: others may read it")
    check(server.ask(API + "overview", host="evil.example").getheader("X-Content-Type-Options") == "nosniff", "headers of a refusal")
    check(b"nosniff" in server.raw(b"rubbish\r\n\r\n"), "headers of an answer to rubbish")


def hostile(server):
    for path in ["/digest.html?since=2025-12-28", "/stories.html"]:
        text = server.ask(path).text
        check("hostile" in text or "condemn" in text, f"{path}: the hostile report is not there")
        check("<script" not in text and "<img" not in text and "<svg" not in text and "javascript:" not in text and "\u202e" not in text, f"{path}: hostile text stands as it came")
    check("javascript:" not in server.ask(API + "alarms.atom").text, "alarms.atom: a link that runs")
    article = server.json("articles/hostile-1")["article"]
    check("<script>" in article["title"], "the API gives text as text")


def openapi(server):
    document = server.json("openapi.json")
    check(document["openapi"].startswith("3.1"), "openapi: version")
    needed = {"source": "PRK", "target": "RUS", "q": "president"}
    event, article = server.json("events?limit=1")["items"][0]["id"], server.json("articles?limit=1")["items"][0]["id"]
    for path, operations in document["paths"].items():
        if "get" not in operations or path == "/stream":
            continue
        get = operations["get"]
        query = "&".join(f"{p['name']}={needed[p['name']]}" for p in get.get("parameters", []) if p.get("required") and p["in"] == "query")
        answer = server.ask(API.rstrip("/") + path.replace("{id}", event if "events" in path else article) + ("?" + query if query else ""))
        media = next(iter(get["responses"]["200"]["content"]))
        check(answer.status == 200 and answer.getheader("Content-Type").split(";")[0] == media, f"openapi: {path}: {answer.status} {answer.getheader('Content-Type')} instead of {media}")
    check(document["paths"]["/corrections"]["post"] and document["paths"]["/stream"]["get"], "openapi: corrections, stream")


def corrections(server, token):
    bearer, plain = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}, {"Content-Type": "application/json"}
    event = server.json("events?source=PRK&target=RUS&type=CONSULT&status=asserted&limit=1")["items"][0]
    body = json.dumps({"event": event["id"], "action": "reject", "analyst": "A. Nalyst", "note": "a test"}).encode()

    def post(fields, data=body, status=201, **more):
        answer = server.ask(API + "corrections", method="POST", headers=fields, body=data, **more)
        check(answer.status == status, f"POST {fields} {data[:60]}: {answer.status} instead of {status}: {answer.text[:200]}")
        return answer

    def count():
        return sum(period["events"] for period in server.json("series?source=PRK&target=RUS&either_way=1")["periods"])

    before = count()
    post(plain, status=401)
    post(plain | {"Authorization": "Bearer " + "0" * 64}, status=401)
    post(bearer | {"Content-Type": "text/plain"}, status=415)
    post(bearer | {"Content-Type": "application/x-www-form-urlencoded"}, status=415)
    post(bearer | {"Origin": "http://evil.example"}, status=403)
    post(bearer | {"Origin": "null"}, status=403)
    post(bearer | {"Sec-Fetch-Site": "cross-site"}, status=403)
    post(bearer | {"Sec-Fetch-Site": "same-site"}, status=403)
    post(bearer, host="evil.example", status=421)
    post(bearer, data=b"{", status=422)
    post(bearer, data=b'{"event":"x","action":"burn"}', status=422)
    post(bearer, data=b'{"event":"x","action":"reject","extra":1}', status=422)
    post(bearer, data=json.dumps({"event": event["id"], "action": "amend", "changes": {"type": "PARTY"}}).encode(), status=422)
    post(bearer, data=json.dumps({"event": event["id"], "action": "amend", "changes": {"colour": "red"}}).encode(), status=422)
    post(bearer, data=b'{"event":"none","action":"reject"}', status=404)
    server.ask(API + "corrections?token=" + token, method="POST", headers=plain, body=body)
    check(count() == before and server.json("overview")["store"]["corrections"] == 0, "a refused correction changed something")

    post(bearer | {"Origin": f"http://localhost:{server.port}", "Sec-Fetch-Site": "same-origin"})
    check(count() == before - 1, f"rejected, but {count()} events of {before} still count")
    check(event["id"] not in [e["id"] for e in server.json("events?source=PRK&target=RUS&limit=500")["items"]], "a rejected event is listed")
    one = server.json("events/" + event["id"])
    check(one["rejected"] and one["corrections"][0]["analyst"] == "A. Nalyst" and one["corrections"][0]["made_at"], "a rejected event can be looked at")
    post(bearer, data=json.dumps({"event": event["id"], "action": "restore"}).encode())
    check(count() == before, "restored, but it does not count")
    post(bearer, data=json.dumps({"event": event["id"], "action": "amend", "changes": {"type": "ASSAULT"}}).encode())
    amended = server.json("events/" + event["id"])["event"]
    check(amended["type"] == "ASSAULT" and amended["quad"] == "material conflict", "amended: the type brings its quad class")
    reported = event["published"][:10]
    for query, there in (("type=ASSAULT", True), ("type=CONSULT", False), ("quad=4", True), ("quad=1", False), ("type=ASSAULT&order=newest", True), ("type=ASSAULT&source=PRK", True)):
        listed = server.json(f"events?{query}&limit=500&reported_from={reported}&reported_to={reported}")["items"]
        check((event["id"] in [e["id"] for e in listed]) == there, f"amended: events?{query} {'lacks' if there else 'has'} it")

    session = server.ask(API + "session", method="POST", headers=plain, body=json.dumps({"token": token}).encode())
    cookie = session.getheader("Set-Cookie") or ""
    check(session.status == 204 and "HttpOnly" in cookie and "SameSite=Strict" in cookie, f"session: {session.status} {cookie}")
    check(server.ask(API + "session", method="POST", headers=plain, body=b'{"token":"x"}').status == 401, "session with a wrong token")
    post(plain | {"Cookie": cookie.split(";")[0]}, data=json.dumps({"event": event["id"], "action": "restore"}).encode())


def stream(server, token):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        client.sendall(f"GET {API}stream HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        event = server.json("events?limit=1")["items"][0]["id"]
        time.sleep(0.5)
        server.ask(API + "corrections", method="POST", headers={"Authorization": "Bearer " + token, "Content-Type": "application/json"},
                   body=json.dumps({"event": event, "action": "restore"}).encode())
        got, end = b"", time.time() + 15
        while b"event: saved" not in got and time.time() < end:
            got += client.recv(4096)
    check(b"text/event-stream" in got and b"event: saved\ndata: {" in got, f"stream: {got[-300:]}")


def slow_clients(server):
    """Connections that send a header byte by byte, more than the server holds, while another client is answered."""
    began = time.time()
    clients = []
    for _ in range(600):
        client = socket.create_connection(("127.0.0.1", server.port), timeout=20)
        client.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        clients.append(client)
    worst = 0
    for _ in range(20):
        start = time.time()
        check(server.ask("/healthz").status == 200, "slow clients: another one is not answered")
        worst = max(worst, time.time() - start)
        for client in clients[::40]:
            with contextlib.suppress(OSError):
                client.sendall(b"x")
    check(worst < 1, f"slow clients: another one waited {worst:.2f} s")
    # The header's time is over for those that stayed, however busily they send.
    clients[-1].settimeout(20)
    end = b"?"
    with contextlib.suppress(ConnectionError):
        end = clients[-1].recv(100)
    check(end in (b"", b"?") and time.time() - began < 20, f"slow clients: {end} after {time.time() - began:.0f} s")
    for client in clients:
        client.close()
    check(server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 20000 + b"\r\n\r\n").startswith(b"HTTP/1.1 431"), "a header of 20 KB")
    check(server.raw(b"POST /api/v1/corrections HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000000\r\n\r\n").startswith(b"HTTP/1.1 413"), "a body of 2 GB")
    check(b" 400 " in server.raw(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")[:20], "another protocol")
    check(server.ask("/healthz").status == 200, "after all that")


def starting(folder, db):
    done = lapwing("serve", "--db", db, "--listen", "0.0.0.0:0", code=2)
    check("--token-file" in done.stderr, "listening beyond this machine without token")
    lapwing("serve", "--db", str(folder / "none.db"), "--listen", "127.0.0.1:0", code=2)
    lapwing("serve", "--db", db, "--listen", "somewhere:1", code=2)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        lapwing("serve", "--db", db, "--listen", f"127.0.0.1:{taken.getsockname()[1]}", code=4)
    (folder / "open").write_text("0" * 64)
    os.chmod(folder / "open", 0o644)
    check("others may read" in lapwing("serve", "--db", db, "--listen", "127.0.0.1:0", "--token-file", str(folder / "open"), code=2).stderr, "a token that others may read")
    quiet = Server("--db", db)
    check(quiet.ask(API + "corrections", method="POST", headers={"Content-Type": "application/json"}, body=b"{}").status == 403, "corrections without --token-file")
    check(quiet.ask("/", host="news.example").status == 421, "a name that was not allowed")
    quiet.end()


def beyond_this_machine(folder, db):
    """Where others reach the server, all that tells of the store needs the token; names are refused unless allowed."""
    server = Server("--db", db, "--token-file", str(folder / "token"), "--host", "news.example", "-q", listen="0.0.0.0:0")
    bearer = {"Authorization": "Bearer " + (folder / "token").read_text().strip()}
    for path in ["/digest.html", "/stories.html", "/metrics", "/readyz", API + "overview", API + "events.csv", API + "stream", API + "openapi.json", API + "nothing"]:
        check(server.ask(path).status == 401, f"{path}: told without the token")
    for host in ["news.example", "192.0.2.1:80", "localhost"]:
        check(server.ask(API + "overview", headers=bearer, host=host).status == 200, f"{host}: refused")
    check(server.ask(API + "overview", headers=bearer, host="evil.example").status == 421, "a name that was not allowed")
    check(server.ask(API + "overview?token=" + bearer["Authorization"][7:]).status == 401, "a token in an address")
    server.end()
    server = Server("--db", db, "--insecure", "-q", listen="0.0.0.0:0")
    check(server.ask(API + "overview", host="192.0.2.1").status == 200, "--insecure")
    server.end()


def usual_band(folder):
    """Beside every period of a series stands what the pair's past said it would bring, or null while there is too little of it."""
    reports = folder / "weekly.jsonl"
    with open(reports, "w") as out:
        for day in range(200):
            date = (datetime.date(2024, 1, 1) + datetime.timedelta(days=day)).isoformat()
            out.write(json.dumps({"id": f"d{day}", "published": date, "text": f"Japan condemned Vietnam on {date} over the fishing boats."}) + "\n")
    lapwing("ingest", "--quiet", "--db", str(folder / "weekly.db"), str(reports))
    server = Server("--db", str(folder / "weekly.db"), "-q")
    periods = server.json("series?source=JPN&target=VNM&by=week")["periods"]
    check(periods[0]["expected"] is None and periods[-1]["expected"] is not None, "a band needs a past")
    band = periods[-2]["expected"]
    check(band["low"] <= periods[-2]["events"] <= band["high"] and 5 < band["mean"] < 9, f"one event a day is usual: {periods[-2]}")
    server.end()


def older_store(folder, db):
    """A store of version 1 is carried over by what writes, and can be searched then."""
    old = folder / "old.db"
    lapwing("verify", "--db", db, "--backup", str(old))
    with contextlib.closing(sqlite3.connect(old)) as sql:
        for what in ("INDEX articles_story", "TABLE articles_text", "TABLE events_text", "TABLE feeds"):
            sql.execute(f"DROP {what}")
        sql.execute("ALTER TABLE articles DROP COLUMN content")
        sql.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
        sql.commit()
    check("older Lapwing" in lapwing("serve", "--db", str(old), "--listen", "127.0.0.1:0", code=4).stderr, "an older store is read as it is")
    lapwing("ingest", "--quiet", "--db", str(old), str(ROOT / "examples/season.jsonl"))
    server = Server("--db", str(old), "-q")
    check(server.json("search?q=president")["items"], "an older store carried over is not searched")
    server.end()


def demo():
    began = time.time()
    server = Server(verb="demo")
    took = time.time() - began
    check(server.json("overview")["alarms"] and server.ask("/").status == 200, "demo")
    print(f"demo answered after {took:.1f} s")
    server.end()


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        db = make_store(folder)
        server = Server("--db", db, "--token-file", str(folder / "token"))
        server.db = db
        token = (folder / "token").read_text().strip()
        check(len(token) == 64 and stat.S_IMODE(os.stat(folder / "token").st_mode) == 0o600, "the token's file")
        for part in (every_route, filters, paging, order, marks, faults, names, headers, hostile, openapi):
            part(server)
        corrections(server, token)
        stream(server, token)
        slow_clients(server)
        server.end()
        check(token not in server.process.stderr.read(), "the token is in the log")
        starting(folder, db)
        beyond_this_machine(folder, db)
        older_store(folder, db)
        usual_band(folder)
        lapwing("verify", "--db", db)
        demo()
    return finish()


if __name__ == "__main__":
    sys.exit(main())
