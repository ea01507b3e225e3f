import { describe, expect, test } from 'vitest'
import { codeOf, refused, type Form } from '../support/form.js'

/** What operations say of records that contain themselves. */
export function valuesCircles({ slotted, packed }: Form): void {
  const { clone, compare, defineSlots, equals, hash, lazy, list, text, toObject } = slotted

  class Node extends defineSlots({ name: text(''), nodes: list(lazy<Node>(() => Node))(() => []) }) {}

  describe('values in circles', () => {
    const circle = (): Node => {
      const node = new Node({ name: 'a' })
      node.nodes.push(new Node({ name: 'b', nodes: [node] }))
      return node
    }

    test.each<[string, (node: Node) => unknown]>([
      ['equals', (node) => equals(node, circle())],
      ['compare', (node) => compare(node, circle())],
      ['hash', hash],
      ['toObject', toObject],
      ['clone', clone],
      ['JSON', (node) => JSON.stringify(node)],
    ])('%s says that they are too deep, and works on others afterwards', (_, act) => {
      expect(codeOf(() => act(circle()))).toBe('too-deep')
      expect(() => act(new Node({ name: 'alone' }))).not.toThrow()
    })

    test('a row holds records in a circle, and its operations say so', () => {
      const rows = packed.PackedArray.from(Node, [circle(), circle()])
      const [row, other] = [rows.at(0), rows.at(1)]
      for (const act of [() => hash(row), () => toObject(row), () => clone(row), () => equals(row, other)])
        expect(codeOf(act)).toBe('too-deep')
      expect(refused(() => JSON.stringify(rows)).name).toMatch(/^(Type|Range)Error$/)
    })
  })
}
