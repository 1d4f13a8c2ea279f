"""What other libraries read in a statement: each movement as a Row."""

import contextlib
import io
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

BUSINESS_ZONE = ZoneInfo("America/Sao_Paulo")


@dataclass(frozen=True)
class Row:
    amount: Decimal
    #: The dates that the library gives, any of which may be ours: booking, value, or an instant in two zones.
    dates: frozenset
    #: The IDs that the library gives, without those that say that there is none.
    ids: frozenset = field(default_factory=frozenset)
    currency: str | None = None


#: What stands for no ID. EREF and KREF say that it is in field 86, where mt-940 does not look.
NO_IDS = {"NONREF", "NOTPROVIDED", "nan", "EREF", "KREF"}


def ids(*texts):
    """Without blanks and with slashes taken off; what stands for no ID is none."""
    found = {str(text).strip().strip("/") for text in texts if text is not None}
    return frozenset(i for i in found if i and i not in NO_IDS and set(i) != {"0"})


def days(*values):
    """The dates of some dates and instants. An instant counts in UTC, where files leave out the zone, and in business time."""
    found = set()
    for value in values:
        if isinstance(value, datetime):
            instant = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
            found |= {instant.astimezone(timezone.utc).date(), instant.astimezone(BUSINESS_ZONE).date()}
        elif isinstance(value, date):
            found.add(date(value.year, value.month, value.day))
        elif isinstance(value, str) and value.strip():
            found.add(date.fromisoformat(value.strip()[:10]))
    return frozenset(found)


def mt_940(path):
    import mt940

    for transaction in mt940.parse(str(path)):
        data = transaction.data
        amount = data["amount"]
        yield Row(
            Decimal(amount.amount), days(data.get("entry_date"), data.get("date")),
            ids(data.get("customer_reference"), data.get("bank_reference")), amount.currency)


def ofxtools(path):
    from ofxtools.Parser import OFXTree

    tree = OFXTree()
    tree.parse(str(path))
    for statement in tree.convert().statements:
        for entry in statement.transactions:
            yield Row(entry.trnamt, days(entry.dtposted), ids(entry.fitid), statement.curdef)


def ofxparse(path):
    from ofxparse import OfxParser

    with open(path, "rb") as file:
        for account in OfxParser.parse(file).accounts:
            for entry in account.statement.transactions:
                yield Row(entry.amount, days(entry.date), ids(entry.id), account.statement.currency.upper())


def bankstatementparser(path, parser):
    import bankstatementparser as library

    endings = {"Mt940Parser": ".sta", "OfxParser": ".ofx", "Bai2Parser": ".bai2", "CamtParser": ".xml"}
    with tempfile.TemporaryDirectory() as folder:
        # The library goes by the name's ending.
        copy = Path(folder) / ("statement" + endings[parser])
        shutil.copy(path, copy)
        for entry in getattr(library, parser)(str(copy)).parse().to_dict("records"):
            lower = {str(key).lower(): value for key, value in entry.items()}
            # Its transaction IDs of MT940 are glued together of several fields, so they are not compared.
            yield Row(
                Decimal(str(lower["amount"])), days(*(lower.get(key) for key in ("date", "bookgdt", "valdt"))),
                ids(lower.get("endtoendid")) if parser == "CamtParser" else frozenset(), lower.get("currency"))


def bai2(path):
    from bai2 import bai2 as library

    with open(path) as file:
        document = library.parse_from_file(file)
    for group in document.children:
        for account in group.children:
            currency = account.header.currency or group.header.currency or "USD"
            for entry in account.children:
                sign = -1 if entry.type_code.transaction.value == "debit" else 1
                available = (entry.availability or {}).get("date")
                yield Row(
                    sign * Decimal(entry.amount) / 100, days(group.header.as_of_date, available),
                    ids(entry.bank_reference, entry.customer_reference), currency)


#: The libraries that read a format, by `confere sniff`'s name of it.
READERS = {
    "mt940": {"mt-940": mt_940, "bankstatementparser": lambda path: bankstatementparser(path, "Mt940Parser")},
    "ofx": {
        "ofxtools": ofxtools, "ofxparse": ofxparse,
        "bankstatementparser": lambda path: bankstatementparser(path, "OfxParser"),
    },
    "bai2": {"bai2": bai2, "bankstatementparser": lambda path: bankstatementparser(path, "Bai2Parser")},
    "camt": {"bankstatementparser": lambda path: bankstatementparser(path, "CamtParser")},
}


def read(reader, path):
    """The rows, and why there are none when the library refuses the file."""
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return list(reader(path)), None
    except Exception as error:  # whatever a library throws is its refusal
        return None, f"{type(error).__name__}: {error}".splitlines()[0][:100]
