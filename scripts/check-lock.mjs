/** Fails if package-lock.json lacks a platform's package: `npm install` passes then, and `npm ci` fails elsewhere. */
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
    .map(([name, version]) => `${path} lacks ${name}@${version}`),
)

for (const line of missing) console.error(line)
if (missing.length > 0) process.exitCode = 1
console.log(
  missing.length > 0
    ? `lock file: ${missing.length} missing`
    : `lock file: complete (${Object.keys(packages).length - 1} packages)`,
)
