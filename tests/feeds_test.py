#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Feeds as they are polled: a server on this machine that plays every part, a clock that is told, and what the program makes of it.

LAPWING names the program; arguments name parts (`manners`, `limits` ...). Prints `N passed, N failed`.
"""
import contextlib
import gzip
import http.client
import http.server
import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time

from program import LAPWING, Server, check, finish, lapwing

DAY = "2024-01-17T"


class Site:
    """A web server whose pages are functions or (status, headers, body); every request is kept."""

    def __init__(self):
        self.pages, self.requests, self.lock, self.busy, self.most_busy = {}, [], threading.Lock(), 0, 0
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *arguments):
                pass

            def do_GET(self):
                with site.lock:
                    site.requests.append((self.path, dict(self.headers), time.time()))
                    site.busy += 1
                    site.most_busy = max(site.most_busy, site.busy)
                try:
                    page = site.pages.get(self.path, (404, {}, "none"))
                    if callable(page):
                        page = page(self)
                    if page is not None:
                        self.answer(*page)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    with site.lock:
                        site.busy -= 1

            def answer(self, status, headers, body):
                data = body.encode() if isinstance(body, str) else body
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(data)), "Connection": "close"} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)
                self.close_connection = True

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def at(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def asked(self, path=None):
        with self.lock:
            return [headers for asked, headers, _ in self.requests if path in (None, asked)]

    def times(self):
        with self.lock:
            return [moment for _, _, moment in self.requests]

    def forget(self):
        with self.lock:
            self.requests.clear()
            self.most_busy = 0


def item(number, text=None, link=None):
    text = text if text is not None else f"Russian President Vladimir Putin met Chinese President Xi Jinping in Beijing on Tuesday, report {number} said."
    return f"<item><title>Talks {number}</title><link>{link or f'https://wire.example/{number}'}</link><pubDate>Wed, 17 Jan 2024 08:00:00 GMT</pubDate><description>{text}</description></item>"


def rss(*items, head=""):
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Oslo Wire</title><link>https://wire.example/</link>{head}{''.join(items)}</channel></rss>"


class News:
    """A store with some feeds, polled at told moments."""

    def __init__(self, *urls, options=()):
        News.count = getattr(News, "count", 0) + 1
        self.db = f"news{News.count}.db"
        if urls:
            lapwing("feeds", "add", "--quiet", "--db", self.db, "--allow-loopback", *options, *urls)

    def poll(self, clock, *more, code=0, loopback=True):
        """What became of each feed that was due at this moment of the 17th, or at this moment."""
        moment = clock if "T" in clock else f"{DAY}{clock}Z"
        done = lapwing("feeds", "poll", "--quiet", "--json", "--db", self.db, "--pause", "0", "--now", moment, *(["--allow-loopback"] if loopback else []), *more, code=code)
        self.said = done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def feeds(self):
        return [json.loads(line) for line in lapwing("feeds", "list", "--json", "--db", self.db).stdout.splitlines()]

    def articles(self):
        found = re.search(r"(\d+) articles", lapwing("verify", "--db", self.db).stdout)
        return int(found.group(1)) if found else -1


def seconds(moment):
    return time.mktime(time.strptime(moment, "%Y-%m-%dT%H:%M:%SZ"))


def waits(report, clock, least, most):
    """Is the feed looked at again between so many hours from then?"""
    wait = (seconds(report["next_read"]) - seconds(f"{DAY}{clock}Z" if "T" not in clock else clock)) / 3600
    check(least <= wait <= most, f"{report['url']}: again after {wait:.2f} hours instead of {least} to {most}: {report}")


def manners(site):
    """The first look, then one with its validators; nothing between, whoever restarts."""
    validators = {"ETag": 'W/"x,  y"', "Last-Modified": "some day in May"}

    def feed(request):
        if request.headers.get("If-None-Match") == validators["ETag"] and request.headers.get("If-Modified-Since") == validators["Last-Modified"]:
            return 304, {}, ""
        return 200, validators | {"Set-Cookie": "a=b"}, rss(item(1), item(2))

    site.pages["/rss"] = feed
    news = News(site.at("/rss"))
    check(news.feeds()[0]["state"] == "new" and not site.asked(), "a feed that is added is not fetched yet")
    report = news.poll("10:00:00", "--contact", "keeper@wire.example")[0]
    check((report["outcome"], report["status"], report["entries"], report["new"]) == ("read", 200, 2, 2), f"the first look: {report}")
    waits(report, "10:00:00", 1, 1.1)
    first = site.asked()[0]
    check(re.match(r"lapwing/[0-9.]+ \(.*keeper@wire\.example\)$", first["User-Agent"]), f"who asks: {first['User-Agent']}")
    check("gzip" in first["Accept-Encoding"] and "application/atom+xml" in first["Accept"], f"what is asked for: {first}")
    check(not {"Cookie", "Referer", "If-None-Match", "If-Modified-Since", "Authorization"} & set(first), f"what is not told: {first}")
    check(news.articles() == 2, "two articles in the store")
    check(news.poll("10:30:00") == [] and len(site.asked()) == 1, "a restart within the hour fetches nothing")
    report = news.poll("11:30:00")[0]
    check(report["outcome"] == "unchanged" and report["status"] == 304, f"the second look: {report}")
    check(site.asked()[-1]["If-None-Match"] == 'W/"x,  y"' and site.asked()[-1]["If-Modified-Since"] == "some day in May" and "Cookie" not in site.asked()[-1], "validators go back as they came")
    news.poll("2024-01-25T10:00:00Z")
    check("If-None-Match" not in site.asked()[-1], "one look in a week is without conditions")
    site.pages["/rss"] = (200, {}, rss(item(3), item(1, "The same entry with other words."), item(2)))
    report = news.poll("2024-01-25T12:00:00Z")[0]
    check((report["entries"], report["new"]) == (3, 1) and news.articles() == 3, f"one new entry: {report}")
    check(news.feeds()[0]["articles"] == 3 and news.feeds()[0]["title"] == "Oslo Wire", f"the list: {news.feeds()}")
    check(news.poll("2024-01-25T14:00:00Z")[0]["outcome"] == "unchanged", "the same bytes without validators are not read again")


def addresses(site):
    """301 and 308 count after three times in a week; 302 never; two feeds that become one are told of."""
    site.pages |= {"/old": (301, {"Location": "/new"}, ""), "/older": (308, {"Location": "/new"}, ""), "/today": (302, {"Location": "/new"}, ""), "/new": (200, {}, rss(item(1)))}
    news = News(site.at("/old"), site.at("/today"))
    for day in ("17", "18", "19"):
        news.poll(f"2024-01-{day}T10:00:00Z")
    check({feed["url"] for feed in news.feeds()} == {site.at("/old"), site.at("/today")}, "three times within days is not a week")
    check({r["outcome"] for r in news.poll("2024-01-25T10:00:00Z")} == {"moved", "unchanged"}, "moved after a week")
    check({feed["url"] for feed in news.feeds()} == {site.at("/new"), site.at("/today")}, f"301 is a new address, 302 is none: {news.feeds()}")
    site.forget()
    news.poll("2024-01-26T12:00:00Z")
    check(not site.asked("/old"), "the old address is left alone")
    news = News(site.at("/older"), site.at("/new"))
    for day in ("01", "02", "03", "10"):
        news.poll(f"2024-01-{day}T10:00:00Z", code=3 if day == "10" else 0)
    states = {feed["url"]: feed["state"] for feed in news.feeds()}
    check(states == {site.at("/older"): "stopped", site.at("/new"): "ok"}, f"moved to a feed that is read already: {states}")
    site.pages["/loop"] = (302, {"Location": "/loop"}, "")
    site.forget()
    report = News(site.at("/loop")).poll("10:00:00", code=3)[0]
    check("more than 5 times" in report["error"] and len(site.asked()) == 6, f"a loop: {report}")


def refusals(site):
    """410 ends it; 401 and 403 after the third; 404 and 500 back off."""
    site.pages |= {"/gone": (410, {}, ""), "/shut": (403, {}, ""), "/ill": (500, {}, ""), "/lost": (404, {}, "")}
    news = News(site.at("/gone"))
    check(news.poll("10:00:00", code=3)[0]["next_read"] is None and news.feeds()[0]["state"] == "gone", "410 is gone")
    site.forget()
    check(news.poll("2025-01-17T10:00:00Z") == [] and not site.asked(), "what is gone is not asked for again")
    lapwing("feeds", "remove", "--quiet", "--gone", "--db", news.db)
    check(news.feeds() == [], "remove --gone")
    lapwing("feeds", "remove", "--db", news.db, site.at("/gone"), code=1)
    news = News(site.at("/shut"))
    for day in ("17", "18", "19"):
        check(len(news.poll(f"2024-01-{day}T10:00:00Z", code=3)) == 1, f"asked on the {day}th")
    check(news.feeds()[0]["state"] == "stopped" and "three times" in news.feeds()[0]["last_error"], f"refused three times: {news.feeds()}")
    lapwing("feeds", "add", "--quiet", "--allow-loopback", "--db", news.db, site.at("/shut"))
    check(news.feeds()[0]["state"] == "new", "added again, it is tried again")
    news = News(site.at("/ill"), site.at("/lost"))
    for report in news.poll("10:00:00", code=3):
        waits(report, "10:00:00", 1, 1.1)
    for report in news.poll("12:00:00", code=3):
        waits(report, "12:00:00", 2, 2.2)
    check(all(feed["state"] == "failing" and feed["failures"] == 2 for feed in news.feeds()), f"failing: {news.feeds()}")
    site.pages["/ill"] = site.pages["/lost"] = (200, {}, rss(item(1)))
    news.poll("15:00:00")
    check(all(feed["state"] == "ok" and feed["last_error"] is None for feed in news.feeds()), "well again")


def told_to_wait(site):
    """429 and 503: as long as the server says, and nothing else of it meanwhile."""
    site.pages |= {"/busy": (429, {"Retry-After": "18000"}, ""), "/z": (200, {}, rss(item(1)))}
    news = News(site.at("/busy"), site.at("/z"))
    busy, other = news.poll("10:00:00", code=3)
    waits(busy, "10:00:00", 5, 5.5)
    check(other["outcome"] == "put off" and not site.asked("/z"), f"another feed of this host waits too: {other}")
    waits(other, "10:00:00", 4.9, 5.1)
    site.pages["/date"] = (503, {"Date": "Wed, 17 Jan 2024 10:00:00 GMT", "Retry-After": "Wed, 17 Jan 2024 13:00:00 GMT"}, "")
    waits(News(site.at("/date")).poll("10:00:00", code=3)[0], "10:00:00", 3, 3.3)
    # Behind a redirect it is the host that answered, not the one that led there.
    first, then = sorted((Site(), Site()), key=lambda one: str(one.port))  # in the order that one thread visits them
    first.pages |= {"/a": (302, {"Location": then.at("/busy")}, ""), "/b": (200, {}, rss(item(2)))}
    then.pages |= {"/busy": (429, {"Retry-After": "18000"}, ""), "/z": (200, {}, rss(item(3)))}
    reports = News(first.at("/a"), first.at("/b"), then.at("/z")).poll("10:00:00", "--hosts", "1", code=3)
    check([report["outcome"] for report in reports] == ["failed", "read", "put off"] and not then.asked("/z"), f"told to wait behind a redirect: {reports}")


def wishes(site):
    """The longest wait that is asked for: max-age, ttl, the user's, skipHours."""
    site.pages |= {"/age": (200, {"Cache-Control": "public, max-age=14400"}, rss(item(1))), "/ttl": (200, {}, rss(item(1), head="<ttl>180</ttl>")),
                   "/skip": (200, {}, rss(item(1), head="<skipHours>" + "".join(f"<hour>{h}</hour>" for h in range(10, 20)) + "</skipHours>"))}
    for path, least, most in (("/age", 4, 4.4), ("/ttl", 3, 3.3), ("/skip", 10, 10)):
        waits(News(site.at(path)).poll("10:00:00")[0], "10:00:00", least, most)
    waits(News(site.at("/ttl"), options=("--interval", "600")).poll("10:00:00")[0], "10:00:00", 10, 11)
    lapwing("feeds", "add", "--db", "x.db", "--interval", "5", "https://wire.example/", code=2)


