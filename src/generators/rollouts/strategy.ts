import { shares } from '../../design/canary.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Workload } from '../../model/workload.ts'
import { note } from '../../syntax/yaml/print.ts'
import { printDuration } from '../../values/duration.ts'

/** What makes a Rollout of a Deployment: operations, since a patch of another form could not change the kind. */
export function strategy(rollout: Rollout, { port }: Workload, system: string) {
  const versioned = ['rollouts-pod-template-hash']
  return [
    { op: 'replace', path: '/apiVersion', value: 'argoproj.io/v1alpha1' },
    { op: 'replace', path: '/kind', value: 'Rollout' },
    ...[0, 1].map((index) => ({
      op: 'replace',
      path: `/spec/template/spec/topologySpreadConstraints/${index}/matchLabelKeys`,
      value: versioned,
    })),
    { op: 'add', path: '/spec/progressDeadlineAbort', value: true },
    {
      op: 'replace',
      path: '/spec/strategy',
      value: rollout.preview ? { blueGreen: beside(rollout) } : { canary: canary(rollout, port, system) },
    },
  ]
}

function canary(rollout: Rollout, servicePort: number | undefined, system: string) {
  const { pair, by, service } = rollout
  return {
    maxUnavailable: 0,
    maxSurge: '25%',
    ...(pair && {
      pingPong: { pingService: pair.ping, pongService: pair.pong },
      trafficRouting: { alb: { ingress: system, rootService: service, servicePort } },
    }),
    // The old version shrinks as its share does, so that a release needs no second set of pods.
    ...(pair && by === 'canary' && { dynamicStableScale: true }),
    antiAffinity: apart,
    analysis: judged(rollout),
    steps: by === 'canary' ? sharing(rollout) : switching(rollout),
  }
}

function sharing({ watch }: Rollout) {
  return shares.flatMap((share) => [{ setWeight: share }, { pause: { duration: printDuration(watch) } }])
}

/** All of it beside the old one, asked before anybody else asks it; the old one stays until the new one has been watched. */
function switching({ service, watch }: Rollout) {
  return [
    { setCanaryScale: { weight: 100 } },
    { analysis: tried(service) },
    { setWeight: 100 },
    { pause: { duration: printDuration(2 * watch) } },
  ]
}

function beside(rollout: Rollout) {
  const { service, preview, watch } = rollout
  return note(
    {
      activeService: service,
      previewService: preview,
      antiAffinity: apart,
      prePromotionAnalysis: tried(service),
      postPromotionAnalysis: judged(rollout),
      scaleDownDelaySeconds: (2 * watch) / 1000,
    },
    { scaleDownDelaySeconds: 'So long after the last judgement the way back takes seconds.' },
  )
}

/** A version that takes all of its node is not to take it from the other. */
const apart = { preferredDuringSchedulingIgnoredDuringExecution: { weight: 50 } }

function judged({ service }: Rollout) {
  return {
    templates: [{ templateName: service }],
    args: [{ name: 'version', valueFrom: { podTemplateHashValue: 'Latest' } }, namespace],
  }
}

function tried(service: string) {
  return { templates: [{ templateName: `${service}-smoke` }], args: [namespace] }
}

const namespace = { name: 'namespace', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }
