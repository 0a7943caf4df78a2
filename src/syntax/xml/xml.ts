import type { Refusal } from '../../model/source.ts'
import type { Unknown } from '../../model/unknown.ts'
import { type Placed, plain, treeOf } from '../placed.ts'
import type { Syntax } from '../syntax.ts'
import { escaped } from './escape.ts'
import { elementsIn } from './parse.ts'

/**
 * `tree.data` is the root `Element`, or `undefined` in a file without one. Blanks between elements are left out. Entities beyond
 * the five of the language are never looked up: a text with one is unknown.
 */
export const xml: Syntax = {
  title: 'XML',
  parse(file) {
    const { root, comments, problems } = elementsIn(file.text)
    const again = (text: string) => {
      const after = elementsIn(text)
      return { data: plain(after.root), problems: after.problems }
    }
    return treeOf(file, root, { comments, problems, print: (value, old) => printed(file.text, value, old), again })
  },
}

export interface Element {
  /** As written, prefix and all. */
  readonly name: string
  readonly attributes: { readonly [name: string]: string | Unknown }
  readonly children: readonly (Element | string | Unknown)[]
}

function printed(text: string, value: string | number | boolean, { span }: Placed): string | Refusal {
  const quote = text[span.start - 1]
  const before = text.slice(Math.max(0, span.start - 9), span.start)
  if (before.endsWith('<![CDATA['))
    return String(value).includes(']]>') ? { refused: 'the text would end its CDATA section' } : String(value)
  return escaped(String(value), quote === '"' || quote === "'" ? quote : undefined)
}
