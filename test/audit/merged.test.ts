import { beforeAll, expect, test } from 'vitest'
import { command } from '../../src/commands/audit.ts'
import { ready } from '../../src/readers/survey.ts'
import { worldOf } from '../world.ts'

beforeAll(ready)

const pod = `apiVersion: v1
kind: Pod
metadata: { name: a, namespace: b }
spec:
  containers:
    - name: c
      image: nginx:1.27.0
      securityContext:
        privileged: true
`

const result = (rule: string, line: number, more: object = {}, uri = 'pod.yaml') => ({
  ruleId: rule,
  level: 'error',
  message: { text: `${rule} is wrong` },
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line, endLine: line + 3 } } }],
  ...more,
})
const log = (tool: string, results: unknown, rules: unknown = []) =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: tool, rules } }, results }] })

async function merged(text: string, manifest = pod) {
  const world = worldOf(
    new Map([
      ['pod.yaml', manifest],
      ['x.sarif', text],
    ]),
  )
  const input = command.input.parse({ merge: ['x.sarif'], enable: ['kubernetes/privileged'] })
  const { findings, merged: said } = await command.run(input, world)
  const others = findings.filter(({ check }) => !check.startsWith('kubernetes/'))
  return { ours: findings.find(({ check }) => check === 'kubernetes/privileged'), others, said: said?.[0] }
}

test('one place and one topic are one finding', async () => {
  const { ours, others, said } = await merged(log('Checkov', [result('CKV_K8S_16', 6)]))
  expect(ours?.tools).toEqual([{ name: 'checkov', rule: 'CKV_K8S_16' }])
  expect(others).toEqual([])
  expect(said).toEqual({ path: 'x.sarif', tool: 'checkov', same: 1, other: 0 })
})

test('what we found in another run is the same', async () => {
  const { ours, others } = await merged(log('Millwright', [result('kubernetes/privileged', 6)]))
  expect(ours).toBeDefined()
  expect(others).toEqual([])
})

test('another place or another topic stands on its own, with its tool', async () => {
  const { ours, others } = await merged(log('Trivy', [result('KSV-9999', 6), result('KSV-0017', 40)]))
  expect(ours?.tools).toBeUndefined()
  expect(others.map(({ check, severity }) => [check, severity])).toEqual([
    ['trivy/KSV-9999', 'high'],
    ['trivy/KSV-0017', 'high'],
  ])
})

test('what is suppressed here is not brought back by another tool', async () => {
  const quiet = pod.replace('true\n', 'true # devops: ignore kubernetes/privileged: it must\n')
  const { others, said } = await merged(log('checkov', [result('CKV_K8S_16', 6)]), quiet)
  expect([others.length, said?.same]).toEqual([0, 1])
})

test('severity comes from the score, else from the level', async () => {
  const rules = [
    { id: 'A', properties: { 'security-severity': '9.8' } },
    { id: 'B', defaultConfiguration: { level: 'note' } },
  ]
  const { others } = await merged(log('x', [result('A', 1), result('B', 1, { level: undefined })], rules))
  expect(others.map(({ severity }) => severity)).toEqual(['critical', 'low'])
})

test('what passed, what is suppressed there and what is gone is left out', async () => {
  const results = [
    result('A', 1, { kind: 'pass' }),
    result('B', 1, { suppressions: [{}] }),
    result('C', 1, { baselineState: 'absent' }),
  ]
  expect((await merged(log('x', results))).others).toEqual([])
})

test.each<[string, string]>([
  ['results that are none', log('x', [null, 7, {}, [], { ruleId: 7 }])],
  ['no results', log('x', 'none')],
  ['a tool without a name', log('', [result('A', 1)])],
  ['a place that is a scheme', log('x', [result('A', 1, {}, 'javascript:alert(1)')])],
])('%s add nothing', async (_, text) => expect((await merged(text)).others).toEqual([]))

test('a place outside of the tree, odd lines and a long text do no harm', async () => {
  const { others } = await merged(
    log('x', [
      result('A', -5, { message: { text: 'a '.repeat(9000) } }, '../../etc/passwd'),
      result('__proto__', 1e300, {}, 'file:///elsewhere/b.tf'),
      result('C', 1, {}, '%E0%A4%A'),
    ]),
  )
  expect(others).toHaveLength(3)
  for (const { place, message } of others) {
    expect(place.line).toBe(1)
    expect(place.source).toBe('')
    expect(message.length).toBeLessThan(600)
  }
})

test.each(['', '[]', '{"runs":7}', '<xml/>'])('%s is no SARIF', async (text) => {
  await expect(merged(text)).rejects.toMatchObject({ code: 'bad-sarif' })
})
