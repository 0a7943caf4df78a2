import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import { experimentsOf } from './experiments.ts'
import { judgesOf, steadyQuery } from './steady.ts'

const { spec } = readSpec({ path: 'devops.yaml', text: readFileSync('examples/crm/devops.yaml', 'utf8') })
if (!spec) throw new Error('the example cannot be read')
const { plan } = design(spec)
const stage = plan.stages.find(({ name }) => name === plan.chaos?.stage)
const stack = plan.stacks.find(({ name }) => name === plan.chaos?.stack)
if (!stage || !stack) throw new Error('the example breaks nothing')
const experiments = experimentsOf(stage, stack, plan)

test('every flow to a service or a store is slowed, thinned and cut', () => {
  const flows = plan.edges.filter(({ kind }) => kind === 'workload' || kind === 'store')
  expect(flows.length).toBeGreaterThan(2)
  for (const { from, to } of flows)
    for (const way of ['slow', 'lossy', 'lost'])
      expect(experiments.map(({ name }) => name)).toContain(`${way}-${from}-${to}`)
})

test('the question that ends an experiment is PromQL, and asks of its stage alone', () => {
  for (const { about } of experiments) {
    const query = steadyQuery(judgesOf(about, plan), stage.namespace)
    expect(checkPromql(query)).toEqual([])
    expect(query.match(/namespace="[^"]*"/g)?.every((each) => each === `namespace="${stage.namespace}"`)).toBe(true)
  }
})

test('nothing but staging is broken', () => {
  for (const { fault } of experiments) expect(JSON.stringify(fault)).toContain(`"namespaces":["${stage.namespace}"]`)
})
