"""Reads a file and prints its columns as scripts/readers/rows.mjs says values; or writes files in forms of its own.

python pyarrow_files.py version | read <file> | rewrite <file> <prefix> | foreign <prefix>
"""

import datetime
import json
import struct
import sys

import pyarrow as pa
import pyarrow.ipc as ipc
import pyarrow.parquet as parquet


def table_of(path):
    if path.endswith(".parquet"):
        return parquet.ParquetFile(path)
    with open(path, "rb") as file:
        is_stream = file.read(6) != b"ARROW1"
    return (ipc.open_stream if is_stream else ipc.open_file)(path).read_all()


def say(value, type):
    if value is None:
        return None
    if pa.types.is_dictionary(type):
        return say(value, type.value_type)
    if pa.types.is_floating(type):
        return "f NaN" if value != value else "f " + struct.pack(">d", value).hex()
    if pa.types.is_integer(type):
        return "i %d" % value
    if pa.types.is_map(type):
        return {key: say(one, type.item_type) for key, one in value}
    if pa.types.is_list(type) or pa.types.is_fixed_size_list(type):
        return [say(one, type.value_type) for one in value]
    if pa.types.is_struct(type):
        return {field.name: say(value[field.name], field.type) for field in type}
    return value


def column(table, name):
    found = table.read([name]) if isinstance(table, parquet.ParquetFile) else table
    values = found.column(name)
    values.validate(full=True)
    if pa.types.is_timestamp(values.type):
        times = values.cast(pa.timestamp("ms", values.type.tz)).cast(pa.int64()).to_pylist()
        return [None if time is None else "t %d" % time for time in times]
    return [say(value, values.type) for value in values.to_pylist()]


def read(path):
    table = table_of(path)
    schema = table.schema_arrow if isinstance(table, parquet.ParquetFile) else table.schema
    columns, refused = {}, {}
    for name in schema.names:
        try:
            columns[name] = column(table, name)
        except pa.ArrowInvalid as error:
            refused[name] = str(error)
    print(json.dumps({"columns": columns, "refused": refused, "metadata": sorted(map(bytes.decode, schema.metadata))}))


def write_arrow(table, path, rows=None, stream=False):
    with (ipc.new_stream if stream else ipc.new_file)(path, table.schema) as writer:
        writer.write_table(table, max_chunksize=rows)
    return path


def rewrite(path, prefix):
    table = table_of(path)
    # A file of Arrow has one dictionary for all batches of a column.
    table = (table.read() if isinstance(table, parquet.ParquetFile) else table).unify_dictionaries()
    made = []
    for name, options in {
        "snappy, 7 rows a group": {"row_group_size": 7},
        "gzip": {"compression": "gzip"},
        "brotli": {"compression": "brotli"},
        "zstd, pages of version 2": {"compression": "zstd", "data_page_version": "2.0"},
        "lz4, no dictionaries": {"compression": "lz4", "use_dictionary": False},
        "none, byte stream split": {"compression": "none", "use_dictionary": False, "use_byte_stream_split": ["f64", "f32", "maybe"]},
        "no schema of Arrow": {"store_schema": False},
        "format 1.0": {"version": "1.0"},
    }.items():
        file = "%s-pyarrow-%d.parquet" % (prefix, len(made))
        parquet.write_table(table, file, **options)
        made.append([name, file])
    made.append(["file, 5 rows a batch", write_arrow(table, prefix + "-pyarrow-file.arrow", 5)])
    made.append(["stream", write_arrow(table, prefix + "-pyarrow-stream.arrow", stream=True)])
    print(json.dumps(made))


def foreign(prefix):
    rows = range(300)
    zone = datetime.timezone.utc
    epoch = datetime.datetime(1970, 1, 1, tzinfo=zone)
    times = [epoch + datetime.timedelta(days=row - 3) if row % 4 else None for row in rows]
    texts = ["t%d😀" % (row % 5) if row % 3 else None for row in rows]

    def made(type, values):
        return pa.chunked_array([pa.array(values[:100], type), pa.array(values[100:], type)])

    table = pa.table(
        {
            **{name: made(pa.timestamp(unit), [time and time.replace(tzinfo=None) for time in times])
               for name, unit in dict(seconds="s", millis="ms", micros="us", nanos="ns").items()},
            "zoned": made(pa.timestamp("us", "Europe/Vienna"), times),
            "days": made(pa.date32(), times),
            "plain": made(pa.string(), texts),
            "dictionary": made(pa.string(), texts).dictionary_encode(),
            "large": made(pa.large_string(), texts),
            "mode": made(pa.string(), ["abc"[row % 3] for row in rows]),
            "list": made(pa.list_(pa.int32()), [list(range(row % 4)) for row in rows]),
            "fixed": made(pa.list_(pa.float32(), 2), [[row, row + 0.5] for row in rows]),
            "whole": made(pa.int64(), [row - 3 for row in rows]),
            "number": made(pa.float64(), [float(row) for row in rows]),
            "nothing": made(pa.null(), [None for _ in rows]),
            "flag": made(pa.bool_(), [row % 2 == 0 if row % 4 else None for row in rows]),
            "place": made(pa.struct([("x", pa.float64()), ("label", pa.string())]),
                          [dict(x=float(row), label="p%d" % row) if row % 4 else None for row in rows]),
        }
    )
    named = "timestamps of every unit, dates, zones, dictionaries, null, chunked"
    files = [[named, write_arrow(table, prefix + "-pyarrow-foreign.arrow")]]
    for name, options in {named: {}, "int96": {"use_deprecated_int96_timestamps": True}}.items():
        file = "%s-pyarrow-foreign-%d.parquet" % (prefix, len(files))
        parquet.write_table(table, file, row_group_size=64, **options)
        files.append([name, file])
    more = table.append_column("view", made(pa.string_view(), texts)).append_column("dates", made(pa.date64(), times))
    more = more.append_column("largeList", made(pa.large_list(pa.int32()), [list(range(row % 4)) for row in rows]))
    file = prefix + "-pyarrow-foreign-more.parquet"
    parquet.write_table(more, file)
    files.append(["string views, date64, large lists", file])
    files.append(["string views, date64, large lists", write_arrow(more, prefix + "-pyarrow-foreign-more.arrow")])
    print(json.dumps(files))


if __name__ == "__main__":
    command, *given = sys.argv[1:]
    if command == "version":
        print(pa.__version__)
    else:
        {"read": read, "rewrite": rewrite, "foreign": foreign}[command](*given)
