"""Runs Confere and a peer in turn on the same files, checks that they agree, and prints wall, CPU and peak memory.

    python compare.py CONFERE DIR RUNS PYTHON
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

confere, directory, runs, python = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
here = os.path.dirname(os.path.abspath(__file__))
work = tempfile.mkdtemp()
threads = str(os.cpu_count())


def measure(command):
    """Runs a command; its wall seconds, CPU seconds, peak MiB, and what it printed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    output = process.stdout.read()
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{command[0]} failed: {errors}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output


ours = [confere, "reconcile", "--settlement", f"{directory}/S.csv", "--ledger", f"{directory}/L.csv",
        "--out", f"{work}/report", "--threads", threads]
theirs = [python, f"{here}/duckdb_night.py", directory, threads, f"{work}/duckdb"]
figures = {"confere": [], "duckdb": []}
for run in range(runs + 1):
    for name, command in (("confere", ours), ("duckdb", theirs)):
        wall, cpu, peak, output = measure(command)
        if run > 0:  # The first run of each warms the page cache.
            figures[name].append((wall, cpu, peak))
        if name == "duckdb":
            answer = json.loads(output)

summary = json.load(open(f"{work}/report/summary.json"))
count = {name: tally["count"] for name, tally in summary["classes"].items()}
# By key alone a mismatch is a record without a counterpart on each side.
mismatches = sum(count[f"{field}-mismatch"] for field in ("taxpayer", "amount", "date", "field"))
same = {
    "bank_surplus": count["duplicate-payment"] + count["missing-in-ledger"] + mismatches,
    "books_surplus": count["duplicate-posting"] + count["missing-in-settlement"] + mismatches,
    "mismatches": mismatches,
}
print(f"rows: {summary['sides']['settlement']['records']} and {summary['sides']['ledger']['records']}, "
      f"{runs} runs in turn, {threads} threads, medians")
print(f"{'':10}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}")
median = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in figures.items()}
for name, (wall, cpu, peak) in median.items():
    print(f"{name:10}{wall:9.3f}{cpu:9.3f}{peak:10.0f}")
ratios = [statistics.median(b[i] / a[i] for a, b in zip(figures["confere"], figures["duckdb"])) for i in range(3)]
print(f"{'ratio':10}{ratios[0]:9.2f}{ratios[1]:9.2f}{ratios[2]:10.2f}   (DuckDB / Confere, median of pairs)")
print("answers: " + ("equal" if same == answer else f"DIFFERENT: {same} and {answer}"))
sys.exit(0 if same == answer else 1)
