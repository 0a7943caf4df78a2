import { difference } from '../../bench/differential/yaml/difference.ts'
import { readByLibrary } from '../../bench/differential/yaml/library.ts'
import { read } from '../../src/syntax/yaml/parser/stream.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import { misread } from './places/misread.ts'
import { stream } from './places/yaml-writer.ts'
import type { Target } from './target.ts'

/** YAML. What both we and the `yaml` package accept says the same, and what stands at a place reads back to its value. */
export const target: Target = {
  write: stream,
  judge(text) {
    const tree = yaml.parse({ path: 'a.yaml', text })
    const trouble = misread(tree, [], again)
    if (trouble !== undefined) return trouble
    for (const { span } of tree.comments)
      if (text[span.start] !== '#') return `a comment at ${span.start} that does not begin with #`
    tree.edit({ set: [0, 'k1'], to: 7 })
    tree.edit({ drop: [0, 'k2'] })
    tree.edit({ insert: [0, 'k0', 0], to: { a: 'b' } })
    if (tree.problems.length > 0 || !text.endsWith('\n') || /\r|(?:^|\s)\?\s/m.test(text)) return undefined
    // A key that is a tag alone has no name, to the library another one than to us.
    if (/![^\s,[\]{}]*\s*:(?:\s|$)/.test(text)) return undefined
    // Behind an escaped line break the library takes empty lines for one space.
    if (/\\\n[^\S\n]*\n/.test(text)) return undefined
    // To the library an end that ends nothing is a document.
    if (/(?:^|\n\.\.\.)[^\S\n]*\s*(?:#[^\n]*\s*)*\.\.\./.test(text)) return undefined
    const theirs = readByLibrary(text)
    return 'refused' in theirs ? undefined : difference(tree.data, theirs.data)
  },
}

/** Aliases need what stands before them, a tag decides what text is, and an indentation that is given counts from what is around. */
function again(written: string, before: string, part: 'key' | 'value'): readonly unknown[] | undefined {
  if (part === 'key' || /[&*!]|^[|>][+-]?\d|^\ufeff|^[|>][^\n]*\n[ \t\n]*\t/.test(written) || tagged.test(before))
    return undefined
  const column = before.length - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) - 1
  const [alone = null] = read(' '.repeat(column) + written).data
  // In brackets some text means something else.
  const [inside] = read(`[${written}]`).data
  return [alone, Array.isArray(inside) && inside.length === 1 ? inside[0] : alone]
}

const tagged = /![^\s]*\s*(?:#[^\n]*\s*)*(?:&\S+\s*)?$/
