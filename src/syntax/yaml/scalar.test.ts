import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { placeIn } from '../../model/source.ts'
import { yaml } from './yaml.ts'

const read = (text: string) => {
  const tree = yaml.parse({ path: 'a.yaml', text })
  const value = (tree.data as { a: string }[])[0]?.a ?? ''
  return {
    value,
    shown: (start: number, end: number) => {
      const { span } = placeIn(tree, [0, 'a'], { start, end })
      return text.slice(span.start, span.end)
    },
  }
}

describe('a stretch of a scalar', () => {
  it.each([
    ['plain', 'a: make test\n', 'test', 'test'],
    ['plain over lines', 'a: make\n  test\n\n  all # why\n', 'test\nall', 'test\n\n  all'],
    ['literal', 'a: |\n    one\n    two\n\n    three\n', 'three', 'three'],
    ['literal, over lines', 'a: |-\n  one\n  two\n', 'e\nt', 'e\n  t'],
    ['literal with deeper lines', 'a: |\n  if x; then\n    y\n  fi\n', '  y', '  y'],
    ['literal with a given indentation', 'a: |1\n  one\n  two\n', ' two', ' two'],
    ['literal with windows line ends', 'a: |\r\n  one\r\n  two\r\n', 'two', 'two'],
    ['literal behind a comment', 'a: | # why\n  one\n', 'one', 'one'],
    ['literal behind an anchor', 'a: &x |\n  one\n', 'one', 'one'],
    ['folded', 'a: >\n  one\n  two\n\n  three\n    four\n  five\n', 'four\nfive', 'four\n  five'],
    ['folded, at a fold', 'a: >-\n  one\n  two\n', ' two', '\n  two'],
    ['single quotes', "a: 'it''s so'\n", "'s so", "''s so"],
    ['double quotes', 'a: "x\\ty \\u00e9 z"\n', 'y é z', 'y \\u00e9 z'],
    ['double quotes over lines', 'a: "x \\\n   y\n   z"\n', 'y z', 'y\n   z'],
    ['empty quotes', 'a: ""\n', '', ''],
  ])('%s', (_, text, part, written) => {
    const { value, shown } = read(text)
    const at = value.indexOf(part)
    expect(at, value).toBeGreaterThanOrEqual(0)
    expect(shown(at, at + part.length)).toBe(written)
  })

  it('is the whole where the text stands elsewhere', () => {
    const text = 'b: &x one\na: *x\n'
    expect(read(text).shown(1, 2)).toBe('*x')
  })

  it('is found for every letter of whatever is printed', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ab1 \n\t\'"\\:#-é|>'), maxLength: 30 })
    const type = fc.constantFrom('BLOCK_LITERAL', 'BLOCK_FOLDED', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'PLAIN')
    fc.assert(
      fc.property(letters, type, (a, defaultStringType) => {
        const text = stringify({ a }, { defaultStringType, defaultKeyType: 'PLAIN', lineWidth: 20 } as object)
        const found = read(text)
        for (const [at, letter] of [...found.value].entries())
          if (/[ab1é:#|>-]/.test(letter)) expect(found.shown(at, at + 1), text).toBe(letter)
      }),
      { numRuns: 300 },
    )
  })
})
