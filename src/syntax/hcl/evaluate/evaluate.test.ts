import { describe, expect, it } from 'vitest'
import { isUnknown, unknownValue } from '../../../model/unknown.ts'
import { parseExpression, parseTemplate } from '../parse.ts'
import { console } from './console.ts'
import { evaluate } from './expression.ts'
import { fail } from './failure.ts'
import { fromPlain } from './functions/encodings.ts'
import { plainOf } from './plain.ts'
import type { World } from './scope.ts'
import { object, type Value } from './value.ts'

const unset = unknownValue('var.unset', 'nothing gives it a value')
const known = object(
  new Map<string, Value>([
    ['unset', unset],
    ['some', fromPlain(['a', unset])],
  ]),
)

const world: World = {
  refer: (root) => (root === 'var' ? { value: known, steps: 0 } : undefined),
  file: (path) => (path === 'a.tpl' ? '%{ for x in xs ~}\n  - ${x}\n%{ endfor ~}\nend\n' : undefined),
  filesUnder: () => undefined,
  template: () => fail('no template'),
  decodeYaml: () => fail('no YAML'),
  effort: { left: 1_000_000, depth: 0, trying: 0 },
}

function valueOf(text: string): unknown {
  const node = parseExpression({ path: 'x', text })
  if (!('kind' in node)) throw new Error(node.map(({ message }) => message).join())
  world.effort.left = 100_000
  return plainOf(evaluate(node, { text, world }))
}

describe('Terraform expressions', () => {
  it.each(console.filter(([text]) => !text.startsWith('yamldecode')))('%s', (text, value) => {
    expect(valueOf(text)).toEqual(value)
  })
})
void isUnknown
void parseTemplate
