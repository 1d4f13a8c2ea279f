"""The nightly comparison in SQL: what a user of DuckDB would write instead of running Confere.

    python duckdb_night.py DIR THREADS OUT

Reads DIR/S.csv and DIR/L.csv, counts both sides by taxpayer, amount and date, joins the references to find mismatches, and
writes what it found: to OUT.uneven.csv the keys that both sides have unequally often, or more than once; to OUT.mismatch.csv
the references whose key differs.
"""

import sys

import duckdb

directory, threads, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
db = duckdb.connect()
db.execute(f"SET threads = {threads}")
db.execute("SET preserve_insertion_order = false")
db.execute("SET enable_progress_bar = false")

columns = {
    "external_id": "VARCHAR", "taxpayer_id": "VARCHAR", "amount": "DECIMAL(18,2)", "date": "DATE",
    "kind": "VARCHAR", "status": "VARCHAR", "description": "VARCHAR",
}
for table, name in (("bank", "S"), ("books", "L")):
    db.execute(
        f"CREATE TEMP TABLE {table} AS SELECT external_id, taxpayer_id, amount, date "
        f"FROM read_csv('{directory}/{name}.csv', header = true, auto_detect = false, delim = ',', quote = '\"', "
        f"escape = '\"', columns = {columns})"
    )
db.execute(
    """
    CREATE TEMP TABLE uneven AS
    SELECT taxpayer_id, amount, date, sum(side)::BIGINT AS bank, sum(1 - side)::BIGINT AS books
    FROM (SELECT taxpayer_id, amount, date, 1 AS side FROM bank
          UNION ALL SELECT taxpayer_id, amount, date, 0 FROM books)
    GROUP BY taxpayer_id, amount, date
    HAVING sum(side) <> sum(1 - side) OR sum(side) > 1
    """
)
db.execute(
    """
    CREATE TEMP TABLE mismatch AS
    SELECT external_id, bank.taxpayer_id, bank.amount, bank.date,
           books.taxpayer_id AS books_taxpayer_id, books.amount AS books_amount, books.date AS books_date
    FROM bank JOIN books USING (external_id)
    WHERE bank.taxpayer_id <> books.taxpayer_id OR bank.amount <> books.amount OR bank.date <> books.date
    """
)
db.execute(f"COPY uneven TO '{out}.uneven.csv' (HEADER)")
db.execute(f"COPY mismatch TO '{out}.mismatch.csv' (HEADER)")
