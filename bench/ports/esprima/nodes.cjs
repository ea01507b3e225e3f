/** The record classes of esprima's nodes: a set of them for each set of options that adds properties to nodes. */
const { defineSlots } = require('../../../dist/index.cjs')

/** The root of a tree has more than the other nodes. */
const ROOTS = new Set(['Module', 'Script'])

/** A yield expression that turns out to be the default of a parameter becomes the identifier of that name. */
const RENAMED = { YieldExpression: ['name'] }

/** An object with what `make` makes of each value of another, when it is first read: a definition takes 0.3 ms. */
function lazily(values, make) {
  const accessors = Object.entries(values).map(([name, value]) => {
    let made
    return [name, { get: () => (made ??= make(value)) }]
  })
  return Object.create(Object.create(null, Object.fromEntries(accessors)))
}

/**
 * @param {'guarded' | 'sealed'} closed
 * @returns {(nodes: object, jsxNodes: object, config: object, delegate: unknown) => object} The classes for the
 * options of a parser. A delegate is handed each node, and may add to it what it likes: then they are the library's own.
 */
module.exports = (closed) => {
  const sets = new Map()
  let own
  return (nodes, jsxNodes, { range, loc, tokens, tolerant }, delegate) => {
    own ??= { ...nodes, ...jsxNodes }
    if (delegate) return own
    const key = [range, loc, tokens, tolerant].join()
    if (sets.has(key)) return sets.get(key)
    const base = (name, slots) => {
      const ofRoots = ROOTS.has(name) ? [tokens && 'tokens', tolerant && 'errors'] : []
      const added = [range && 'range', loc && 'loc', ...(RENAMED[name] ?? []), ...ofRoots]
      return defineSlots([...slots, ...added.filter(Boolean)], { closed, name })
    }
    const made = lazily(own, (Class) => Class.record(base))
    sets.set(key, made)
    return made
  }
}
