import { format } from '@cdktn/hcl-tools'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { valueAt } from '../../model/source.ts'
import {
  type Attributes,
  block,
  call,
  commented,
  conditional,
  heredoc,
  listFor,
  operation,
  ref,
  template,
  type Value,
} from './build.ts'
import { hcl } from './hcl.ts'
import { printHcl } from './print.ts'

const words = fc.constantFrom(
  'a',
  'b_c',
  'long_name',
  'x-y',
  'for',
  'two words',
  '${x}',
  '%{ if',
  '"',
  'null',
  'é',
  '0',
)
const names = fc.constantFrom('a', 'bb', 'c_c_c', 'd-d', 'eeeeeeeeeeee')
const texts = fc.oneof(
  fc.string(),
  words,
  fc.array(fc.constantFrom('$', '{', '%', '}', 'x', '\n', '\\', '"', '\t', ' ')).map((all) => all.join('')),
)
const scalars = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
  fc.boolean(),
  fc.constant(null),
  texts,
)

/** Values that say themselves what they are. */
const plain = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(words, tie('value'), { maxKeys: 4 }),
  ),
})).value

/** Anything that can be built. */
const built = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalars.filter((value) => typeof value !== 'string' || !/[^ -~\n]/.test(value)),
    fc.constantFrom('var.a', 'aws_subnet.this[0].id').map(ref),
    texts.filter((text) => !/[^ -~\n]/.test(text)).map((text) => heredoc(text)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3 }),
    fc.tuple(tie('value'), tie('value')).map(([a, b]) => call('f', a, b)),
    tie('value').map((a) => call('jsonencode', a)),
    tie('value').map((a) => template`x-${a}$${ref('y')}`),
    fc.tuple(tie('value'), tie('value')).map(([a, b]) => conditional(operation(ref('var.n'), '>', -1), a, b)),
    fc.tuple(tie('value'), tie('value')).map(([a, b]) => operation(a, '==', b)),
    tie('value').map((a) => listFor({ names: ['k', 'v'], of: ref('var.m') }, a)),
    tie('value').map((a) => commented('why', a)),
  ),
})).value

const read = (text: string) => hcl.parse({ path: 'main.tf', text })

it('what is printed is read back as it was, for every value', () => {
  fc.assert(
    fc.property(fc.dictionary(names, plain, { maxKeys: 4 }), (attributes) => {
      const tree = read(printHcl([block('b', ['l "${x}'], attributes)]))
      expect(tree.problems).toEqual([])
      expect(valueAt(tree.data, ['b', 'l "${x}', 0])).toEqual(normalized(attributes))
    }),
    { numRuns: 300 },
  )
})

it('heredocs are read back as they were, with a line break at their end', () => {
  fc.assert(
    fc.property(
      texts.filter((text) => !text.includes('\r')),
      (text) => {
        const tree = read(
          printHcl([block('b', [], { a: heredoc(text), c: [{ d: heredoc(text), e: 1 }, heredoc(text)] })]),
        )
        const value = (text === '' || text.endsWith('\n') ? text : `${text}\n`).normalize()
        expect(tree.problems).toEqual([])
        expect(valueAt(tree.data, ['b', 0])).toEqual({ a: value, c: [{ d: value, e: 1 }, value] })
      },
    ),
    { numRuns: 300 },
  )
})

it('terraform fmt finds nothing to do, and our reader no problem, whatever is built', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(names, built, { maxKeys: 4 }), async (attributes: Attributes) => {
      const text = printHcl([block('b', [], attributes, [block('c', ['d'], attributes)])])
      expect(read(text).problems).toEqual([])
      expect(await format(text)).toBe(text)
    }),
    { numRuns: 300 },
  )
})

/** HCL keeps text in Unicode's composed form. */
function normalized(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize()
  if (Array.isArray(value)) return value.map(normalized)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalized(item)]))
}
