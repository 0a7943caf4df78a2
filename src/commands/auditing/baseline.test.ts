import { expect, test } from 'vitest'
import { baselineText, compare, entryOf, readBaseline } from './baseline.ts'
import type { Reported } from './report.ts'

function found(file: string, resource: string, source: string, check = 'a/b'): Reported {
  const place = { file, line: 1, column: 1, endLine: 1, endColumn: 2, source }
  return { check, severity: 'high', message: '', resource, kind: 'k', scope: '.', place, related: [], fingerprint: '' }
}

const old = [found('a.yaml', 'web', 'privileged: true'), found('a.yaml', 'api', 'privileged: true')]
const known = readBaseline('b', baselineText('2026-11-27', old.map(entryOf)))

test.each<[string, Reported[], [fresh: number, known: number, gone: number]]>([
  ['the same', old, [0, 2, 0]],
  ['other layout of the line', [found('a.yaml', 'web', '  privileged:   true'), ...old.slice(1)], [0, 2, 0]],
  ['another file', old.map((each) => ({ ...each, place: { ...each.place, file: 'b.yaml' } })), [0, 2, 0]],
  ['another name in the same file', [found('a.yaml', 'shop', 'privileged: true'), ...old.slice(1)], [0, 2, 0]],
  ['another name in another file', [found('b.yaml', 'shop', 'privileged: true'), ...old.slice(1)], [1, 1, 1]],
  ['one more of the same', [...old, found('a.yaml', 'web', 'privileged: true')], [1, 2, 0]],
  ['another check', [found('a.yaml', 'web', 'privileged: true', 'a/c')], [1, 0, 2]],
  ['another value', [found('a.yaml', 'web', 'privileged: yes')], [1, 0, 2]],
  ['nothing', [], [0, 0, 2]],
])('%s', (_, now, counts) => {
  const compared = compare(known, now)
  expect([compared.fresh.length, compared.known.length, compared.gone.length]).toEqual(counts)
})

test('what stands where it stood is paired before what moved', () => {
  const [there, moved] = [found('a.yaml', 'web', 'x'), found('b.yaml', 'web', 'x')]
  expect(compare([entryOf(there)], [moved, there]).fresh).toEqual([moved])
})

test.each(['', '{}', '[]', '{"version":2,"on":"","findings":[]}'])('%s is no baseline', (text) => {
  expect(() => readBaseline('b.json', text)).toThrow('b.json')
})