def limits(site):
    """Slow, large, packed to burst, broken off: a failure in words each, and soon."""
    def slow(request):
        request.send_response(200)
        request.end_headers()
        for _ in range(30):
            request.wfile.write(b" ")
            time.sleep(0.5)

    def endless(request):
        request.send_response(200)
        request.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(64):
                request.wfile.write(b"<item>" * 20000)

    def short(request):
        request.answer(200, {"Content-Length": "100000"}, rss(item(1)))

    bomb = gzip.compress(b"<rss><channel>" + b" " * (40 << 20))
    site.pages |= {"/slow": slow, "/large": endless, "/announced": (200, {"Content-Length": str(1 << 40)}, "<rss>"), "/short": short,
                   "/bomb": (200, {"Content-Encoding": "gzip"}, bomb), "/file.gz": (200, {}, bomb), "/layers": (200, {"Content-Encoding": "gzip, gzip, gzip"}, gzip.compress(gzip.compress(bomb))),
                   "/nogzip": (200, {"Content-Encoding": "gzip"}, rss(item(1))), "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(rss(item(1)).encode())),
                   "/packed.gz": (200, {"Content-Type": "application/octet-stream"}, gzip.compress(rss(item(2)).encode()))}
    for path, words in (("/slow", "too slow"), ("/large", "more than 1048576 bytes"), ("/announced", "more than"), ("/short", "breaks off"), ("/bomb", "unpacks to more than"), ("/file.gz", "too large"),
                        ("/layers", "layers"), ("/nogzip", "damaged")):
        began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        report = News(site.at(path)).poll("10:00:00", "--timeout", "3", "--max-size", "1" if path != "/bomb" else "100", code=3)[0]
        check(words in (report["error"] or ""), f"{path}: {report}")
        worked = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - began  # not the clock: other programs run beside
        check(worked < 5, f"{path}: took {worked:.1f} seconds of the processor")
    for path in ("/packed", "/packed.gz"):
        check(News(site.at(path)).poll("10:00:00")[0]["new"] == 1, f"{path} is read")


