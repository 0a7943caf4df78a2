import { expect, test } from 'vitest'
import { meets, parseMatchers, printMatchers } from './matcher.ts'

test.each([
  ['a=b', '{a="b"}'],
  [' {a = "b", c!=d, } ', '{a="b",c!="d"}'],
  ['{a = "b", c!=d, }', '{a="b",c!="d"}'],
  ['{quote="She said: \\"Hi, ladies!\\""}', '{quote="She said: \\"Hi, ladies!\\""}'],
  ['code=~"5.."', '{code=~"5.."}'],
  ['a=', '{a=""}'],
  ['a=\\d', '{a="\\\\d"}'],
  ['a!~"x|y"', '{a!~"x|y"}'],
  ['{}', '{}'],
  ['{foo="bar",baz=~[a-z]+}', '{foo="bar",baz=~"[a-z]+"}'],
  ['"foo bar"=baz', '{"foo bar"="baz"}'],
  ['{straße="groß", "k.8s"!~"a.*"}', '{straße="groß",k.8s!~"a.*"}'],
  ['foo🙂=bar', '{foo🙂="bar"}'],
  ['a="b', undefined],
  ['a', undefined],
  ['=b', undefined],
  ['{a=b', '{a="b"}'],
  ['a=~"("', undefined],
  ['"a"=b,c', undefined],
])('%s is read as %s', (text, printed) => {
  const matchers = parseMatchers(text)
  expect(matchers && printMatchers(matchers)).toBe(printed)
})

test.each([
  ['a=b', { a: 'b' }, true],
  ['a=~b', { a: 'bc' }, false],
  ['a=~"b.*"', { a: 'bc' }, true],
  ['a!=b', {}, true],
  ['a=""', {}, true],
  ['a=~"|x"', {}, true],
  ['a!~".+"', { a: 'x' }, false],
  ['{a=b,c=d}', { a: 'b' }, false],
])('%s against %j: %s', (text, labels, expected) => {
  expect(meets(labels, parseMatchers(text) ?? [])).toBe(expected)
})
