import { expect, it } from 'vitest'
import { hcl } from './hcl.ts'
import { referencesIn } from './references.ts'

it.each([
  ['1', []],
  ['var.a', ['var.a']],
  ['"${var.a}-${local.b}"', ['var.a', 'local.b']],
  ['aws_subnet.this[0].id', ['aws_subnet.this.0.id']],
  ['aws_subnet.this["a.b"].id', ['aws_subnet.this.a.b.id']],
  ['aws_subnet.this[*].id', ['aws_subnet.this.*.id']],
  ['aws_subnet.this[var.i].id', ['aws_subnet.this', 'var.i']],
  ['f(var.a, [var.b, { c = var.d, (var.e) = 1 }])', ['var.a', 'var.b', 'var.d', 'var.e']],
  ['[for k, v in var.m : "${k}${v.x}${var.y}" if k != local.z]', ['var.m', 'var.y', 'local.z']],
  ['{ for k in var.m : k => [for v in k : v.w] }', ['var.m']],
  ['"%{ for x in var.l }${x}%{ endfor }${x.y}"', ['var.l', 'x.y']],
  ['var.a ? !var.b : -var.c + (var.d)', ['var.a', 'var.b', 'var.c', 'var.d']],
  ['merge({}, var.a).b', ['var.a']],
])('finds the references of %s', (text, expected) => {
  const [attribute] = hcl.parse({ path: 'main.tf', text: `a = ${text}\n` }).body.attributes
  if (!attribute) throw new Error('nothing was read')
  const references = referencesIn(attribute.value)
  expect(references.map(({ parts }) => parts.map(({ step }) => step).join('.'))).toEqual(expected)
  for (const { start, end, parts } of references) {
    expect(start).toBe(parts[0]?.span.start)
    expect(`a = ${text}`.slice(start, end)).toMatch(/^[\w.]+(\[(\d+|\*|"[^"]*")\](\.\w+)*)?$/)
  }
})
