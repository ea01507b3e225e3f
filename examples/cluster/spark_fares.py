"""Groups trips by zone in Spark, the fares by the method of the class: on every worker, where the rows are."""

import json
import sys
import time
import pyarrow as pa
from pyspark.sql import SparkSession, functions as sql

master, parquet, part_bytes, node, cli, method = sys.argv[1:7]
session = (
    SparkSession.builder.master(master)
    .config("spark.sql.files.maxPartitionBytes", part_bytes)
    .config("spark.sql.files.openCostInBytes", "0")
    .config("spark.ui.enabled", "false")
    .getOrCreate()
)
session.sparkContext.addPyFile(f"{sys.path[0]}/fares.py")


def fares(batches):
    from fares import place, run_method

    for batch in run_method(batches, node, cli, method):
        places = pa.array([place()] * batch.num_rows).dictionary_encode().cast("string")
        yield pa.RecordBatch.from_arrays([*batch.columns, places], ["zone", "fare", "place"])


trips = session.read.parquet(parquet)
start = time.perf_counter()
trips.groupBy("zone").agg(sql.count("*"), sql.sum("distance")).collect()
group = time.perf_counter() - start

start = time.perf_counter()
groups = (
    trips.mapInArrow(fares, "zone string, fare double, place string")
    .groupBy("zone")
    .agg(sql.count("*").alias("trips"), sql.sum("fare").alias("fares"), sql.collect_set("place").alias("places"))
    .collect()
)
print(json.dumps({
    "version": session.version,
    "group": group,
    "method": time.perf_counter() - start,
    "places": len({place for row in groups for place in row.places}),
    "sums": [[row.zone, row.trips, row.fares] for row in groups],
}))
session.stop()