def own_network(site):
    """No way leads into the network that the program runs in."""
    lapwing("feeds", "add", "--db", "y.db", site.at("/rss"), code=2)
    site.pages["/rss"] = (200, {}, rss(item(1)))
    news = News(site.at("/rss"))
    site.forget()
    report = news.poll("10:00:00", code=3, loopback=False)[0]
    check("a loopback address" in report["error"] and not site.asked(), f"this machine, without leave: {report}")
    # A name is looked at when it is connected to: it may lead anywhere.
    news = News(f"http://localhost:{site.port}/rss")
    report = news.poll("10:00:00", "--allow-port", str(site.port), code=3, loopback=False)[0]
    check("the name leads to a loopback address" in report["error"] and not site.asked(), f"a name for this machine: {report}")
    for number, (target, words) in enumerate([("http://10.0.0.1/", "a private address"), ("http://169.254.169.254/latest/meta-data/", "a link-local address"), ("http://[fe80::1]/", "a link-local address"),
                                              ("http://0.0.0.0:80/", "this network"), ("http://[::ffff:192.168.0.1]/", "a private address"), ("http://0xa.1/", "a private address"), ("file:///etc/passwd", "only http and https"),
                                              ("http://a:b@127.0.0.1/", "a password"), ("https://wire.example:8443/", "port 8443"), ("http://", "no address")]):
        site.pages[f"/to{number}"] = (302, {"Location": target}, "")
        report = News(site.at(f"/to{number}")).poll("10:00:00", code=3)[0]
        check("redirected to" in report["error"] and words in report["error"], f"redirected to {target}: {report}")
    for url in ("http://10.0.0.1/rss", "http://192.168.1.1/", "ftp://wire.example/", "https://me:secret@wire.example/rss"):
        lapwing("feeds", "add", "--allow-loopback", "--db", "z.db", url, code=2)
    check(not pathlib.Path("z.db").exists(), "a list that was refused made no store")


