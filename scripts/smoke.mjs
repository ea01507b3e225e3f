/** What must hold in every engine, in both forms. Runs in Node, Bun, Deno and in a page. */

export function refusal(action) {
  try {
    action()
  } catch (error) {
    return error
  }
  return undefined
}

/**
 * @param {typeof import('slotted')} slotted
 * @returns {{ form: string, problems: string[] }}
 */
export function smoke({ attributesOf, defineDynamic, defineSlots, extendSlots, isCompiled, SlotError }) {
  const problems = []
  const expect = (holds, what) => {
    if (!holds) problems.push(what)
  }
  let form = ''
  for (const closed of ['sealed', 'guarded', 'frozen', 'open']) {
    class User extends defineSlots(['name', 'identifier'], { closed }) {
      greet() {
        return `Hello, ${this.name}`
      }
    }
    class Admin extends extendSlots(User, ['role']) {}
    const ada = new User('Ada', 1)
    form = isCompiled(User) ? 'compiled' : 'interpreted'
    expect(ada.greet() === 'Hello, Ada' && Object.keys(ada).join() === 'name,identifier', `${closed}: slots`)
    expect(
      JSON.stringify(new Admin('Ada', 1, 'root')) === '{"name":"Ada","identifier":1,"role":"root"}',
      `${closed}: extension`,
    )
    expect(new Admin('Ada', 1, 'root') instanceof User && ada instanceof Object, `${closed}: instanceof`)
    expect(refusal(() => new User(1, 2, 3))?.code === 'too-many-arguments', `${closed}: too many arguments`)
    expect(
      refusal(() => Object.defineProperty(ada, 'greet', {})) instanceof TypeError ===
        (closed === 'sealed' || closed === 'frozen'),
      `${closed}: closed`,
    )
    const error = refusal(() => Object.assign(ada, { nmae: 'x' }))
    if (closed === 'open')
      expect(error === undefined && attributesOf(ada).get('nmae') === 'x' && ada.nmae === 'x', 'open: attributes')
    else expect(error instanceof SlotError && error.message.includes('Did you mean "name"?'), `${closed}: guard`)
    expect(
      refusal(() => {
        ada.greet = 1
      }) instanceof TypeError,
      `${closed}: methods stay`,
    )
  }
  class Field extends defineSlots(['name'], { closed: 'guarded' }) {
    name = 'overwritten'
  }
  expect(refusal(() => new Field('Ada'))?.code === 'field-over-slot', 'a field over a slot')
  const hostile = '"]; globalThis.hijacked = 1; //\u2028'
  expect(
    new (defineSlots([hostile], { name: hostile }))(5)[hostile] === 5 && globalThis.hijacked === undefined,
    'hostile names',
  )
  const loose = new (defineDynamic(['name']))('Ada')
  loose.color = 'red'
  expect(JSON.stringify(loose) === '{"name":"Ada","color":"red"}' && Object.keys(loose).length === 0, 'Dynamic')
  return { form, problems }
}
