import { expect, test } from 'vitest'
import { estateOf } from '../model/estate.ts'
import type { Finding } from '../model/finding.ts'
import { yaml } from '../syntax/yaml/yaml.ts'
import { suppress } from './suppress.ts'

const on = new Date('2026-11-21')
const known = { 'kubernetes/privileged': [], 'kubernetes/image-tag': [], 'actions/write-all': [] }

function sift(text: string, line: number, check = 'kubernetes/privileged') {
  const file = { path: 'a.yaml', text }
  const start =
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0)
  const finding: Finding = {
    check,
    severity: 'high',
    message: '',
    resource: 'a',
    kind: 'k',
    scope: '.',
    related: [],
    place: { file: 'a.yaml', span: { start, end: start } },
  }
  const { findings, suppressed, ended, malformed } = suppress(
    estateOf(new Map([['a.yaml', file]]), [yaml.parse(file)], [], []),
    [finding],
    known,
    on,
  )
  return { kept: findings.length, by: suppressed[0]?.by.reason, ended: ended.length, malformed: malformed[0]?.message }
}

const held = (reason: string) => ({ kept: 0, by: reason, ended: 0, malformed: undefined })
const kept = { kept: 1, by: undefined, ended: 0, malformed: undefined }

test.each<[string, string, number, string | undefined, ReturnType<typeof sift>]>([
  ['on the line', 'a: 1\nb: 2 # devops: ignore kubernetes/privileged: why', 2, undefined, held('why')],
  [
    'not on the next line, where it stands behind something',
    'a: 1\nb: 2 # devops: ignore kubernetes/privileged: why\nc: 3',
    3,
    undefined,
    kept,
  ],
  ['above', 'a: 1\n# devops: ignore kubernetes/privileged: why\nb: 2', 3, undefined, held('why')],
  [
    'above, over remarks and empty lines',
    'a: 1\n# devops: ignore kubernetes/privileged: why\n# and so\n\nb: 2',
    5,
    undefined,
    held('why'),
  ],
  ['not two lines below', 'a: 1\n# devops: ignore kubernetes/privileged: why\nb: 2\nc: 3', 4, undefined, kept],
  [
    'at the top for the whole file',
    '# Ours.\n# devops: ignore kubernetes/privileged: why\na: 1\nb: 2',
    4,
    undefined,
    held('why'),
  ],
  [
    'several checks',
    'a: 1\nb: 2 # devops: ignore kubernetes/image-tag, kubernetes/privileged: why',
    2,
    undefined,
    held('why'),
  ],
  ['a glob', 'a: 1\nb: 2 # devops: ignore kubernetes/*: why', 2, undefined, held('why')],
  ['not another check', 'a: 1\nb: 2 # devops: ignore kubernetes/image-tag: why', 2, undefined, kept],
  [
    'on its last day',
    'a: 1\nb: 2 # devops: ignore kubernetes/privileged until 2026-11-21: why',
    2,
    undefined,
    held('why'),
  ],
  [
    'not a day later',
    'a: 1\nb: 2 # devops: ignore kubernetes/privileged until 2026-11-20: why',
    2,
    undefined,
    { ...kept, ended: 1 },
  ],
  [
    'a reason with colons',
    'a: 1\nb: 2 # devops: ignore kubernetes/privileged: see https://x.example: old',
    2,
    undefined,
    held('see https://x.example: old'),
  ],
  ['not text that only looks like one', 'a: 1\nb: "# devops: ignore kubernetes/privileged: why"', 2, undefined, kept],
  [
    'lines that end as on Windows',
    'a: 1\r\n# devops: ignore kubernetes/privileged: why\r\nb: 2',
    3,
    undefined,
    held('why'),
  ],
])('%s', (_, text, line, check, wanted) => {
  expect(sift(text, line, check)).toEqual(wanted)
})

test.each([
  ['no reason', '# devops: ignore kubernetes/privileged', /REASON/],
  ['an empty reason', '# devops: ignore kubernetes/privileged:  ', /REASON/],
  ['no check', '# devops: ignore: why', /REASON/],
  ['a day that is none', '# devops: ignore kubernetes/privileged until 2026-02-30: why', /`2026-02-30` is not a day/],
  ['a misspelt check', '# devops: ignore kubernetes/priviledged: why', /did you mean `kubernetes\/privileged`/],
])('%s suppresses nothing and is said', (_, comment, message) => {
  const { kept: left, malformed } = sift(`a: 1\nb: 2 ${comment}`, 2)
  expect(left).toBe(1)
  expect(malformed).toMatch(message)
})
