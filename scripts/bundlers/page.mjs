/** What was found, as a table for the terminal and as docs/compatibility.md. */

const FORMS = ['compiled', 'interpreted', 'forbidden']

const totalOf = (rows) => Math.max(0, ...rows.flatMap(({ reports }) => FORMS.map((form) => reports[form]?.passed ?? 0)))

function cell(report, asked, total) {
  if (report === undefined) return '–'
  const passed = report.passed === total ? String(total) : `${report.passed} of ${total}`
  return asked === 'compiled' && report.form !== 'compiled' ? `${passed}, ${report.form}` : passed
}

/** A line for each tool: how many results were right, compiled, interpreted, and where code may not be generated. */
export function tableOf(rows) {
  const total = totalOf(rows)
  const width = Math.max(...rows.map(({ name, version }) => `${name} ${version}`.length))
  return rows
    .map(({ name, version, reports, wrong }) => {
      const cells = FORMS.map((form) => cell(reports[form], form, total).padEnd(11))
      return `${`${name} ${version}`.padEnd(width)}  ${cells.join('  ')}  ${wrong.length > 0 ? 'FAILED' : 'ok'}`
    })
    .join('\n')
}

/** The page: it holds nothing that another run of the same versions would not find. */
export function pageOf(rows) {
  const total = totalOf(rows)
  const reasons = [...new Set(rows.flatMap(({ differs }) => Object.values(differs)))]
  const noteOf = ({ differs }) =>
    [...new Set(Object.values(differs))].map((reason) => `[${reasons.indexOf(reason) + 1}](#differences)`).join(', ')
  const memoryOf = ({ reports: { memory } }) =>
    memory === undefined ? '–' : memory.compares ? 'all of it' : 'without `compareMemory`'
  const lines = rows.map((row) => {
    const cells = FORMS.map((form) => cell(row.reports[form], form, total))
    return `| ${[row.name, row.version, ...cells, memoryOf(row), noteOf(row)].join(' | ')} |`
  })
  return `# Compatibility

\`npm run check:bundlers\` writes this page. One program uses all of the library: both forms of definition,
extensions, the four closings, its own constructors, private members and statics, every function, \`parse\`,
\`Dynamic\`, packed arrays of every kind, and pools. It compares ${total} results with what they must be. Each tool
builds it against the package as it is published, and the result runs in Node, or where the line says.

- *Compiled*: as it is. *Interpreted*: with \`import 'slotted/interpreted'\` first. *No code*: under
  \`--disallow-code-generation-from-strings\`.
- *The library too*: the tool also compiled every file of the library that an application may load. Elsewhere it
  bundles these files or leaves them as they are.

| tool | version | compiled | interpreted | no code | \`slotted/memory\` | differs |
|---|---|---|---|---|---|---|
${lines.join('\n')}

\`compareMemory\` starts processes with a script of the package, and a bundle does not hold that script: the error
says "Do not bundle slotted/memory". webpack and rspack note the place of the package, and everything works while it
is there. Mark the package as external for the server.

The edge route of Next.js may not generate code, so its classes are interpreted.

## Differences

${reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n')}

React Native's preset refuses \`declare name: string\` and static blocks in your classes: give the types in the
heritage clause. Two things cannot work, see [caveats](caveats.md#classes): classes that TypeScript lowers to ES5,
and minifiers that rename every property.
`
}
