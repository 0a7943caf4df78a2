import { Container } from '../../kinds/kubernetes.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { podWith } from './manifests.ts'

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const
const handlers = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const
const common = { level: 'default', on: Container, controls: ['soc2/A1.1'] } as const

const outlasts: Check<Container> = {
  ...common,
  title: 'Probe may take longer than its period',
  why: `The next probe waits for the last one, so that a slow answer stretches every period and a hanging program is noticed
later than the numbers say. Keep the time-out at or below the period.`,
  severity: 'low',
  *run(container, { resource }) {
    for (const probe of probes) {
      const { timeoutSeconds, periodSeconds = 10 } = container[probe] ?? {}
      if (timeoutSeconds === undefined || timeoutSeconds <= periodSeconds) continue
      yield {
        at: [probe, 'timeoutSeconds'],
        message: `an answer may take \`${timeoutSeconds}\` s and is asked for every ${periodSeconds} s; lower the time-out`,
        related: [{ resource, at: [probe, 'periodSeconds'], message: 'the period' }],
      }
    }
  },
  examples: [
    {
      bad: podWith('readinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 30, periodSeconds: 10 }'),
      good: podWith('readinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 3, periodSeconds: 10 }'),
    },
  ],
}

const same: Check<Container> = {
  ...common,
  title: 'Liveness asks what readiness asks, and as soon',
  why: `When the program is too busy to answer it is taken out of the Service and restarted at once, which makes the others
busier. Let liveness ask less, or give it more failures (\`failureThreshold\`) than readiness.`,
  severity: 'low',
  level: 'strict',
  sources: ['kube-score/pod-probes-identical'],
  *run({ livenessProbe, readinessProbe }, { resource }) {
    if (!livenessProbe || !readinessProbe) return
    const asked = handlers.find((each) => livenessProbe[each] !== undefined)
    if (!asked || JSON.stringify(livenessProbe[asked]) !== JSON.stringify(readinessProbe[asked])) return
    if (patience(livenessProbe) > patience(readinessProbe)) return
    yield {
      at: ['livenessProbe', asked],
      message: 'a busy program is restarted when it should only be spared; ask less, or be more patient',
      related: [
        { resource, at: ['readinessProbe', asked], message: 'the same question' },
        ...[livenessProbe, readinessProbe].flatMap((_, index) =>
          ['periodSeconds', 'failureThreshold', 'initialDelaySeconds'].map((field) => ({
            resource,
            at: [index === 0 ? 'livenessProbe' : 'readinessProbe', field],
            message: 'how soon it gives up',
          })),
        ),
      ],
    }
  },
  examples: [
    {
      bad: podWith('livenessProbe: { tcpSocket: { port: 80 } }\nreadinessProbe: { tcpSocket: { port: 80 } }'),
      good: podWith(
        'livenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 10 }\nreadinessProbe: { tcpSocket: { port: 80 } }',
      ),
    },
  ],
}

const threshold: Check<Container> = {
  ...common,
  title: 'Probe asks for several successes where one is the rule',
  why: `For liveness and start-up \`successThreshold\` has to be 1: the API server refuses anything else.`,
  severity: 'high',
  fix: 'safe',
  *run(container) {
    for (const probe of ['livenessProbe', 'startupProbe'] as const) {
      const { successThreshold } = container[probe] ?? {}
      if (successThreshold === undefined || successThreshold === 1) continue
      const at = [probe, 'successThreshold']
      yield {
        at,
        message: `\`${successThreshold}\` is refused for a \`${probe}\`; use 1`,
        changes: [{ set: at, to: 1 }],
      }
    }
  },
  examples: [
    {
      bad: podWith('livenessProbe: { tcpSocket: { port: 80 }, successThreshold: 2 }'),
      good: podWith('livenessProbe: { tcpSocket: { port: 80 }, successThreshold: 1 }'),
    },
  ],
}

const handler: Check<Container> = {
  ...common,
  title: 'Probe does not say one thing to ask',
  why: `A probe needs exactly one of \`httpGet\`, \`tcpSocket\`, \`exec\` and \`grpc\`: without one, or with two, the API server
refuses the pod.`,
  severity: 'high',
  *run(_, { resource }) {
    for (const probe of probes) {
      const raw = valueAt(resource.tree.data, [...resource.path, probe])
      if (!isMap(raw) || Object.keys(raw).some((name) => name.startsWith('<<'))) continue
      const given = handlers.filter((each) => raw[each] !== undefined && raw[each] !== null)
      if (given.length === 1 || (given.length === 0 && Object.keys(raw).length === 0)) continue
      yield {
        at: [probe, given[1] ?? 'httpGet'],
        message:
          given.length === 0
            ? `the \`${probe}\` asks nothing; say what`
            : `\`${given.join('` and `')}\` cannot both be asked; keep one`,
      }
    }
  },
  examples: [
    {
      bad: podWith('readinessProbe: { periodSeconds: 5 }'),
      good: podWith('readinessProbe: { periodSeconds: 5, tcpSocket: { port: 80 } }'),
    },
  ],
}

const onInit: Check<Container> = {
  ...common,
  title: 'Container that has to finish is probed',
  why: `An init container may have probes and a \`lifecycle\` only where it stays (\`restartPolicy: Always\`): the API server
refuses the pod.`,
  severity: 'high',
  *run(container, { resource }) {
    if (resource.path.at(-2) !== 'initContainers' || container.restartPolicy === 'Always') return
    for (const field of [...probes, 'lifecycle'] as const)
      if (container[field] !== undefined)
        yield {
          at: [field],
          part: 'key',
          message: `\`${field}\` is refused for an init container; leave it out, or set \`restartPolicy: Always\``,
          related: [{ resource, at: ['restartPolicy'], message: 'it does not stay' }],
        }
  },
  examples: [
    {
      bad: podWith(
        '',
        '  initContainers: [{ name: wait, image: busybox, readinessProbe: { tcpSocket: { port: 80 } } }]\n',
      ),
      good: podWith(
        '',
        '  initContainers: [{ name: proxy, image: envoy, restartPolicy: Always, readinessProbe: { tcpSocket: { port: 80 } } }]\n',
      ),
    },
  ],
}

/** How the kubelet asks a program whether it is well. */
export const checks = {
  'outlasts-period': outlasts,
  'same-as-readiness': same,
  'success-threshold': threshold,
  handler,
  'on-init-container': onInit,
} as Readonly<Record<string, Check>>

function patience({
  periodSeconds = 10,
  failureThreshold = 3,
  initialDelaySeconds = 0,
}: NonNullable<Container['livenessProbe']>): number {
  return periodSeconds * failureThreshold + initialDelaySeconds
}
