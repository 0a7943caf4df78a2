import { describe, expect, it } from 'vitest'
import { networkPolicies } from '../../src/generators/kubernetes/network-policies.ts'
import { falcoRules } from '../../src/generators/security/falco/rules.ts'
import { valueAt } from '../../src/model/source.ts'
import { blueprintOf, specs } from '../laws/specs.ts'

describe.each(Object.entries(specs))('for %s', (_, text) => {
  const { plan } = blueprintOf(text)

  it('a connection that the network lets through is none that the design does not know', () => {
    for (const stage of plan.stages) {
      const stack = plan.stacks.find(({ name }) => name === stage.stack)
      if (!stack) continue
      const rules = falcoRules(stack, plan)
      const policies = networkPolicies(stage, plan)
      for (const { name } of plan.pods) {
        const policy = policies.find((each) => valueAt(each, ['metadata', 'name']) === name)
        const ports = ((valueAt(policy, ['spec', 'egress']) ?? []) as { ports: { port: number }[] }[])
          .flatMap((each) => each.ports)
          .map(({ port }) => port)
        const rule = rules.find((each) => 'rule' in each && each.rule.startsWith(`Connection of ${name} `))
        const tunnelled = plan.mesh === 'istio' ? [15008] : []
        expect(
          ports.filter(
            (port) =>
              !tunnelled.includes(port) && !new RegExp(`fd.sport (= |in .*)${port}\\b`).test(rule?.condition ?? ''),
          ),
          `${stage.name}: ${name}`,
        ).toEqual([])
      }
    }
  })
})
