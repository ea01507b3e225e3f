declare global {
  var hijacked: string | undefined
}

const run = 'globalThis.hijacked = "yes"'

/** Strings that would run, or break the text, if they entered generated code as anything but a quoted literal. */
export const HOSTILE = [
  `"]; ${run}; this["`,
  `'; ${run}; '`,
  `\`\${${run}}\``,
  `\\"; ${run}; \\`,
  `x\n${run}\n`,
  `x\r${run}\r`,
  `x\u2028${run}\u2028`,
  `x\u2029${run}\u2029`,
  `*/ ${run} /*`,
  `// ${run}`,
  `</script><script>${run}</script>`,
  `<!-- ${run} -->`,
  `\${${run}}`,
  `#marked in new.target`,
  '\0',
  '\ud800',
  '\udfff\ud800',
  '👩‍👩‍👧',
  'new.target',
  'v0',
  'this',
  'x'.repeat(10_000),
]
