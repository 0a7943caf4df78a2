import { expect, test } from 'vitest'
import { parseTemplate } from './template.ts'

test.each([
  ['', ['']],
  ['plain', ['plain']],
  ['${A}', [{ named: 'A' }]],
  ['x://${A}:${ B }/y', ['x://', { named: 'A' }, ':', { named: 'B' }, '/y']],
  ['costs $5 and $${A}', ['costs $5 and ${A}']],
  ['$$${A}', ['$${A}']],
  ['${A', undefined],
  ['${A${B}}', undefined],
])('%s', (text, pieces) => {
  expect(parseTemplate(text)).toEqual(pieces)
})
