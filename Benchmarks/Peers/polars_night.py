"""The nightly comparison with Polars' streaming engine: what its user would write instead of running Confere.

    python polars_night.py DIR THREADS OUT

Reads DIR/S.csv and DIR/L.csv, counts both sides by taxpayer, amount and date, joins the references to find mismatches, and
writes what it found to OUT.uneven.csv and OUT.mismatch.csv, with the columns of duckdb_night.py.
"""

import os
import sys

directory, threads, out = sys.argv[1:4]
os.environ["POLARS_MAX_THREADS"] = threads  # Read while Polars is imported.
import polars as pl  # noqa: E402

KEY = ["taxpayer_id", "amount", "date"]
SCHEMA = {
    "external_id": pl.String, "taxpayer_id": pl.String, "amount": pl.Decimal(18, 2), "date": pl.Date,
    "kind": pl.String, "status": pl.String, "description": pl.String,
}


def side(name):
    return pl.scan_csv(f"{directory}/{name}.csv", schema=SCHEMA).select("external_id", *KEY)


def counted(records, bank, books):
    return records.select(*KEY, pl.lit(bank, pl.Int32).alias("bank"), pl.lit(books, pl.Int32).alias("books"))


bank, books = side("S"), side("L")
uneven = (
    pl.concat([counted(bank, 1, 0), counted(books, 0, 1)])
    .group_by(KEY)
    .agg(pl.col("bank").sum(), pl.col("books").sum())
    .filter((pl.col("bank") != pl.col("books")) | (pl.col("bank") > 1))
)
mismatch = (
    bank.join(books.rename({name: f"books_{name}" for name in KEY}), on="external_id")
    .filter(pl.any_horizontal(pl.col(name) != pl.col(f"books_{name}") for name in KEY))
)
# Both at once, so that each file is read once.
uneven, mismatch = pl.collect_all([uneven, mismatch], engine="streaming")
uneven.write_csv(f"{out}.uneven.csv")
mismatch.write_csv(f"{out}.mismatch.csv")
