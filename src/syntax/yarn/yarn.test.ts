import { expect, it } from 'vitest'
import { yarnLock } from './yarn.ts'

const read = (text: string) => yarnLock.parse({ path: 'yarn.lock', text })

it('reads entries of the old and the new form', () => {
  expect(read('a@^1, "b@^2":\n  version "1.0.0"\n  dependencies:\n    "@c/d" ">=1 <2"\n').data).toEqual({
    'a@^1, b@^2': { version: '1.0.0', dependencies: { '@c/d': '>=1 <2' } },
  })
  expect(read('"a@npm:^1":\r\n  version: 1.0.0\r\n  bin:\r\n    a: ./a.js\r\n  checksum: 10/x\r\n').data).toEqual({
    'a@npm:^1': { version: '1.0.0', bin: { a: './a.js' }, checksum: '10/x' },
  })
})

it.each([
  ['<<<<<<< ours\na@1:\n  version "1"\n', ['a merge left its conflict here']],
  ['a@1:\n  version "1\n', ['this is no line of a lock file of yarn']],
])('%j: %j', (text, messages) => expect(read(text).problems.map(({ message }) => message)).toEqual(messages))

it('gives what follows a broken head to no entry', () => {
  expect(read('a@1:\n  dependencies:\n"b@1\n    c "1"\n').data).toEqual({ 'a@1': { dependencies: {} } })
})

it('finds places past empty lines, comments and conflicts', () => {
  const text = '# top\n\na@1:\n  version "1"\n\n# x\n<<<<<<< ours\n  resolved "u"\n\nb@1:\n  version "2"\n'
  const tree = read(text)
  const at = (path: string[], part?: 'key') => {
    const { span } = tree.placeOf(path, part)
    return text.slice(span.start, span.end)
  }
  expect([at(['a@1']), at(['a@1', 'resolved']), at(['a@1', 'resolved'], 'key'), at(['b@1', 'version'])]).toEqual([
    'a@1',
    'u',
    'resolved',
    '2',
  ])
  expect(tree.edit({ set: ['a@1', 'version'], to: '3' })).toHaveProperty('refused')
})
