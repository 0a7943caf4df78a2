import { Rollout } from '../../kinds/kubernetes/argo-rollouts.ts'
import type { Check } from '../check.ts'

const common = { level: 'default', on: Rollout, controls: ['soc2/CC8.1', 'soc2/A1.1'] } as const

function rollout(canary: string, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: web }\nspec:\n  strategy:\n    canary: ${canary}\n${more}`
}

const weights: Check<Rollout> = {
  ...common,
  title: 'Steps of a rollout go back',
  why: `A weight below the one before takes traffic away from the new version while it is being tried, which is mostly a slip of
the order; one above 100 is refused.`,
  severity: 'medium',
  *run({ spec }, { resource }) {
    let before: { readonly weight: number; readonly index: number } | undefined
    for (const [index, each] of (spec?.strategy?.canary?.steps ?? []).entries()) {
      const weight = each?.setWeight
      if (weight === undefined) continue
      const at = ['spec', 'strategy', 'canary', 'steps', index, 'setWeight']
      if (weight > 100 && spec?.strategy?.canary?.trafficRouting === undefined)
        yield { at, message: `\`${weight}\` is more than all; use at most 100` }
      else if (before && weight < before.weight)
        yield {
          at,
          message: `\`${weight}\` comes after ${before.weight}; put the steps in order`,
          related: [
            {
              resource,
              at: ['spec', 'strategy', 'canary', 'steps', before.index, 'setWeight'],
              message: 'the step before',
            },
          ],
        }
      before = { weight, index }
    }
  },
  examples: [
    {
      bad: rollout('{ steps: [{ setWeight: 50 }, { pause: {} }, { setWeight: 20 }] }'),
      good: rollout('{ steps: [{ setWeight: 20 }, { pause: {} }, { setWeight: 50 }] }'),
    },
  ],
}

/** How new versions are let in. */
export const checks = { weights } as Readonly<Record<string, Check>>
