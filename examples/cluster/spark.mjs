/**
 * Apache Spark with a master and two workers on this machine: reads trips from Parquet, runs the method of the class on
 * both workers through `slotted pipe`, and groups; the sums are compared with ours.
 *
 *     node examples/cluster/spark.mjs [--rows 1000000] [--python venv/bin/python]
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { save } from 'slotted/parquet'
import { CLI, METHOD, Missing, runAlone, timed } from './part.mjs'
import { startProgram } from './programs.mjs'
import { areEqual, faresByZone, trips } from './trip.mjs'

const PROGRAM = fileURLToPath(new URL('spark_fares.py', import.meta.url))
const WORKERS = 2
/** Spark gives a worker a part at a time; a part is a group of rows of the file. */
const PARTS = 8
const start = promisify(execFile)

/**
 * Runs the example.
 *
 * @param options `rows`: how many; `python`: the interpreter that finds pyspark and pyarrow.
 * @returns A row of the table of all engines.
 * @throws {Missing} without pyspark, pyarrow or Java.
 */
export async function run({ rows: count = 10_000_000, python = 'python3' } = {}) {
  const home = await sparkHome(python)
  const folder = mkdtempSync(join(tmpdir(), 'slotted-spark-'))
  const programs = []
  try {
    const master = await startCluster(home, folder, programs)
    const rows = trips(count)
    const path = join(folder, 'trips.parquet')
    const [load, bytes] = await timed(() => save(rows, path, { rowsPerGroup: Math.ceil(count / PARTS) }))
    const { stdout } = await start(
      python,
      [PROGRAM, master, path, String(Math.ceil(bytes / PARTS)), process.execPath, CLI, METHOD],
      {
        env: { ...process.env, PYSPARK_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1' },
      },
    )
    const { version, group, method, places, sums } = JSON.parse(stdout.trim().split('\n').at(-1))
    const theirs = new Map(sums.map(([zone, number, fares]) => [zone, { trips: number, fares }]))
    const equal = areEqual(faresByZone(rows), theirs) && places === WORKERS
    return { engine: `Spark ${version}, ${places} workers`, rows: count, bytes, load, group, method, equal }
  } finally {
    for (const { stop } of programs) stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Where pyspark keeps Spark. */
async function sparkHome(python) {
  const ask = 'import os, pyarrow, pyspark; print(os.path.dirname(pyspark.__file__))'
  const found = await start(python, ['-c', ask]).catch(() => {
    throw new Missing(
      'pyspark or pyarrow',
      'python3 -m venv venv && venv/bin/pip install pyspark pyarrow pandas; then --python venv/bin/python',
    )
  })
  await start('java', ['-version']).catch(() => {
    throw new Missing('Java', 'apt-get install openjdk-17-jre-headless')
  })
  return found.stdout.trim()
}

/** Starts the master, and the workers that register with it. */
async function startCluster(home, folder, programs) {
  const [port, page] = await Promise.all([freePort(), freePort()])
  const master = `spark://127.0.0.1:${port}`
  const env = { ...process.env, SPARK_LOCAL_IP: '127.0.0.1', SPARK_HOME: home }
  const launch = (name, words) =>
    startProgram(join(home, 'bin', 'spark-class'), [`org.apache.spark.deploy.${name}`, ...words], { env })
  const here = ['--host', '127.0.0.1', '--webui-port']
  const leader = launch('master.Master', ['--port', String(port), ...here, String(page)])
  programs.push(leader)
  await leader.says(/I have been elected leader/)
  for (let number = 0; number < WORKERS; number++) {
    const own = ['-c', '1', '-m', '2g', '-d', join(folder, `worker-${number}`)]
    programs.push(launch('worker.Worker', [...own, ...here, '0', master]))
  }
  await Promise.all(programs.slice(1).map((worker) => worker.says(/Successfully registered with master/)))
  return master
}

/** A port that nobody uses now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

await runAlone(import.meta.url, run, { python: { type: 'string' } })
