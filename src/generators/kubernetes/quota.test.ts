import { describe, expect, it } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import type { Plan } from '../../model/plan.ts'
import { valueAt } from '../../model/source.ts'
import { parseQuantity } from '../../values/quantity.ts'
import { quota } from './quota.ts'

describe('the quota of a stage', () => {
  it('leaves room for a second set of what changes over at once, with every autoscaler at its maximum', () => {
    const { rolled, doubled } = { rolled: plan('rolling'), doubled: plan('blue-green') }
    const [pod] = doubled.pods
    const most = pod?.replicas.production?.max ?? 0
    const one = parseQuantity(pod?.requests.cpu ?? '') ?? 0
    expect(most).toBeGreaterThan(4)
    expect(cores(doubled, 'production')).toBeGreaterThanOrEqual(2 * most * one)
    expect(cores(rolled, 'production')).toBeLessThan(2 * most * one)
  })

  it('leaves none where nothing is laid over', () => {
    expect(cores(plan('blue-green'), 'dev')).toBe(cores(plan('rolling'), 'dev'))
  })
})

function cores(of: Plan, name: string): number {
  const stage = of.stages.find((each) => each.name === name)
  if (!stage) throw new Error(name)
  return parseQuantity(String(valueAt(quota(stage, of)[0], ['spec', 'hard', 'requests.cpu']))) ?? 0
}

function plan(rollout: string): Plan {
  const { spec } = readSpec({
    path: 'devops.yaml',
    text: `
name: shop
domain: shop.example.org
cloud: { provider: aws, region: eu-west-1 }
repository: github.com/acme/shop
team: { engineers: 12, knows: [kubernetes] }
services:
  desk: { type: api, runtime: go, traffic: { average: 200, peak: 1200 } }
environments: [dev, production]
overrules:
  compute/desk: { answer: kubernetes, because: we run everything there }
  rollout/desk: { answer: ${rollout}, because: its versions cannot mix }
`,
  })
  if (!spec) throw new Error('unreadable')
  return design(spec).plan
}
