import { AnalysisTemplate } from '../../kinds/kubernetes/argo-rollouts.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { besideAbsent } from '../../links/kubernetes/absent.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import type { Check } from '../check.ts'
import { ownName, shown, textsAt } from './beside.ts'

const paths = [
  'spec.strategy.canary.analysis.templates.*.templateName',
  'spec.strategy.canary.steps.*.analysis.templates.*.templateName',
  'spec.strategy.blueGreen.prePromotionAnalysis.templates.*.templateName',
  'spec.strategy.blueGreen.postPromotionAnalysis.templates.*.templateName',
].map((path) => path.split('.'))

export const check: Check<KubernetesObject> = {
  title: 'Rollout is judged by an AnalysisTemplate that is not there',
  why: `Argo Rollouts calls the Rollout invalid and stops at the next change, before a single new pod starts. Add the template, or
name one that is there. Reported only where other templates are made in these files.`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/CC8.1'],
  *run({ apiVersion, kind }, { resource, estate }) {
    if (kind !== 'Rollout' || !apiVersion.startsWith('argoproj.io/')) return
    for (const { text, at } of paths.flatMap((path) => [...textsAt(objectOf(resource), path)])) {
      const kinds = ['AnalysisTemplate', 'ClusterAnalysisTemplate']
      const others = besideAbsent(estate, resource, kinds, text) && estate.of(AnalysisTemplate)
      if (!others || others.length === 0) continue
      yield {
        at,
        message: `there is no AnalysisTemplate \`${text}\`; add it, or name one that exists`,
        related: shown(others, (other) => `makes \`${ownName(other)}\``),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: { name: web }
        spec: { strategy: { canary: { analysis: { templates: [{ templateName: errors }] } } } }
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: AnalysisTemplate
        metadata: { name: error-rate }
      `,
      good: `
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: { name: web }
        spec: { strategy: { canary: { analysis: { templates: [{ templateName: error-rate }] } } } }
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: AnalysisTemplate
        metadata: { name: error-rate }
      `,
    },
  ],
}
