"""Reads statements with Confere and with other libraries and compares every amount, date, sign and ID.

Called by scripts/compare-libraries. Exit code 1 for a difference that EXPLAINED does not name.
"""

import argparse
import fnmatch
import json
import logging
import subprocess
import sys
import warnings
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import libraries

#: Differences whose cause is known: library, file, kind of difference (`count`, `amount`, `date`, `id`), and the reason why
#: Confere's reading is the right one. `*` matches anything. Short, and each with its proof.
EXPLAINED = [
    ("bankstatementparser", "*/mt940/abnamro.sta", "date", "gives the value date; ours is the entry date"),
    ("bankstatementparser", "*/camt/camt053.v2.wrong.xml", "refused", "a message without a statement is read as empty"),
    ("bankstatementparser", "*/bai2/report.bai", "count", "reads records without a movement of money too"),
    ("bankstatementparser", "*/bai2/report.bai", "amount", "takes yen as if they had two decimals"),
    ("bankstatementparser", "*/camt/notification-v4.xml", "count", "reads no camt.054 here"),
    ("bankstatementparser", "*/camt/notification-v4.xml", "amount", "reads no camt.054 here"),
    ("bankstatementparser", "*/camt/statement-v8.xml", "count", "reads the entry that is pending and skipped here"),
    ("bankstatementparser", "*/camt/statement-v8.xml", "amount", "reads the entry that is pending and skipped here"),
    ("bankstatementparser", "*/camt/statement-v8.xml", "id", "gives the end-to-end ID beside the transaction's own"),
    ("*", "*/mt940/dutch.sta", "count", "reads 1,234 EUR, more decimals than the currency has: invalid here"),
    ("*", "*/mt940/dutch.sta", "amount", "reads 1,234 EUR, more decimals than the currency has: invalid here"),
    ("mt-940", "*/mt940/dutch.sta", "id", "takes the other account, cut at 16 characters, for a reference"),
    ("mt-940", "*/mt940/german-pages.sta", "count", "reads a movement of nothing, skipped here"),
    ("mt-940", "*/mt940/german-pages.sta", "amount", "takes RC, a reversed credit, for money in; reads a movement of nothing"),
    ("mt-940", "*/mt940/german-pages.sta", "id", "takes no references out of field 86"),
    ("bankstatementparser", "*/mt940/interim.sta", "count", "reads a movement that is expected, skipped here"),
    ("bankstatementparser", "*/mt940/interim.sta", "amount", "reads a movement that is expected, skipped here"),
    ("bankstatementparser", "*/ofx/xml-211.ofx", "count", "reads the transaction that a later one replaces"),
    ("bankstatementparser", "*/ofx/xml-211.ofx", "amount", "reads the transaction that a later one replaces"),
    ("bankstatementparser", "*/ofx/xml-211.ofx", "date", "takes an instant's UTC digits for the day"),
    ("bankstatementparser", "*/ofx/xml-211.ofx", "currency", "overlooks a transaction's own currency"),
]


def sniff(confere, path, *options):
    """What `confere sniff` prints, as objects, and its message when it refuses the file."""
    done = subprocess.run([confere, "sniff", *options, str(path)], capture_output=True, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.strip()


class Ours:
    """A record of ours."""

    def __init__(self, record):
        self.amount = Decimal(record["amount"])
        self.currency = record["currency"]
        self.date = date.fromisoformat(record["date"])
        self.line = record["line"]
        fields = ("reference", "entry_id", "obligation", "original_reference")
        self.ids = libraries.ids(*(record.get(name) for name in fields))


def differences(ours, theirs):
    """What differs, as (kind, text). Rows pair by amount, in the order of the file; of equal ones, by date and ID first."""
    mine, other = Counter(row.amount for row in ours), Counter(row.amount for row in theirs)
    if sum(mine.values()) != sum(other.values()):
        yield "count", f"{len(ours)} records, {len(theirs)} there; sums {sum(r.amount for r in ours)} and " \
            f"{sum(r.amount for r in theirs)}"
    for amount in (mine - other).keys():
        sign = " (with the other sign there)" if other[-amount] > mine[-amount] else ""
        yield "amount", f"{amount} is not there{sign}"
    for amount in (other - mine).keys():
        yield "amount", f"{amount} is there and not here"
    left = list(theirs)
    for record in ours:
        equal = [row for row in left if row.amount == record.amount]
        if not equal:
            continue
        row = max(equal, key=lambda row: (record.date in row.dates, bool(row.ids & record.ids)))
        left.remove(row)
        if row.dates and record.date not in row.dates:
            yield "date", f"line {record.line}: {record.date}, there {', '.join(map(str, sorted(row.dates)))}"
        if row.currency and row.currency != record.currency:
            yield "currency", f"line {record.line}: {record.currency}, there {row.currency}"
        if row.ids and not any(contains(record.ids, wanted) for wanted in row.ids):
            yield "id", f"line {record.line}: {sorted(record.ids) or 'none'}, there {sorted(row.ids)}"


def contains(found, wanted):
    """Ours may carry more: an entry ID has the statement before the entry."""
    return any(wanted == text or text.endswith("/" + wanted) or text.startswith(wanted + "/") for text in found)


def reason(library, path, kind):
    for known_library, pattern, known_kind, why in EXPLAINED:
        if fnmatch.fnmatch(library, known_library) and known_kind == kind and fnmatch.fnmatch(str(path), pattern):
            return why
    return None


def statements(arguments):
    for argument in map(Path, arguments):
        yield from sorted(p for p in argument.rglob("*") if p.is_file()) if argument.is_dir() else [argument]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--confere", required=True)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    compared = unexplained = explained = 0
    for path in statements(options.files):
        known, refusal = sniff(options.confere, path, "--json")
        readers = libraries.READERS.get(known[0]["format"] if known else expected_format(path), {})
        if not readers:
            continue
        ours = [Ours(record) for record in sniff(options.confere, path, "--records")[0]] if known else None
        for library, reader in readers.items():
            theirs, theirs_refusal = libraries.read(reader, path)
            if ours is None and theirs is None:
                print(f"{path}  {library}: both refuse it")
                continue
            if theirs is None:
                print(f"{path}  {library}: refuses it ({theirs_refusal}); {len(ours)} records here")
                continue
            compared += 1
            found = list(differences(ours, theirs)) if ours is not None else [("refused", refusal)]
            if not found:
                print(f"{path}  {library}: {len(theirs)} movements, all equal")
            for kind, text in found:
                why = reason(library, path, kind)
                explained, unexplained = explained + (why is not None), unexplained + (why is None)
                print(f"{path}  {library}: {kind}: {text}" + (f" [known: {why}]" if why else "  UNEXPLAINED"))
    print(f"{compared} comparisons; {explained} differences explained, {unexplained} not")
    return 1 if unexplained or not compared else 0


def expected_format(path):
    """The format that a file should be of, by its folder: for files that Confere refuses."""
    return next((name for name in path.parts[::-1] if name in libraries.READERS), "")


if __name__ == "__main__":
    sys.exit(main())
