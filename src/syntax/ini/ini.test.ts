import { expect, it } from 'vitest'
import { ini } from './ini.ts'

it.each([
  ['a=b\n[s]\nc: d\n', { '': { a: 'b' }, s: { c: 'd' } }],
  ['[options]\nrequires =\n    a>=1\n    b\n# x\nzip = no\n', { '': {}, options: { requires: 'a>=1\nb', zip: 'no' } }],
  ['@s:registry=https://r/\n//r/:_authToken=x\n', { '': { '@s:registry': 'https://r/', '//r/:_authToken': 'x' } }],
  ['[s]\na=1\n[t]\n[s]\na=2\n', { '': {}, s: { a: '2' }, t: {} }],
  ['[__proto__]\n__proto__=x\n', JSON.parse('{"":{},"__proto__":{"__proto__":"x"}}')],
  ['flag\n', { '': { flag: '' } }],
])('%j', (text, data) => expect(ini.parse({ path: 'a.ini', text }).data).toEqual(data))

it('keeps places, and says what is none of its forms', () => {
  const text = '[s]\r\nkey = a\r\n  b\r\nlast=1\r\n'
  const tree = ini.parse({ path: 'a.ini', text })
  const { span } = tree.placeOf(['s', 'key'])
  expect(text.slice(span.start, span.end)).toBe('a\r\n  b')
  expect(tree.edit({ set: ['s', 'last'], to: '2' })).toMatchObject({ text: '2' })
  expect(ini.parse({ path: 'a.ini', text: '= x\n' }).problems.map(({ message }) => message)).toEqual([
    'this is no section, key or comment',
  ])
})
