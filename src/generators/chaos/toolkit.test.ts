import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import { generator } from './generator.ts'

function chaosOf(name: string, from = '', to = '') {
  const text = readFileSync(`examples/${name}/devops.yaml`, 'utf8').replace(from, to)
  const { spec } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error(`${name} cannot be read`)
  const blueprint = design(spec)
  return { plan: blueprint.plan, files: [...generator.make(blueprint, [])] }
}

test('an experiment of Chaos Toolkit breaks staging alone, and asks what it may answer', () => {
  const { plan, files } = chaosOf('crm', 'knows: [kubernetes,', 'knows: [chaos-toolkit, kubernetes,')
  const experiments = files.filter(({ path }) => path.endsWith('.yaml'))
  expect(experiments.length).toBeGreaterThan(2)
  const staging = plan.stages.find(({ environment }) => environment.kind === 'staging')?.namespace
  for (const { text } of experiments) {
    expect([...text.matchAll(/ ns: (\S+)/g)].every(([, name]) => name === staging)).toBe(true)
    const [, query = ''] = /query=([^\s"']+)/.exec(text) ?? []
    expect(checkPromql(decodeURIComponent(query))).toEqual([])
  }
})

test('what AWS breaks is stopped by an alarm, or is not broken', () => {
  const { plan } = chaosOf('iot')
  expect(plan.chaos?.tool).toBe('fis')
  expect(plan.faults.map(({ kind }) => kind)).toContain('task')
  for (const { judges } of plan.faults) expect(judges.length).toBeGreaterThan(0)
})

test('Litmus breaks staging alone, and stops when a budget burns', () => {
  const { plan, files } = chaosOf('crm', 'knows: [kubernetes,', 'knows: [litmus, kubernetes,')
  expect(plan.chaos?.tool).toBe('litmus')
  const engines = files.filter(({ path }) => path.startsWith('chaos/engines/'))
  expect(engines.length).toBeGreaterThan(3)
  for (const { text } of engines) {
    expect(text).toContain(
      `appns: ${plan.chaos && plan.stages.find(({ name }) => name === plan.chaos?.stage)?.namespace}`,
    )
    expect(text).toContain('stopOnFailure: true')
    const [, query = ''] = /query: (.+)/.exec(text) ?? []
    expect(checkPromql(query.replace(/^'|'$/g, ''))).toEqual([])
  }
})
