import { beforeAll, expect, test } from 'vitest'
import { frameworks } from '../../src/commands/auditing/compliance-asked.ts'
import { command } from '../../src/commands/compliance.ts'
import { page } from '../../src/faces/cli/views/complying/page.ts'
import { controls } from '../../src/facts/controls.ts'
import { ready } from '../../src/readers/survey.ts'
import { worldOf } from '../world.ts'

beforeAll(ready)

const pod = (privileged: string) => `apiVersion: v1
kind: Pod
metadata: { name: a, namespace: <b> }
spec:
  containers:
    - name: c
      image: nginx:1.27.0
      securityContext: { privileged: ${privileged} }
`

async function judged(text: string, id: string) {
  const input = command.input.parse({ framework: ['cis-kubernetes'] })
  const answer = await command.run(input, worldOf(new Map([['a.yaml', text]])))
  return { answer, control: answer.frameworks[0]?.controls.find((each) => each.id === id) }
}

test('a control is met where something was looked at and nothing is open', async () => {
  const { control } = await judged(pod('false'), 'cis-kubernetes/5.2.2')
  expect(control).toMatchObject({ state: 'met', findings: [], resources: 1 })
})

test('it is not met where something is open', async () => {
  const { control, answer } = await judged(pod('true'), 'cis-kubernetes/5.2.2')
  expect(control).toMatchObject({ state: 'not met', findings: [{ check: 'kubernetes/privileged' }] })
  expect(command.verdict?.(answer)).toBe(1)
})

test('what somebody answers for is accepted, and said', async () => {
  const text = pod('true').replace(/\n$/, ' # devops: ignore kubernetes/privileged: it must\n')
  const { control } = await judged(text, 'cis-kubernetes/5.2.2')
  expect(control).toMatchObject({ state: 'met', accepted: [{ reason: 'it must' }] })
  expect(control?.because).toContain('1 finding accepted')
})

test('it is not seen where files hold nothing of the kind, and somebody has to answer', async () => {
  const { control } = await judged('FROM a\n', 'cis-kubernetes/5.2.2')
  expect(control).toMatchObject({ state: 'not seen', answers: 'engineering', checks: [] })
})

test('every framework of the facts can be asked for, and no other', () => {
  expect(controls.map(({ rows }) => rows[0]?.framework)).toEqual([...frameworks])
})

test('a page holds no markup of the repository', async () => {
  const { answer } = await judged(pod('true'), 'cis-kubernetes/5.2.2')
  expect(page(answer)).not.toMatch(/<b>\/|<script/)
})
