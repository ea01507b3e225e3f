"""Groups trips by zone in DuckDB, Polars or Dask: in this process, over the file as it is."""

import json
import sys
import time
from fares import run_method

engine, parquet, node, cli, method, fare = sys.argv[1:7]


def duckdb():
    import duckdb as engine

    sums = engine.sql(f"SELECT zone, count(*), sum({fare}) FROM '{parquet}' GROUP BY zone").fetchall()
    return engine.__version__, sums


def polars():
    import polars as engine

    sums = engine.scan_parquet(parquet).sql(f"SELECT zone, count(*), sum({fare}) AS fares FROM self GROUP BY zone")
    return engine.__version__, sums.collect().rows()


def dask():
    """Runs the method of the class, as Spark does."""
    import dask.dataframe as engine
    import pandas
    import pyarrow

    def fares(rows):
        batches = pyarrow.Table.from_pandas(rows, preserve_index=False).to_batches()
        found = pyarrow.Table.from_batches(run_method(batches, node, cli, method))
        return found.to_pandas()

    rows = engine.read_parquet(parquet, split_row_groups=True, dtype_backend="pyarrow")
    shape = pandas.DataFrame({"zone": pandas.Series(dtype="object"), "fare": pandas.Series(dtype="float64")})
    groups = rows.map_partitions(fares, meta=shape).groupby("zone").fare.agg(["count", "sum"])
    sums = groups.compute(scheduler="threads", num_workers=2)
    from dask import __version__

    return __version__, [[zone, int(count), total] for zone, count, total in sums.itertuples()]


start = time.perf_counter()
version, sums = {"duckdb": duckdb, "polars": polars, "dask": dask}[engine]()
print(json.dumps({"version": version, "seconds": time.perf_counter() - start, "sums": [list(row) for row in sums]}))
