/** A tree adapter of parse5 whose nodes are records. */
import { defaultTreeAdapter as plain, html } from 'parse5'
import { defineSlots } from '../../../dist/index.js'

/** What walkers and the parser ask of every node. */
const PROBED = ['attrs', 'childNodes', 'content', 'parentNode', 'sourceCodeLocation', 'tagName', 'value']

const ELEMENT = ['nodeName', 'tagName', 'attrs', 'namespaceURI', 'childNodes', 'parentNode']

/**
 * The adapter for a set of options.
 *
 * @param {{ locations: boolean, closed?: 'guarded' | 'sealed', isProbed?: boolean }} options `locations`: nodes have the slot
 * `sourceCodeLocation`, for the parser's option `sourceCodeLocationInfo`; `isProbed`: names that only other nodes
 * have can be read at full speed.
 */
export function adapterOf({ locations, closed = 'guarded', isProbed = true }) {
  const node = (name, slots) => {
    const all = locations ? [...slots, 'sourceCodeLocation'] : slots
    const absent = isProbed ? PROBED.filter((probed) => !all.includes(probed)) : []
    return defineSlots(all, { name, closed, absent })
  }

  class Document extends node('Document', ['nodeName', 'mode', 'childNodes']) {}
  class Fragment extends node('Fragment', ['nodeName', 'childNodes']) {}
  class Element extends node('Element', ELEMENT) {}
  class Template extends node('Template', [...ELEMENT, 'content']) {}
  class Comment extends node('Comment', ['nodeName', 'data', 'parentNode']) {}
  class Text extends node('Text', ['nodeName', 'value', 'parentNode']) {}
  class Doctype extends node('Doctype', ['nodeName', 'name', 'publicId', 'systemId', 'parentNode']) {}

  const last = (nodes) => nodes[nodes.length - 1]
  const text = (value) => new Text('#text', value, null)

  return {
    ...plain,
    createDocument: () => new Document('#document', html.DOCUMENT_MODE.NO_QUIRKS, []),
    createDocumentFragment: () => new Fragment('#document-fragment', []),
    createElement: (tagName, namespace, attrs) =>
      tagName === 'template'
        ? new Template(tagName, tagName, attrs, namespace, [], null)
        : new Element(tagName, tagName, attrs, namespace, [], null),
    createCommentNode: (data) => new Comment('#comment', data, null),
    createTextNode: text,
    setDocumentType(document, ...values) {
      const found = document.childNodes.find((child) => plain.isDocumentTypeNode(child))
      if (found === undefined) plain.appendChild(document, new Doctype('#documentType', ...values, null))
      else [found.name, found.publicId, found.systemId] = values
    },
    insertText(parent, value) {
      const before = last(parent.childNodes)
      if (before instanceof Text) before.value += value
      else plain.appendChild(parent, text(value))
    },
    insertTextBefore(parent, value, reference) {
      const before = parent.childNodes[parent.childNodes.indexOf(reference) - 1]
      if (before instanceof Text) before.value += value
      else plain.insertBefore(parent, text(value), reference)
    },
  }
}
