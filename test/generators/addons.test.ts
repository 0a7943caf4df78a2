import { expect, it } from 'vitest'
import { blueprintOf, specs } from '../laws/specs.ts'

/** Charts whose rendering differs each time, at the versions of the facts: each was rendered twice by Helm 3.19, 2026-11-28. */
const anew = ['aws-load-balancer-controller', 'chaos-mesh']

it('a chart that makes certificates at each rendering does not make them again and again in the cluster', () => {
  const { plan } = blueprintOf(specs.crm ?? '')
  for (const name of anew) {
    const kinds = plan.addons.find((addon) => addon.name === name)?.madeAnew.map(({ kind }) => kind)
    expect(kinds, name).toContain('Secret')
    expect(kinds, name).toContain('MutatingWebhookConfiguration')
    expect(kinds, name).toContain('ValidatingWebhookConfiguration')
  }
})

it('faults reach pods of every node, those with taints too', () => {
  const { plan } = blueprintOf(specs.crm ?? '')
  const { values = {} } = plan.addons.find(({ name }) => name === 'chaos-mesh') ?? {}
  expect(Object.keys(values)).not.toEqual([])
  for (const each of Object.values(values))
    expect(each).toMatchObject({ chaosDaemon: { tolerations: [{ operator: 'Exists' }] } })
})