def pages(site):
    """--pages: robots.txt is asked once, what it forbids and what publishers reserve is not read; trouble is waited out."""
    body = "".join(f"<p>The foreign ministers of Japan and South Korea met in Tokyo on Monday and signed an agreement, paragraph {n} of the report said.</p>" for n in range(6))
    page = f"<html><head><title>Long report</title></head><body><article><h1>Long report</h1>{body}</article></body></html>"
    site.pages |= {"/robots.txt": (200, {}, "User-agent: *\nDisallow: /private\n"), "/open": (200, {"Content-Type": "text/html"}, page), "/private/1": (200, {}, page), "/mine": (200, {"TDM-Reservation": "1"}, page),
                   "/noarchive": (200, {"X-Robots-Tag": "noarchive"}, page), "/ill": (500, {}, ""), "/missing": (404, {}, ""), "/headline": (200, {}, page.replace("paragraph", "part")), "/into": (302, {"Location": "http://10.0.0.1/"}, "")}
    paths = ["/open", "/private/1", "/mine", "/noarchive", "/ill", "/missing", "/into"]
    site.pages["/rss"] = (200, {"ETag": '"1"'}, rss(*(item(n, link=site.at(path)) for n, path in enumerate(paths)), item(9, text="", link=site.at("/headline"))))
    news = News(site.at("/rss"), options=("--pages",))
    site.forget()
    report = news.poll("10:00:00")[0]
    check((report["new"], report["waiting"]) == (7, 1), f"with pages: {report}")
    check(len(site.asked("/robots.txt")) == 1 and not site.asked("/private/1"), "robots.txt is asked once and obeyed")
    texts = texts_of(news)
    check(len(texts["Talks 0"]) > 500 and len(texts["Talks 9"]) > 500, f"the page's text is taken: {texts}")
    check(all("report" in texts[f"Talks {n}"] and len(texts[f"Talks {n}"]) < 200 for n in (1, 2, 3, 5, 6)), "else the entry's own")
    check("Talks 4" not in texts, "an entry whose page may still come waits")
    site.pages["/ill"] = (200, {}, page.replace("Japan", "China"))
    report = news.poll("12:00:00")[0]
    check("If-None-Match" not in site.asked("/rss")[-1] and report["new"] == 1 and "China" in texts_of(news)["Talks 4"], f"and comes the next time: {report}")
    # A page at an address that is never fetched from will not come either: it is not waited for.
    site.pages["/rss4"] = (200, {}, rss(item(1, link="http://10.9.8.7/report")))
    report = News(site.at("/rss4"), options=("--pages",)).poll("10:00:00")[0]
    check((report["new"], report["waiting"]) == (1, 0), f"a page in a private network: {report}")
    # A page that never comes is done without, from the fourth look on.
    site.pages |= {"/never": (503, {}, ""), "/rss2": (200, {}, rss(item(1, link=site.at("/never"))))}
    news = News(site.at("/rss2"), options=("--pages",))
    new = [news.poll(f"2024-01-{day}T10:00:00Z")[0]["new"] for day in (17, 19, 21, 23)]
    check(new == [0, 0, 0, 1], f"a page that never comes: {new}")
    # A robots.txt in trouble allows nothing, and passes.
    site.pages |= {"/robots.txt": (500, {}, ""), "/rss3": (200, {}, rss(item(1, link=site.at("/open"))))}
    site.forget()
    report = News(site.at("/rss3"), options=("--pages",)).poll("10:00:00")[0]
    check(report["waiting"] == 1 and not site.asked("/open"), f"robots.txt in trouble: {report}")


