/**
 * Checks or measures one side in this process, and prints what it found as JSON: `node --expose-gc bench/peers/child.mjs
 * '{"suite": "records", "side": "map", "work": "read"}'`.
 */

const { suite, side, ...task } = JSON.parse(process.argv[2])
const peer = await import(`./${suite}/${side}.mjs`)

if (task.isCheck) {
  const { check } = await import(`./${suite}/check.mjs`)
  await check(peer)
  const { title, packages = [], cannot = {} } = peer
  print({ name: title, packages, cannot })
} else {
  const { measure } = await import(`./${suite}/measure.mjs`)
  print(await measure(peer, task))
}

function print(value) {
  process.stdout.write(JSON.stringify(value))
}
