import { HorizontalPodAutoscaler } from '../../kinds/kubernetes/horizontal-pod-autoscaler.ts'
import { ScaledObject } from '../../kinds/kubernetes/keda.ts'
import { Rule } from '../../kinds/monitoring.ts'
import { valueAt } from '../../model/source.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Rule asks for an autoscaler that KEDA calls otherwise',
  why: `KEDA makes the HorizontalPodAutoscaler of a ScaledObject, and calls it \`keda-hpa-\` and the name. A selector by the bare name matches nothing, so an
alert at the greatest number of replicas never fires. Ask for \`keda-hpa-<name>\`, or give it a name in \`advanced.horizontalPodAutoscalerConfig.name\`.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/A1.1'],
  *run({ expr }, { estate }) {
    if (expr === undefined) return
    for (const { metric, matchers } of selectorsIn(expr)) {
      if (!metric?.startsWith('kube_horizontalpodautoscaler_')) continue
      const name = matchers.find(
        ({ label, operator }) => label === 'horizontalpodautoscaler' && operator === '=',
      )?.value
      if (!name || estate.of(HorizontalPodAutoscaler).some(({ data }) => data.metadata?.name === name)) continue
      const scaled = estate.of(ScaledObject).filter(({ data }) => data.metadata?.name === name)
      const [first] = scaled
      if (!first || scaled.some(({ data }) => named(data))) continue
      return yield {
        at: ['expr'],
        message: `KEDA calls the autoscaler of \`${name}\` \`keda-hpa-${name}\`, so \`${metric}\` has no series of this name`,
        related: [{ resource: first, at: ['metadata', 'name'], message: 'what KEDA makes it of' }],
      }
    }
  },
  examples: [
    { bad: example('worker'), good: example('keda-hpa-worker') },
    {
      bad: example('worker'),
      good: example('worker', 'advanced: { horizontalPodAutoscalerConfig: { name: worker } }'),
    },
  ],
}

/** Whether it says, or may say, how the autoscaler is called. */
function named({ spec }: ScaledObject): boolean {
  return valueAt(spec?.advanced, ['horizontalPodAutoscalerConfig', 'name']) !== undefined
}

function example(asked: string, more = 'cooldownPeriod: 300'): string {
  return `
        -- rules.yml --
        groups:
          - name: workers
            rules:
              - alert: WorkerAtMaximum
                expr: kube_horizontalpodautoscaler_status_desired_replicas{horizontalpodautoscaler="${asked}"} >= 20
        -- scaler.yaml --
        apiVersion: keda.sh/v1alpha1
        kind: ScaledObject
        metadata: { name: worker }
        spec:
          scaleTargetRef: { name: worker }
          maxReplicaCount: 20
          ${more}
          triggers: [{ type: cpu, metricType: Utilization, metadata: { value: "70" } }]
      `
}