def served(news, *paths):
    """What the server answers for these paths of the API."""
    server = Server("--db", news.db)
    answers = [server.json(path) for path in paths]
    server.end()
    return answers


def texts_of(news):
    ids = {a["title"]: a["id"] for a in served(news, "articles")[0]["items"]}
    answers = served(news, *(f"articles/{one}" for one in ids.values()))
    return {title: (answer.get("article") or answer)["text"] for title, answer in zip(ids, answers)}


def documents(site):
    """What stands at the address: broken feeds, pages, other charsets, nothing."""
    site.pages |= {"/broken": (200, {}, "\n\n<?xml version='1.0'?><rss><channel><title>A & B</title>" + item(1) + "<item><title>Half of it"),
                   "/page": (200, {"Content-Type": "text/html"}, "<html><head><link rel='alternate' type='application/rss+xml' href='/named'></head><body>Hello</body></html>"), "/named": (200, {}, rss(item(1))),
                   "/html": (200, {}, "<html><body>No feed here</body></html>"), "/empty": (200, {}, ""), "/none": (200, {}, rss()),
                   "/cyrillic": (200, {"Content-Type": "text/xml; charset=windows-1251"}, rss(item(1)).replace("Oslo Wire", "Правда").encode("cp1251")),
                   "/json": (200, {"Content-Type": "text/plain"}, json.dumps({"version": "https://jsonfeed.org/version/1", "title": "J", "items": [{"id": "1", "content_text": "Iran met Iraq in Oman."}]}))}
    news = News(site.at("/broken"))
    report = news.poll("10:00:00")[0]
    check((report["new"], report["waiting"]) == (1, 1), f"half an entry waits for the rest: {report}")
    site.pages["/broken"] = (200, {}, rss(item(1), "<item><title>Half of it and the rest</title><description>Iran met Iraq in Oman.</description></item>"))
    check(news.poll("12:00:00")[0]["new"] == 1 and news.articles() == 2, "which comes")
    news = News(site.at("/page"))
    report = news.poll("10:00:00")[0]
    check(report["outcome"] == "moved" and report["new"] == 1 and news.feeds()[0]["url"] == site.at("/named"), f"the feed that a page names: {report}")
    for path, words in (("/html", "an HTML page, not a feed"), ("/empty", "an empty answer")):
        check(words in News(site.at(path)).poll("10:00:00", code=3)[0]["error"], path)
    check(News(site.at("/none")).poll("10:00:00")[0]["outcome"] == "read", "a feed without entries is no failure")
    news = News(site.at("/cyrillic"))
    news.poll("10:00:00")
    check(news.feeds()[0]["title"] == "Правда", f"a charset that only the server names: {news.feeds()}")
    check(News(site.at("/json")).poll("10:00:00")[0]["new"] == 1, "a JSON Feed as plain text")


