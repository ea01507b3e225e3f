// Copies of the templates: a bundler, and Node, make a module of its own for every query.

declare module '*&root' {
  export const interpretRoot: typeof import('./template.js').interpretRoot
}

declare module '*&object' {
  export const interpretExtension: typeof import('./template-object.js').interpretExtension
  export const interpretObjectRoot: typeof import('./template-object.js').interpretObjectRoot
}

declare module '*&wide' {
  export const interpretWideRoot: typeof import('./template-wide.js').interpretWideRoot
}
