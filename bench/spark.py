#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Spark with one worker of one core against two: how much faster, and are the bytes the same?

usage: spark.py [ARTICLES.jsonl[.gz]] [--articles N] [--shards 40] [--program build/lapwing] [--repeat N]

Run it with an interpreter that has the wheel, pyspark and pyarrow (build/python/spark, after LAPWING_SPARK=1 script/test spark); needs Java. The articles are dealt to files, one
task each. A master and two workers run on this machine; jobs on one core and on two come in turn, in sessions whose workers are warm: every Python worker has coded before.

Told is the wall time of each, which other work on the machine spoils, and the CPU seconds of each worker with all that it starts: JVM, Python, coding. `by CPU` is one worker's CPU
seconds over those of the busier of two: the speed-up of two free cores. Exit 1 where two outputs differ, or differ from the shards of this process.
"""
import contextlib
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import measured

os.environ.setdefault("LAPWING", str(measured.ROOT / "build" / "lapwing"))
sys.path.insert(0, str(measured.ROOT / "python" / "tests"))

DRIVER = """
import json, sys, time
from pyspark.sql import SparkSession
from lapwing import spark
master, cores, out, warm, *paths = sys.argv[1:]
session = SparkSession.builder.master(master).config("spark.cores.max", cores).config("spark.driver.host", "127.0.0.1").config("spark.executor.memory", "512m").config("spark.ui.enabled", "false").getOrCreate()
session.sparkContext.setLogLevel("ERROR")
while len(session.sparkContext._jsc.sc().statusTracker().getExecutorInfos()) < int(cores) + 1:
    time.sleep(0.1)
spark.code_paths(session, paths[: 2 * int(cores)], warm)
print("warm", flush=True)
sys.stdin.readline()
begin = time.monotonic()
rows = spark.code_paths(session, paths, out)
print(json.dumps({"seconds": time.monotonic() - begin, "articles": sum(row["articles"] for row in rows)}), flush=True)
sys.stdin.readline()
"""


def cpu_seconds(pid):
    """Of a process and of all that it has started, those that have ended and been waited for included."""
    from cluster import parent_of
    parents = {int(entry.name): parent_of(entry) for entry in pathlib.Path("/proc").iterdir() if entry.name.isdigit()}
    family, total = [pid], 0.0
    for member in family:
        family += [child for child, parent in parents.items() if parent == member]
        with contextlib.suppress(OSError):
            fields = pathlib.Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
            total += sum(int(fields[number]) for number in (11, 12, 13, 14)) / os.sysconf("SC_CLK_TCK")
    return total


def run(cluster, cores, out, warm, paths):
    """(wall seconds, CPU seconds of each worker) of one job in a session of its own."""
    driver = subprocess.Popen([sys.executable, "-c", DRIVER, cluster.url, str(cores), str(out), str(warm), *paths], env=cluster.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    if driver.stdout.readline() != "warm\n":
        sys.exit("the driver failed; does LAPWING_SPARK=1 script/test spark pass?")
    before = [cpu_seconds(worker.pid) for worker in cluster.workers]
    driver.stdin.write("go\n")
    driver.stdin.flush()
    told = json.loads(driver.stdout.readline())
    spent = [cpu_seconds(worker.pid) - begin for worker, begin in zip(cluster.workers, before)]
    driver.communicate("done\n")
    return told["seconds"], spent


def main():
    parser = measured.parser(__doc__, 8000)
    parser.add_argument("--shards", type=int, default=40, metavar="N")
    args = parser.parse_args()
    from cluster import Cluster
    from lapwing import shards
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        lines = measured.first_lines(args.input, args.articles)
        paths = []
        for number in range(args.shards):
            paths.append(str(folder / f"part-{number:03}.jsonl"))
            pathlib.Path(paths[-1]).write_bytes(b"".join(lines[number::args.shards]))
        for path in paths:
            shards.code_shard(path, folder / "alone")

        def held(out):
            return {path.name: measured.digest(path) for path in pathlib.Path(out).iterdir()}

        expected, same = held(folder / "alone"), True
        print(f"{os.path.basename(args.input)}: {len(lines)} articles in {args.shards} shards; load {measured.load()}\n")
        print(f"{'cores':>5}{'seconds':>10}{'CPU s of the workers':>26}{'load':>16}")
        walls, cpus = {1: [], 2: []}, {1: [], 2: []}
        (folder / "cluster").mkdir()
        cluster = Cluster(folder / "cluster")
        try:
            for turn in range(args.repeat):
                for cores in (1, 2):
                    out = folder / f"out-{turn}-{cores}"
                    wall, spent = run(cluster, cores, out, folder / f"warm-{turn}-{cores}", paths)
                    walls[cores].append(wall)
                    cpus[cores].append(max(spent))
                    same = same and held(out) == expected
                    print(f"{cores:>5}{wall:>10.2f}{' + '.join(f'{seconds:.2f}' for seconds in sorted(spent, reverse=True)):>26}{measured.load():>16}", flush=True)
        finally:
            cluster.stop()
        for what, seconds in (("by wall time", walls), ("by CPU", cpus)):
            each = [one / two for one, two in zip(seconds[1], seconds[2])]
            print(f"\ntwo workers against one, {what}: {statistics.median(each):.2f} times ({', '.join(f'{value:.2f}' for value in each)})", end="")
        print(f"\noutputs: {'the same bytes' if same else 'DIFFERENT'}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
