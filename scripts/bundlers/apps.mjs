/** What builds whole applications: Next.js, and Metro with React Native's preset. */
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { ASSIGNED, LOWERED } from './differences.mjs'
import { pathOf, tool, versionOf } from './install.mjs'

const next = () => join(dirname(pathOf('bundlers', 'next/package.json')), 'dist/bin/next')
const NEXT_ENV = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CI: '1' }

/** An application of one page and one edge route, which print the report of the program. */
function writeNextApp(work, folder, entry) {
  mkdirSync(join(folder, 'app/edge'), { recursive: true })
  cpSync(join(work, 'js'), join(folder, 'program'), { recursive: true })
  cpSync(join(work, 'node_modules'), join(folder, 'node_modules'), { recursive: true })
  const first = entry === 'interpreted' ? "import 'slotted/interpreted'\n" : ''
  const program = `import { runProgram } from '`
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "name": "app" }\n')
  // The folder with the tools, above the application, is the root: what it imports must be below.
  writeFileSync(
    join(folder, 'next.config.mjs'),
    `export default { turbopack: { root: ${JSON.stringify(join(work, '..'))} }, outputFileTracingRoot: ` +
      `${JSON.stringify(join(work, '..'))} }\n`,
  )
  writeFileSync(
    join(folder, 'app/layout.js'),
    'export default ({ children }) => <html><body>{children}</body></html>\n',
  )
  writeFileSync(
    join(folder, 'app/page.js'),
    `'use client'\n${first}${program}../program/program.js'\nexport default () => ` +
      '<pre>{encodeURIComponent(JSON.stringify(runProgram()))}</pre>\n',
  )
  writeFileSync(
    join(folder, 'app/edge/route.js'),
    `${first}${program}../../program/program.js'\nexport const runtime = 'edge'\nexport const GET = () => ` +
      'Response.json(runProgram())\n',
  )
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Starts the built application, asks for the edge route, and ends it. */
async function askEdge(folder) {
  const port = await freePort()
  const server = spawn(process.execPath, [next(), 'start', '--hostname', '127.0.0.1', '--port', String(port)], {
    cwd: folder,
    env: NEXT_ENV,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise((resolve) => server.on('close', resolve))
  try {
    await new Promise((resolve, reject) => {
      server.stdout.on('data', (text) => String(text).includes('Ready') && resolve())
      server.on('close', () => reject(new Error('next start ended')))
    })
    const response = await fetch(`http://127.0.0.1:${port}/edge`)
    if (!response.ok) throw new Error(`the edge route answers ${response.status}`)
    return await response.json()
  } finally {
    server.kill('SIGKILL')
    await ended
  }
}

const NEXT_PARTS = {
  page: (folder) =>
    JSON.parse(
      decodeURIComponent(
        /<pre>([^<]*)<\/pre>/.exec(readFileSync(join(folder, '.next/server/app/index.html'), 'utf8'))[1],
      ),
    ),
  'edge route': askEdge,
}

const nextApps = ['--turbopack', '--webpack'].flatMap((flag) =>
  Object.entries(NEXT_PARTS).map(([part, report]) => ({
    name: `Next.js, ${flag.slice(2)}, ${part}`,
    version: versionOf('bundlers', 'next'),
    build(work, folder) {
      const apps = {}
      for (const entry of ['compiled', 'interpreted']) {
        // The page and the route are built together.
        apps[entry] = join(folder, `../next-${flag.slice(2)}-${entry}`)
        if (part !== 'page') continue
        writeNextApp(work, apps[entry], entry)
        execFileSync(process.execPath, [next(), 'build', flag], {
          cwd: apps[entry],
          env: NEXT_ENV,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        })
      }
      return apps
    },
    run: async ({ compiled, interpreted }) => ({
      compiled: await report(compiled),
      interpreted: await report(interpreted),
    }),
    ...(flag === '--webpack' && { differs: ASSIGNED }),
    // Such a route may not generate code.
    ...(part === 'edge route' && { forms: { compiled: 'interpreted' } }),
  })),
)

function metroRow(what, { unstable_enablePackageExports }) {
  return {
    name: `Metro, React Native preset${what}`,
    version: `${versionOf('bundlers', 'metro')}, preset ${versionOf('bundlers', '@react-native/babel-preset')}`,
    async build(work, folder) {
      const metro = tool('bundlers', 'metro')
      const modules = join(work, '../node_modules')
      const config = metro.mergeConfig(
        await metro.loadConfig({ cwd: work, config: undefined }, { projectRoot: work }),
        {
          projectRoot: work,
          watchFolders: [work, modules],
          // As React Native's own configuration has them.
          resolver: {
            unstable_enablePackageExports,
            unstable_conditionNames: ['react-native'],
            resolverMainFields: ['react-native', 'browser', 'main'],
            nodeModulesPaths: [modules],
            useWatchman: false,
          },
          transformer: { babelTransformerPath: pathOf('bundlers', '@react-native/metro-babel-transformer') },
          reporter: { update() {} },
          cacheStores: [],
          maxWorkers: 1,
        },
      )
      const files = {}
      for (const entry of ['compiled', 'interpreted']) {
        const out = join(folder, `${entry}.js`)
        await metro.runBuild(config, { entry: `js/${entry}.js`, out, platform: 'android', dev: false, minify: true })
        files[entry] = `${out.slice(0, -3)}.cjs`
        cpSync(out, files[entry])
        rmSync(out)
      }
      return files
    },
    differs: LOWERED,
  }
}

export const apps = [
  ...nextApps,
  metroRow('', { unstable_enablePackageExports: true }),
  metroRow(', without package exports', { unstable_enablePackageExports: false }),
]
