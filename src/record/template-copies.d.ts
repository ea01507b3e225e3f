/** Copies of template.ts: a bundler, and Node, make a module of its own for every query. */
declare module '*&copy' {
  export const interpretRoot: typeof import('./template.js').interpretRoot
}
