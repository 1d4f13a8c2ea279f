"""What a run found, in terms that all tools share: by key alone, and by reference alone."""

import csv
import json

MISMATCHES = {"taxpayer-mismatch", "amount-mismatch", "date-mismatch", "field-mismatch"}


class Answers:
    """`surplus`: by (taxpayer, amount, date) how many more rows the bank has than the books, where that is not 0.
    `mismatches`: the references that both sides have, with different keys."""

    def __init__(self):
        self.surplus = {}
        self.mismatches = set()

    def add(self, taxpayer, amount, date, count):
        key = (taxpayer, amount, date)
        total = self.surplus.get(key, 0) + count
        if total:
            self.surplus[key] = total
        else:
            self.surplus.pop(key, None)

    def differences(self, other):
        """How many keys and references the two do not share."""
        keys = self.surplus.items() ^ other.surplus.items()
        return len({key for key, _ in keys}), len(self.mismatches ^ other.mismatches)

    def __str__(self):
        bank = sum(count for count in self.surplus.values() if count > 0)
        books = -sum(count for count in self.surplus.values() if count < 0)
        return f"{bank} rows only at the bank, {books} only in the books, {len(self.mismatches)} mismatches"


def of_peer(path):
    """What duckdb_night.py and polars_night.py write."""
    answers = Answers()
    with open(f"{path}.uneven.csv", newline="") as file:
        for row in csv.DictReader(file):
            answers.add(row["taxpayer_id"], row["amount"], row["date"], int(row["bank"]) - int(row["books"]))
    with open(f"{path}.mismatch.csv", newline="") as file:
        answers.mismatches = {row["external_id"] for row in csv.DictReader(file)}
    return answers


def of_confere(report):
    """What a report says. Each finding is about a row that its key cannot pair, or, for mismatches, about one row of either
    side; a reference-mismatch is a pair by its key."""
    answers = Answers()
    with open(f"{report}/findings.csv", newline="") as file:
        for row in csv.DictReader(file):
            own = {"taxpayer": row["taxpayer_id"], "amount": row["amount"], "date": row["date"]}
            if row["class"] == "reference-mismatch":
                continue
            answers.add(*own.values(), 1 if row["side"] == "settlement" else -1)
            if row["class"] in MISMATCHES:
                answers.add(*(own | expected(row)).values(), -1)
                answers.mismatches.add(row["reference"])
    return answers


def expected(row):
    """The fields in which the books differ, with what they say."""
    names = row["differs"].split(";")
    if len(names) == 1:
        return {names[0]: row["expected"]}
    return dict(part.split("=", 1) for part in row["expected"].split(";"))


def rows(report):
    """How many rows either side has, by a report's summary."""
    with open(f"{report}/summary.json") as file:
        sides = json.load(file)["sides"]
    return sides["settlement"]["records"], sides["ledger"]["records"]
