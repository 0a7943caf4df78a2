import { PodDisruptionBudget } from '../../kinds/kubernetes/pod-disruption-budget.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { document } from './manifests.ts'

const common = { level: 'default', on: PodDisruptionBudget, controls: ['soc2/A1.1'] } as const
const selector = '  selector: { matchLabels: { app: web } }\n'

const both: Check<PodDisruptionBudget> = {
  ...common,
  title: 'Disruption budget gives two bounds',
  why: `Only one of \`minAvailable\` and \`maxUnavailable\` may stand: the API server refuses both. \`maxUnavailable\` also holds
when the number of replicas changes.`,
  severity: 'high',
  *run({ spec = {} }, { resource }) {
    if (spec.minAvailable === undefined || spec.maxUnavailable === undefined) return
    yield {
      at: ['spec', 'minAvailable'],
      message: 'this and `maxUnavailable` exclude each other; keep `maxUnavailable`',
      related: [{ resource, at: ['spec', 'maxUnavailable'], message: 'the other bound' }],
    }
  },
  examples: [
    {
      bad: budget(`  minAvailable: 1\n  maxUnavailable: 1\n${selector}`),
      good: budget(`  maxUnavailable: 1\n${selector}`),
    },
  ],
}

const everything: Check<PodDisruptionBudget> = {
  ...common,
  title: 'Disruption budget holds for every pod of its namespace, or for none',
  why: `An empty selector selects all pods of the namespace, Jobs among them (\`policy/v1\`); without one it selects none. Name
the labels of the pods that are meant.`,
  severity: 'medium',
  *run({ spec = {} }) {
    const { selector: selected } = spec
    if (selected === undefined || (isMap(selected) && Object.keys(selected).length === 0))
      yield {
        at: ['spec', 'selector'],
        message: `${selected === undefined ? 'no selector selects nothing' : '`{}` selects every pod'}; name the labels that are meant`,
      }
  },
  examples: [
    { bad: budget('  maxUnavailable: 1\n  selector: {}\n'), good: budget(`  maxUnavailable: 1\n${selector}`) },
  ],
}

const unhealthy: Check<PodDisruptionBudget> = {
  ...common,
  level: 'strict',
  title: 'Broken pods keep a node from being drained',
  why: `Pods that are not ready are protected too, so that a workload in a crash loop stops every upgrade of its node.
\`unhealthyPodEvictionPolicy: AlwaysAllow\` lets them go.`,
  severity: 'low',
  fix: 'risky',
  sources: ['kube-linter/pdb-unhealthy-pod-eviction-policy'],
  *run({ spec = {} }) {
    if (spec.unhealthyPodEvictionPolicy !== undefined) return
    const at = ['spec', 'unhealthyPodEvictionPolicy']
    yield {
      at,
      message: 'a crash loop stops the drain of its node; set `AlwaysAllow`',
      changes: [{ set: at, to: 'AlwaysAllow' }],
    }
  },
  examples: [
    {
      bad: budget(`  maxUnavailable: 1\n${selector}`),
      good: budget(`  maxUnavailable: 1\n${selector}  unhealthyPodEvictionPolicy: AlwaysAllow\n`),
    },
  ],
}

/** Pod disruption budgets by themselves. */
export const checks = { both, 'selects-all': everything, unhealthy } as Readonly<Record<string, Check>>

function budget(spec: string): string {
  return document('PodDisruptionBudget', 'policy/v1', 'web', spec)
}
