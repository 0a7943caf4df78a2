import { HorizontalPodAutoscaler } from '../../kinds/kubernetes/horizontal-pod-autoscaler.ts'
import type { Check } from '../check.ts'
import { document } from './manifests.ts'

const common = { level: 'default', on: HorizontalPodAutoscaler, controls: ['soc2/A1.1'] } as const

const bounds: Check<HorizontalPodAutoscaler> = {
  ...common,
  title: 'Autoscaler has its least above its most',
  why: `The API server refuses it. Exchange the two, or raise the most.`,
  severity: 'high',
  *run({ spec = {} }, { resource }) {
    const { minReplicas = 1, maxReplicas } = spec
    if (maxReplicas === undefined || minReplicas <= maxReplicas) return
    yield {
      at: ['spec', 'maxReplicas'],
      message: `\`${maxReplicas}\` is below the least, ${minReplicas}; raise it`,
      related: [{ resource, at: ['spec', 'minReplicas'], message: 'the least' }],
    }
  },
  examples: [{ bad: hpa(5, 3), good: hpa(3, 5) }],
}

const fixed: Check<HorizontalPodAutoscaler> = {
  ...common,
  title: 'Autoscaler cannot scale',
  why: `With \`minReplicas\` equal to \`maxReplicas\` the load changes nothing. Raise \`maxReplicas\`, or leave the autoscaler out and
set \`replicas\`.`,
  severity: 'medium',
  sources: ['polaris/hpaMaxAvailability'],
  *run({ spec = {} }, { resource }) {
    const { minReplicas, maxReplicas } = spec
    // One and one is how an overlay turns it off.
    if (minReplicas === undefined || minReplicas <= 1 || minReplicas !== maxReplicas) return
    yield {
      at: ['spec', 'maxReplicas'],
      message: `\`${maxReplicas}\` is the least and the most; raise it`,
      related: [{ resource, at: ['spec', 'minReplicas'], message: 'the same' }],
    }
  },
  examples: [{ bad: hpa(3, 3), good: hpa(3, 6) }],
}

const single: Check<HorizontalPodAutoscaler> = {
  ...common,
  level: 'strict',
  title: 'Autoscaler goes down to one replica',
  why: `Each drain and each crash in a quiet hour is an outage then. Keep two.`,
  severity: 'low',
  sources: ['polaris/hpaMinAvailability', 'kube-score/horizontalpodautoscaler-replicas'],
  *run({ spec = {} }) {
    if (spec.minReplicas === 1)
      yield { at: ['spec', 'minReplicas'], message: '`1` leaves nobody when that one goes; keep two' }
  },
  examples: [{ bad: hpa(1, 6), good: hpa(2, 6) }],
}

const few: Check<HorizontalPodAutoscaler> = {
  ...common,
  level: 'strict',
  title: 'Autoscaler goes below three replicas',
  why: `Three survive the loss of one during a rollout. Two do not, and one survives nothing.`,
  severity: 'info',
  sources: ['kube-linter/hpa-minimum-three-replicas'],
  *run({ spec = {} }) {
    if ((spec.minReplicas ?? 1) < 3)
      yield { at: ['spec', 'minReplicas'], message: `\`${spec.minReplicas ?? 1}\` is the least; keep three` }
  },
  examples: [{ bad: hpa(2, 6), good: hpa(3, 6) }],
}

/** Horizontal pod autoscalers by themselves. */
export const checks = { bounds, fixed, single, few } as Readonly<Record<string, Check>>

function hpa(least: number, most: number): string {
  const target = '  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n'
  return document(
    'HorizontalPodAutoscaler',
    'autoscaling/v2',
    'web',
    `${target}  minReplicas: ${least}\n  maxReplicas: ${most}\n`,
  )
}
