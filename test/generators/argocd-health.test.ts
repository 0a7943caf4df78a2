import { expect, it } from 'vitest'
import { argocdValues } from '../../src/generators/argocd/values.ts'
import { valueAt } from '../../src/model/source.ts'
import { blueprintOf, specs } from '../laws/specs.ts'

it('an application without a resource is not waited for: nothing of it will ever be synchronised', () => {
  const { plan } = blueprintOf(specs['a canary, and two that change over at once'] ?? '')
  const [stack] = plan.stacks
  if (!stack) throw new Error('no stack')
  const script = valueAt(argocdValues(stack, plan), [
    'configs',
    'cm',
    'resource.customizations.health.argoproj.io_Application',
  ])
  expect(script).toContain('if last == nil and s.sync ~= nil then through = s.sync.status == "Synced" end')
})
