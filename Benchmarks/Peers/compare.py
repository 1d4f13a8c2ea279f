"""Runs Confere, DuckDB and Polars in turn on the same files, checks that they agree, and prints what each took. Called by
scripts/compare-peers, which builds Confere and installs the others."""

import argparse
import importlib.metadata
import os
import shutil
import subprocess
import sys
import tempfile

import answers
from measure import COLUMNS, measure, medians, ratios

HERE = os.path.dirname(os.path.abspath(__file__))


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: a number from 1 on is wanted")
    return number


def options():
    parser = argparse.ArgumentParser(
        prog="scripts/compare-peers",
        description="Runs Confere, DuckDB and Polars in turn over the same synthetic night and prints what each took.")
    parser.add_argument("--rows", type=positive, nargs="+", default=[1_000_000], metavar="N",
                        help="rows of each side, one or several sizes (default: 1000000)")
    parser.add_argument("--runs", type=positive, default=5, metavar="N", help="counted runs of each (default: 5)")
    parser.add_argument("--threads", type=positive, default=os.cpu_count(), metavar="N",
                        help="threads of each (default: one a core)")
    parser.add_argument("--data", metavar="DIR", help="a folder with S.csv and L.csv to use instead of generating a night")
    parser.add_argument("--peers", nargs="+", choices=["duckdb", "polars"], default=["duckdb", "polars"],
                        help="whom to compare with (default: all)")
    parser.add_argument("--confere", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--generate-night", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def table(figures):
    """The medians of each, and the ratios of each peer to Confere."""
    lines = [" " * 18 + "".join(f"{name:>10}" for name in COLUMNS)]
    for name, rows in figures.items():
        wall, cpu, peak, own = medians(rows)
        lines.append(f"{name:18}{wall:10.3f}{cpu:10.3f}{peak:10.0f}{own:10.0f}")
    for name, rows in figures.items():
        if name != "confere":
            lines.append(f"{name + ' / confere':18}" + "".join(f"{ratio:10.2f}" for ratio in ratios(rows, figures["confere"])))
    return "\n".join(lines)


def compare(directory, chosen, work):
    """Runs all tools in turn over a night. Returns whether they agree."""
    threads = str(chosen.threads)
    report = f"{work}/report"
    commands = {"confere": [
        chosen.confere, "reconcile", "--settlement", f"{directory}/S.csv", "--ledger", f"{directory}/L.csv",
        "--out", report, "--threads", threads, "--quiet"]}
    for peer in chosen.peers:
        commands[peer] = [sys.executable, f"{HERE}/{peer}_night.py", directory, threads, f"{work}/{peer}"]
    figures = {name: [] for name in commands}
    for run in range(chosen.runs + 1):
        for name, command in commands.items():
            figure = measure(command)
            if run > 0:  # The first run of each brings the files into the page cache.
                figures[name].append(figure)
    settlement, ledger = answers.rows(report)
    print(f"\nrows a side: {settlement:,} (bank) and {ledger:,} (books); medians of {chosen.runs} runs in turn, {threads} threads")
    print(table(figures))
    ours = answers.of_confere(report)
    agree = True
    for peer in chosen.peers:
        keys, references = ours.differences(answers.of_peer(f"{work}/{peer}"))
        agree = agree and not keys and not references
        if keys or references:
            print(f"answers: DIFFERENT from {peer}'s in {keys} keys and {references} references")
    if agree:
        print(f"answers: equal, row by row: {ours}", flush=True)
    return agree


def main():
    chosen = options()
    versions = ", ".join(f"{peer} {importlib.metadata.version(peer)}" for peer in chosen.peers)
    version = subprocess.check_output([chosen.confere, "--version"], text=True).strip()
    print(f"confere {version}, {versions}", flush=True)
    agree = True
    with tempfile.TemporaryDirectory() as work:
        if chosen.data:
            agree = compare(os.path.abspath(chosen.data), chosen, work)
        else:
            for rows in chosen.rows:
                night = f"{work}/night"
                subprocess.check_call([chosen.generate_night, "--rows", str(rows), "--out", night])
                agree = compare(night, chosen, work) and agree
                shutil.rmtree(night)
    sys.exit(0 if agree else 1)


main()
