import { expect, it } from 'vitest'
import { patternOf } from './pattern.ts'

it.each([
  ['web', 'a-web-1', true],
  ['^web$', 'a-web', false],
  ['^(?:web|api.*)$', 'api-v2', true],
  ['^(?:web|api.*)$', 'webs', false],
  ['^$', '', true],
  ['a.c', 'a\nc', false],
  ['(?s)a.c', 'a\nc', true],
  ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'my-app-2', true],
  ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'my-app-', false],
  ['^[^.]+$', 'a.b', false],
  ['^[]a]+$', ']a]', true],
  ['^x{2,3}$', 'xxx', true],
  ['^x{2,3}$', 'xxxx', false],
  ['^x{2}$', 'xx', true],
  ['^(?i)Web$', 'wEB', true],
  ['^\\d+\\.\\d+$', '1.25', true],
  ['^\\d+\\.\\d+$', '1x25', false],
  ['\\bcat\\b', 'a cat!', true],
  ['\\bcat\\b', 'concat', false],
  ['^(a|b)*?c$', 'ababc', true],
  ['^(?P<n>a)b$', 'ab', true],
  ['^[[:alpha:]]+$', 'abC', true],
  ['^ä+$', 'ää', true],
  ['^.$', '💾', true],
  ['||', 'x', true],
])('%s on %j: %s', (source, text, fits) => expect(patternOf(source)?.test(text)).toBe(fits))

it.each(['(', ')', '[a', '*a', 'a{2,1}', '\\1', '(?=a)', '(?<!a)', '\\p{L}', 'a{1001}', '[z-a]', '[[:none:]]'])(
  '%s is not read',
  (source) => expect(patternOf(source)).toBeUndefined(),
)

it('takes no more than linear time for what breaks others', () => {
  const begin = performance.now()
  expect(patternOf('^(a+)+$')?.test(`${'a'.repeat(5000)}b`)).toBe(false)
  expect(patternOf('((((a{100}){100}){100}){100})')).toBeUndefined()
  expect(performance.now() - begin).toBeLessThan(1000)
})