def one_at_a_time(site):
    """Of one host one document at a time, with a pause; the end of a --every is clean."""
    def rest(request):
        time.sleep(0.1)
        return 200, {}, rss(item(1))

    for n in range(5):
        site.pages[f"/many{n}"] = rest
    news = News(*(site.at(f"/many{n}") for n in range(5)))
    site.forget()
    lapwing("feeds", "poll", "--quiet", "--db", news.db, "--allow-loopback", "--pause", "0.4")
    times = site.times()
    check(site.most_busy == 1 and all(b - a >= 0.4 for a, b in zip(times, times[1:])), f"one at a time: {site.most_busy}, {times}")
    news = News(site.at("/many0"))
    site.forget()
    process = subprocess.Popen([LAPWING, "feeds", "poll", "--db", news.db, "--allow-loopback", "--every", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    began = time.time()
    while not site.asked() and time.time() - began < 30:
        time.sleep(0.1)
    time.sleep(2.5)
    lapwing("feeds", "add", "--quiet", "--allow-loopback", "--db", news.db, site.at("/many1"))  # between two rounds the store is free
    while not site.asked("/many1") and time.time() - began < 30:
        time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    check(process.wait(timeout=10) == 0, f"--every ends cleanly: {process.stderr.read()[-300:]}")
    check(len(site.asked("/many0")) == 1 and len(site.asked("/many1")) == 1, "--every fetches what is due, once")


def lists(_):
    """OPML in and out, nested, broken, given twice."""
    opml = """<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>My & list</title></head><body>
<outline text="World"><outline text="Asia"><outline type="rss" text="Wire &amp; Co" xmlUrl="https://wire.example/rss?a=1&amp;b=2" htmlUrl="https://wire.example/"/></outline>
<outline text="Two" xmlUrl="HTTPS://Two.example:443/rss#x"/></outline><outline text="Again" xmlUrl="https://wire.example/rss?a=1&amp;b=2"/><outline text="Three" type="rss" xmlUrl="https://three.example/"/></body></opml>"""
    pathlib.Path("list.opml").write_text(opml, encoding="utf-8")
    done = lapwing("feeds", "import", "--db", "list.db", "list.opml")
    check("3 added" in done.stderr and "1 stand in the list more than once" in done.stderr, done.stderr)
    check("0 added, 3 were there already" in lapwing("feeds", "import", "--db", "list.db", "-", input=opml).stderr, "the same list again adds nothing")
    lapwing("feeds", "add", "--db", "list.db", "--quiet", "--folder", "World/Asia", "--interval", "30", "--pages", "--title", "Four <4> \"four\"", "four.example/rss")
    out = lapwing("feeds", "export", "--db", "list.db").stdout
    pathlib.Path("out.opml").write_text(out, encoding="utf-8")
    lapwing("feeds", "import", "--db", "copy.db", "--quiet", "out.opml")
    check(lapwing("feeds", "export", "--db", "copy.db").stdout == out, "a list goes out and in unchanged")
    check(lapwing("feeds", "list", "--json", "--db", "copy.db").stdout == lapwing("feeds", "list", "--json", "--db", "list.db").stdout, "and says the same")
    listed = {f["url"]: (f["title"], f["folder"], f["interval_minutes"], f["pages"]) for f in map(json.loads, lapwing("feeds", "list", "--json", "--db", "copy.db").stdout.splitlines())}
    check(listed == {"https://wire.example/rss?a=1&b=2": ("Wire & Co", "World/Asia", 60, False), "https://two.example/rss": ("Two", "World", 60, False), "https://three.example/": ("Three", None, 60, False),
                     "https://four.example/rss": ('Four <4> "four"', "World/Asia", 30, True)}, f"listed: {listed}")
    pathlib.Path("broken.opml").write_text("<opml><body><outline text='R&D'><outline xmlUrl=https://a.example/ ><outline xmlUrl='http://10.0.0.1/'><outline type=rss text=none", encoding="utf-8")
    done = lapwing("feeds", "import", "--db", "broken.db", "broken.opml", code=3)
    check("1 added" in done.stderr and "2 have no address" in done.stderr and "breaks off" in done.stderr, done.stderr)
    pathlib.Path("no.opml").write_text("https://a.example/\n", encoding="utf-8")
    check("no OPML" in lapwing("feeds", "import", "--db", "broken.db", "no.opml", code=3).stderr, "what is no list says so")
    lapwing("feeds", "import", "--db", "broken.db", "nothing.opml", code=2)
    lapwing("feeds", code=2)
    lapwing("feeds", "poll", "--db", "list.db", "--now", "noon", code=2)
    lapwing("feeds", "remove", "--quiet", "--db", "list.db", "two.example/rss")
    check("two.example" not in lapwing("feeds", "list", "--db", "list.db").stdout, "removed")


def health(site):
    """What the page shows of feeds is what the list says."""
    site.pages |= {"/well": (200, {}, rss(item(1))), "/ill": (500, {}, "")}
    news = News(site.at("/well"), site.at("/ill"))
    news.poll("10:00:00", code=3)
    seen = served(news, "feeds")[0]["items"]
    check(seen == news.feeds(), f"the API: {seen}")
    well = next(feed for feed in seen if feed["url"].endswith("/well"))
    check(well["last_read"] == "2024-01-17T10:00:00Z" and well["state"] == "ok" and well["articles"] == 1, f"a feed that is well: {well}")


def main():
    os.environ["TZ"] = "UTC"
    time.tzset()
    os.environ.pop("LAPWING_CONTACT", None)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for part in (manners, addresses, refusals, told_to_wait, wishes, limits, own_network, pages, documents, one_at_a_time, health, lists):
            if not sys.argv[1:] or part.__name__ in sys.argv[1:]:
                part(Site())
        os.chdir("/")
    return finish()


if __name__ == "__main__":
    raise SystemExit(main())
