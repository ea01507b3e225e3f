/** Why a side is not ahead on an engine, as far as that was found: the results file says it beside the figures. */

const OTHERS = /bun|firefox/

/** The first that fits is taken. */
const NOTES = [
  {
    works: /create|copy/,
    sides: /sealed/,
    note: 'Object.seal is a call into the engine, by hand as well: "plain class, Object.seal last" in the rows of create.',
  },
  {
    engines: OTHERS,
    works: /create/,
    sides: /guarded/,
    note:
      'The constructor asks new.target whether its class was prepared, so the engine makes the record where it does ' +
      'away with one of a plain class. Tried in place of the private mark: a WeakSet, a symbol, the last class ' +
      'remembered, which take the same. Mended: slots declared as fields (before, 100 to 250 ns), and a rest ' +
      'parameter for arguments (half of what was left).',
  },
  {
    engines: OTHERS,
    works: /copy/,
    sides: /guarded/,
    note: 'The values go through Reflect.construct, which V8 takes apart and these engines call.',
  },
  {
    works: /copy/,
    sides: /guarded/,
    note: 'A line by hand knows the class; copy finds it by a symbol on the record. docs/benchmarks.md has what was tried.',
  },
  {
    works: /equals/,
    sides: /slotted/,
    note:
      'It compares as the keys of a Map do, so NaN equals NaN, goes into records in slots, and asks whether both are ' +
      'records. docs/benchmarks.md has what was tried.',
  },
  {
    works: /toObject/,
    sides: /slotted/,
    note: 'It looks at untyped values, of which records become plain objects too.',
  },
  {
    engines: /bun/,
    works: /for…of/,
    sides: /PackedArray/,
    note:
      'JavaScriptCore keeps the view that an iterator hands over: an iterator of views by hand takes the same, 11 to 17 ' +
      'ns. Tried: one result for all rows, which takes the same. forEach and at(i) have no such cost. Mended: the two ' +
      'fields of a view declared (before, 75 ns).',
  },
  {
    engines: /chromium/,
    works: /for…of/,
    sides: /PackedArray/,
    note:
      'V8 15.6 makes each view that an iterator hands over, 6 ns, because next() also marks its end: without the mark it ' +
      'takes 1 ns, and a loop that has ended could go on after a push. Tried: the mark by a choice of values, by ' +
      'arithmetic, after the result is made, and by a call of one of two objects; none helps, and the Nodes lose by all ' +
      'but one. at(i) takes 0.8 ns. Deno, on V8 15.0, makes no view.',
  },
  {
    engines: /firefox/,
    works: /push/,
    sides: /PackedArray/,
    note: 'Not found: SpiderMonkey makes a small object of its plain class in 5 to 10 ns, and a push checks and writes each column.',
  },
  {
    engines: /firefox/,
    works: /forEach|for…of|at random/,
    sides: /PackedArray/,
    note:
      'SpiderMonkey makes each view, 10 to 18 ns; an iterator of views by hand takes 13 to 17. Tried: named fields in ' +
      'place of symbols (12 ns for 18, and deep equality would see them), one result for all rows (slower), a literal ' +
      'with a prototype (100 ns). Mended: the two fields of a view declared (before, 170 ns and more).',
  },
]

/** The note on a side that is not ahead, if there is one. */
export const noteOn = (engine, work, side) =>
  NOTES.find(({ engines = /./, works, sides }) => engines.test(engine) && works.test(work) && sides.test(side))?.note
