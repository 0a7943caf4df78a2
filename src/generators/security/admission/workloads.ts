import type { Plan } from '../../../model/plan.ts'
import { pod, pods, type Rule } from './rule.ts'

const name = 'app.kubernetes.io/name'
const whole = 'app.kubernetes.io/part-of'

/** By these labels network policies, monitors, costs and Falco know whose pod it is. */
export function labelRule({ system }: Plan): Rule {
  const labels = { [name]: 'api', [whole]: system }
  return {
    name: 'labels',
    title: 'A pod says what it is and what it belongs to',
    of: [pods],
    asks: [
      {
        expression: `has(object.metadata.labels) && '${name}' in object.metadata.labels && '${whole}' in object.metadata.labels && object.metadata.labels['${whole}'] == '${system}'`,
        message: `A pod has the labels ${name} and ${whole}: ${system}; policies of the network know it by them`,
      },
    ],
    allows: [pod(labels, {})],
    refuses: [
      { metadata: { name: 'example' }, spec: {} },
      pod({ [name]: 'api' }, {}),
      pod({ ...labels, [whole]: 'x' }, {}),
    ],
  }
}

/** A pod that asks for nothing is placed where there is no room, and ends others. */
export function resourceRule(): Rule {
  const of = (resources?: object) => ({
    metadata: { name: 'example' },
    spec: { template: { spec: { containers: [{ name: 'main', ...(resources && { resources }) }] } } },
  })
  const asked = { cpu: '100m', memory: '128Mi' }
  return {
    name: 'resources',
    title: 'Every container says what it needs',
    of: [
      { group: 'apps', version: 'v1', resources: ['deployments', 'statefulsets', 'daemonsets'] },
      { group: 'batch', version: 'v1', resources: ['jobs'] },
    ],
    asks: [
      {
        expression: [
          'object.spec.template.spec.containers.all(container, has(container.resources)',
          "&& has(container.resources.requests) && 'cpu' in container.resources.requests && 'memory' in container.resources.requests",
          "&& has(container.resources.limits) && 'memory' in container.resources.limits)",
        ].join('\n'),
        message: 'Every container requests cpu and memory and has a limit of memory',
      },
    ],
    allows: [of({ requests: asked, limits: { memory: '128Mi' } })],
    refuses: [of(), of({ requests: asked }), of({ requests: { cpu: '100m' }, limits: { memory: '128Mi' } })],
  }
}

/** What the restricted standard leaves open: a way past the scheduler, and the account that everybody has. */
export function placementRule(): Rule {
  const of = (spec: object) => pod({}, { serviceAccountName: 'api', containers: [], ...spec })
  return {
    name: 'placement',
    title: 'A pod is placed by the scheduler and runs under an account of its own',
    of: [{ ...pods, resources: ['pods'], operations: ['CREATE'] }],
    asks: [
      { expression: '!has(object.spec.nodeName)', message: 'The scheduler places pods; `nodeName` goes past it' },
      {
        expression: "has(object.spec.serviceAccountName) && object.spec.serviceAccountName != 'default'",
        message: 'A pod runs under a service account of its own, not under `default`',
      },
      {
        expression:
          "!has(object.spec.tolerations) || object.spec.tolerations.all(each, has(each.key) && each.key != '')",
        message: 'A toleration names its taint; one without a key puts up with every node',
      },
    ],
    allows: [of({}), of({ tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }] })],
    refuses: [
      of({ nodeName: 'ip-10-1-32-4' }),
      of({ serviceAccountName: 'default' }),
      of({ tolerations: [{ operator: 'Exists' }] }),
    ],
  }
}
