import { expect, test } from 'vitest'
import { command } from '../../src/commands/explain.ts'
import { page } from '../../src/faces/cli/views/explaining/page.ts'
import { worldOf } from '../world.ts'

const explain = (input: object) => command.run(command.input.parse(input), worldOf(new Map()))

test.each(['checkov/CKV_K8S_16', 'trivy/AVD-KSV-0017', 'trivy/KSV017', 'kube-linter/privileged-container'])(
  'the rule %s of another tool leads to ours',
  async (topic) => {
    const { page, checks = [] } = await explain({ topic })
    expect(page + checks.map(({ id }) => id).join()).toContain('kubernetes/privileged')
  },
)

test('a control leads to the checks that serve it', async () => {
  const { kind, checks = [] } = await explain({ topic: 'cis-kubernetes/5.2.2' })
  expect(kind === 'check' || checks.some(({ id }) => id === 'kubernetes/privileged')).toBe(true)
})

test('a search finds what speaks of all the words, from a severity on, in a part', async () => {
  const { checks = [] } = await explain({ search: ['privileged'], only: ['kubernetes'], severity: 'high' })
  expect(checks.map(({ id }) => id)).toContain('kubernetes/privileged')
  expect(
    checks.every(({ id, severity }) => id.startsWith('kubernetes/') && ['high', 'critical'].includes(severity)),
  ).toBe(true)
})

test('nothing found is said, and an unknown topic is a failure', async () => {
  expect((await explain({ search: ['xyzzy'] })).page).toContain('No check')
  await expect(explain({ topic: 'checkov/CKV_NONE_1' })).rejects.toMatchObject({ code: 'unknown-topic' })
})

test('the page of all checks asks for nothing from elsewhere', async () => {
  const answer = await explain({})
  const html = page(answer)
  expect(html).not.toMatch(/(?:src|href)=|url\(|@import|fetch\(|XMLHttpRequest/)
  expect(html.match(/<details /g)).toHaveLength(answer.checks?.length ?? 0)
})
