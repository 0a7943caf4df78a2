import type { DataOf, Kind } from '../../model/resource.ts'
import {
  anything,
  flag,
  listOf,
  literal,
  mapOf,
  number,
  record,
  type ShapeOf,
  scalar,
  text,
} from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { Container } from './container.ts'
import { labels, reference } from './metadata.ts'
import { securityContext } from './security-context.ts'
import { volume } from './volume.ts'

const term = record(
  {},
  {
    topologyKey: literal,
    labelSelector: anything,
    namespaceSelector: anything,
    namespaces: listOf(literal),
    matchLabelKeys: listOf(literal),
  },
)
const pods = record(
  {},
  {
    requiredDuringSchedulingIgnoredDuringExecution: listOf(term),
    preferredDuringSchedulingIgnoredDuringExecution: listOf(record({}, { weight: number, podAffinityTerm: term })),
  },
)
const nodes = record(
  {},
  {
    requiredDuringSchedulingIgnoredDuringExecution: record({}, { nodeSelectorTerms: listOf(anything) }),
    preferredDuringSchedulingIgnoredDuringExecution: listOf(record({}, { weight: number, preference: anything })),
  },
)

const podSpec = {
  initContainers: listOf(Container.shape),
  ephemeralContainers: listOf(Container.shape),
  os: record({}, { name: literal }),
  restartPolicy: literal,
  serviceAccountName: literal,
  automountServiceAccountToken: flag,
  imagePullSecrets: listOf(reference),
  hostNetwork: flag,
  hostPID: flag,
  hostIPC: flag,
  hostUsers: flag,
  shareProcessNamespace: flag,
  hostname: literal,
  subdomain: literal,
  hostAliases: listOf(record({}, { ip: literal, hostnames: listOf(literal) })),
  dnsPolicy: literal,
  dnsConfig: anything,
  enableServiceLinks: flag,
  nodeName: literal,
  nodeSelector: mapOf(scalar),
  schedulerName: literal,
  runtimeClassName: literal,
  priorityClassName: literal,
  priority: number,
  preemptionPolicy: literal,
  tolerations: listOf(
    record({}, { key: literal, operator: literal, value: scalar, effect: literal, tolerationSeconds: number }),
  ),
  affinity: record({}, { nodeAffinity: nodes, podAffinity: pods, podAntiAffinity: pods }),
  topologySpreadConstraints: listOf(
    record(
      {},
      {
        maxSkew: number,
        minDomains: number,
        topologyKey: literal,
        whenUnsatisfiable: literal,
        labelSelector: anything,
        matchLabelKeys: listOf(literal),
        nodeAffinityPolicy: literal,
        nodeTaintsPolicy: literal,
      },
    ),
  ),
  terminationGracePeriodSeconds: number,
  activeDeadlineSeconds: number,
  readinessGates: listOf(record({}, { conditionType: literal })),
  overhead: mapOf(scalar),
  resources: record({}, { requests: mapOf(scalar), limits: mapOf(scalar) }),
  securityContext,
  volumes: listOf(volume),
}

const spec = record({ containers }, podSpec)

/** A pod, or the template of one inside a workload: what containers share. */
export const Pod = {
  id: 'kubernetes/pod',
  title: 'Kubernetes pod',
  file: 'app.yaml',
  shape: record(
    { spec: specified },
    { metadata: record({}, { name: literal, namespace: literal, labels, annotations: mapOf(text) }) },
  ),
} satisfies Kind
export type Pod = DataOf<typeof Pod>

/** A template may have labels and nothing else: its pods are there all the same, if not for long. */
function specified(value: unknown): ShapeOf<typeof spec> | undefined {
  return spec(value === undefined ? {} : value)
}

/** None that can be seen, where the list cannot be known or is missing: the pod is there all the same. */
function containers(value: unknown): readonly (Container | undefined)[] | undefined {
  return isUnknown(value) || value === undefined ? [] : listOf(Container.shape)(value)
}
