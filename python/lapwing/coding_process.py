# SPDX-License-Identifier: Apache-2.0
"""Coding in a process of its own: an article over which the coder dies, or works for minutes, costs that article and nothing around it.

    with coding_process(coder._options, article_seconds=60) as process:
        lines, events = process.code(lines)     # lines of JSON, as the reader gives them

Articles are sent by the hundred. When the process dies they are sent again one by one, to new processes; one over which two have died is refused: its line comes back with
the status `error` and the reason, and it has no events. The limits are the process's own (processor time by its clock, memory by its resources), so they do not depend on
what else the machine does. A process that is killed from outside refuses nothing.
"""

import atexit
import contextlib
import json
import os
import resource
import signal
import subprocess
import sys

from . import _core, errors
from .coder import Coder
from .errors import StoreError
from .events import Events

ARTICLE_SECONDS = 60  # of processor time; an ordinary article takes a hundredth of one
MOST_MEMORY = 2 << 30  # bytes of a process, whose coder takes a tenth of a gigabyte
DEATHS_INSIDE = 2  # over one article: it is refused
DEATHS_OUTSIDE = 4  # somebody takes the processes away: the work is given up

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from lapwing.coding_process import serve; serve(*json.loads(sys.argv[2]))"
_idle = {}  # processes that wait for the next shard, by what they were started with


class _Died(Exception):
    def __init__(self, code, seconds):
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        super().__init__(f"coding took more than {seconds} s of processor time" if code == -signal.SIGPROF else f"coding ended its process ({name})")
        self.outside = code in (-signal.SIGKILL, -signal.SIGTERM)


class CodingProcess:
    """One process, begun anew whenever it dies. `stamp` is that of its coder. For one thread at a time."""

    def __init__(self, options, article_seconds):
        self.seconds = article_seconds
        self._command = [sys.executable, "-c", _START, json.dumps(sys.path), json.dumps([options, article_seconds])]
        self._start()

    def code(self, lines):
        """(lines, their events): the lines given, but for those of refused articles."""
        try:
            return lines, self._events([self._ask(lines)])
        except _Died:
            kept, answers = zip(*(self._alone(line) for line in lines))
            return list(kept), self._events(answers)

    def close(self):
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def _start(self):
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            self.stamp = self._answer()["stamp"]
        except _Died as died:
            raise StoreError(f"no process to code in could be started: {died}; is there enough memory?", os.uname().nodename) from None

    def _alone(self, line):
        inside = outside = 0
        while True:
            try:
                return line, self._ask([line])
            except _Died as died:
                inside, outside = inside + (not died.outside), outside + died.outside
                if outside == DEATHS_OUTSIDE:
                    raise StoreError(f"{died}, {outside} times over; is there enough memory?", os.uname().nodename) from None
                if inside == DEATHS_INSIDE:
                    line = json.dumps({**json.loads(line), "status": "error", "reason": str(died)}, ensure_ascii=False, separators=(",", ":"))
                    return line, self._ask([line])

    def _ask(self, lines):
        try:
            _send(self._process.stdin, {}, "".join(f"{line}\n" for line in lines).encode())
            return self._answer()
        except BrokenPipeError:
            died = self._end()
        except _Died as error:
            died = error
        self._start()
        raise died

    def _answer(self):
        head, body = _receive(self._process.stdout)
        if head is None:
            raise self._end()
        if "error" in head:
            self.close()
            kind, message, where = head["error"]
            raise getattr(errors, kind)(message, where)
        return {**head, "lines": body}

    def _end(self):
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.stdout.close()
        return _Died(self._process.wait(), self.seconds)

    @staticmethod
    def _events(answers):
        table = _core.EventTable.from_lines(b"".join(answer["lines"] for answer in answers), "events")
        return Events(table, articles=sum(answer["articles"] for answer in answers), rejects=[reject for answer in answers for reject in answer["rejects"]])


@contextlib.contextmanager
def coding_process(options, article_seconds=ARTICLE_SECONDS):
    """A process for a while; the next with the same options goes on with it."""
    waiting = _idle.setdefault(json.dumps([options, article_seconds]), [])
    process = waiting.pop() if waiting else CodingProcess(options, article_seconds)
    try:
        yield process
    except BaseException:  # what it was at is not known
        process.close()
        raise
    waiting.append(process)


@atexit.register
def _close_all():
    for waiting in _idle.values():
        while waiting:
            waiting.pop().close()


# A message: a line of JSON that says how many bytes come behind it, and these.


def _send(pipe, head, body=b""):
    pipe.write(json.dumps({**head, "bytes": len(body)}).encode() + b"\n" + body)
    pipe.flush()


def _receive(pipe):
    """(None, b"") at the end, be it in the middle of a message."""
    line = pipe.readline()
    head = json.loads(line) if line.endswith(b"\n") else None
    body = pipe.read(head["bytes"]) if head else b""
    return (head, body) if head and len(body) == head["bytes"] else (None, b"")


# The other side.


def serve(options, article_seconds):
    """Codes what comes in on standard input until that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks: it closes the pipe
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    try:
        codebook, actors, frames_only = options
        coder = Coder(codebook or None, actors, threads=1, frames_only=frames_only)
        _send(told, {"stamp": coder.stamp})
        while True:
            head, lines = _receive(asked)
            if head is None:
                return
            signal.setitimer(signal.ITIMER_PROF, article_seconds)
            events = coder._events(coder._core.code_chunks(iter([lines]), "", 1))
            signal.setitimer(signal.ITIMER_PROF, 0)
            _send(told, {"articles": events.articles, "rejects": events.rejects}, events._table.lines(0, len(events)))
    except errors.Error as error:
        _send(told, {"error": [type(error).__name__, error.message, error.where]})
    except BrokenPipeError:  # nobody waits for it any more
        os._exit(0)
