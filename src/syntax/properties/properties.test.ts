import { expect, it } from 'vitest'
import { properties } from './properties.ts'

it.each([
  ['a=b\nc: d\ne f\n', { a: 'b', c: 'd', e: 'f' }],
  ['# x\n! y\n\n  a = b c \n', { a: 'b c ' }],
  ['a\\ b=c\\:d\\u00e9\n', { 'a b': 'c:dé' }],
  ['a=b,\\\r\n   c,\\\n   d\ne=f', { a: 'b,c,d', e: 'f' }],
  ['a=\nb', { a: '', b: '' }],
  ['a=x\u0000y\ufdd0', { a: 'x\u0000y\ufdd0' }],
  ['a=1\na=2', { a: '2' }],
  ['__proto__=x', JSON.parse('{"__proto__":"x"}')],
  ['a=b\\', { a: 'b' }],
])('%j', (text, data) => expect(properties.parse({ path: 'a.properties', text }).data).toEqual(data))

it('keeps places, and edits in them', () => {
  const text = 'distributionUrl=https\\://x/gradle-8.10-bin.zip\r\nother=1\r\n'
  const tree = properties.parse({ path: 'a.properties', text })
  const { span } = tree.placeOf(['distributionUrl'])
  expect(text.slice(span.start, span.end)).toBe('https\\://x/gradle-8.10-bin.zip')
  expect(tree.edit({ set: ['other'], to: 'a\\b' })).toMatchObject({ text: 'a\\\\b' })
  expect(tree.edit({ drop: ['other'] })).toMatchObject({
    text: '',
    span: { start: text.indexOf('other'), end: text.length },
  })
})
