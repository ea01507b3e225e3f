/** Starts ClickHouse servers on this machine, in a folder of their own, and stops them. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Missing } from './part.mjs'

const TEMPLATES = new URL('clickhouse-server/', import.meta.url)
/** Debian has it where only some users look. */
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }
const PATIENCE_MILLISECONDS = 30_000

/**
 * Starts two servers that know each other as the cluster `both`.
 *
 * @throws {Missing} without a server.
 */
export async function startServers() {
  if (spawnSync('clickhouse-server', ['--help'], { env }).error !== undefined)
    throw new Missing('clickhouse-server', 'apt-get install clickhouse-server')
  const root = mkdtempSync(join(tmpdir(), 'slotted-clickhouse-'))
  const [firstPort, secondPort, ...httpPorts] = await freePorts(4)
  const servers = httpPorts.map((httpPort, index) => {
    const folder = join(root, String(index + 1))
    mkdirSync(folder)
    const values = { folder, httpPort, tcpPort: index === 0 ? firstPort : secondPort, firstPort, secondPort }
    for (const name of ['config.xml', 'users.xml']) {
      const text = readFileSync(new URL(name, TEMPLATES), 'utf8')
      writeFileSync(
        join(folder, name),
        text.replace(/\{\{(\w+)\}\}/g, (_, key) => values[key]),
      )
    }
    return { folder, httpPort, process: startServer(folder) }
  })
  const stop = async () => {
    await Promise.all(servers.map(({ process: server }) => stopServer(server)))
    rmSync(root, { recursive: true, force: true })
  }
  try {
    for (const server of servers) await untilReady(server)
  } catch (error) {
    await stop()
    throw error
  }
  const cpuSeconds = () => servers.reduce((sum, { process: { pid } }) => sum + cpuSecondsOf(pid), 0)
  return { urls: httpPorts.map((port) => `http://127.0.0.1:${port}`), cpuSeconds, stop }
}

/** What a process has used of processors; Linux counts it in hundredths of a second. */
function cpuSecondsOf(pid) {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const [user, system] = fields.split(' ').slice(11, 13)
  return (Number(user) + Number(system)) / 100
}

function startServer(folder) {
  return spawn('clickhouse-server', [`--config-file=${join(folder, 'config.xml')}`], {
    cwd: folder,
    env,
    stdio: 'ignore',
  })
}

async function stopServer(server) {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  const timer = setTimeout(() => server.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(timer)
}

async function untilReady({ folder, httpPort, process: server }) {
  const end = performance.now() + PATIENCE_MILLISECONDS
  while (performance.now() < end && server.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${httpPort}/ping`).catch(() => undefined)
    if (answer?.ok === true) return
    await wait(100)
  }
  throw new Error(`clickhouse-server did not start.\n${logOf(folder)}`)
}

function logOf(folder) {
  try {
    return readFileSync(join(folder, 'errors.log'), 'utf8').slice(-2000)
  } catch {
    return 'It wrote no log.'
  }
}

/** Ports that nobody listens on, all at once so that they differ. */
async function freePorts(count) {
  const listening = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = listening.map((server) => server.address().port)
  await Promise.all(listening.map((server) => once(server.close(), 'close')))
  return ports
}
