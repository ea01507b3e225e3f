/** esprima 4 with records for its nodes, a class for each set of options. */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { installed, Patch, write } from '../patch.mjs'

/** A node class of the library, as TypeScript 2 wrote it: the statements of its constructor stand one a line. */
const CLASS =
  /\tvar (\w+) = \(function \(\) \{\n\t {4}function \1\(([^)]*)\) \{\n((?:\t {8}[^\n]+\n)+)\t {4}\}\n\t {4}return \1;\n\t\}\(\)\);\n\texports\.\1 = \1;\n/g

/** Adds a record class, as a function of what makes its base: the names are slots, the values go through `super`. */
function withRecord(text, name, parameters, body) {
  const assignments = [...body.matchAll(/this\.(\w+) = ([^;\n]+);/g)]
  const slots = JSON.stringify(assignments.map(([, slot]) => slot))
  const before = body.replace(/\s*this\.\w+ = [^;\n]+;\n/g, '')
  const values = assignments.map(([, , value]) => value).join(', ')
  const constructor = `constructor(${parameters}) { ${before} super(${values}); }`
  return `${text}\texports.${name}.record = (base) => class ${name} extends base('${name}', ${slots}) { ${constructor} };\n`
}

const NODES = fileURLToPath(new URL('nodes.cjs', import.meta.url))

/** @param {'guarded' | 'sealed'} closed How the nodes are closed. */
export function patched(closed) {
  const { text } = new Patch(installed('esprima/dist/esprima.js'))
    .replace(CLASS, withRecord, 83)
    .replace('new Node.', 'new this.nodes.', 124)
    .replace('new JSXNode.', 'new this.nodes.', 16)
    .replace('instanceof Node.', 'instanceof this.nodes.', 3)
    .replace(
      'this.config.source = String(options.source);\n\t        }\n',
      '$&\t        this.nodes = nodesFor(__webpack_require__(7), __webpack_require__(5), this.config, delegate);\n',
    )
    .replace('delete expr.operator;', 'expr.operator = undefined;')
    .replace('delete param.right.argument;', 'param.right.argument = undefined;')
    .replace('delete param.right.delegate;', 'param.right.delegate = undefined;')
  return `var nodesFor = require(${JSON.stringify(NODES)})('${closed}');\n${text}`
}

/** The library with its nodes closed in this way. */
export function esprimaOf(closed) {
  return createRequire(import.meta.url)(fileURLToPath(write(`esprima/${closed}.cjs`, patched(closed))))
}
