"""Runs ClickHouse in this process: makes a table, inserts a file in the format Native, and answers in it."""

import sys
import time
from chdb import session

folder, create, insert, query = sys.argv[1:5]
server = session.Session()
server.query("CREATE DATABASE cluster")
server.query("USE cluster")
server.query(create)
start = time.perf_counter()
server.query(insert.replace(" FORMAT ", f" FROM INFILE '{folder}/trips.native' FORMAT "))
load = time.perf_counter() - start
start = time.perf_counter()
answer = server.query(query, "Native").bytes()
group = time.perf_counter() - start
with open(f"{folder}/sums.native", "wb") as file:
    file.write(answer)
print(load, group, server.query("SELECT version()", "TSVRaw").bytes().decode().strip())
