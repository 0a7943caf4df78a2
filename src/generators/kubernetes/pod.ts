import { gpuResource } from '../../design/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { Variable, Workload } from '../../model/workload.ts'
import { literalIn, local } from '../scope.ts'
import { placement } from './placement.ts'

/** A pod under the restricted Pod Security Standard, on the nodes that are for it. `container` says what its one container does besides. */
export function pod(workload: Workload, plan: Plan, { volumeMounts = [], ...container }: Container) {
  const { name, repository, serviceAccount, requests, limits, environment, priority } = workload
  const gpus = workload.service.gpus > 0 ? { [gpuResource]: workload.service.gpus } : {}
  return {
    serviceAccountName: serviceAccount,
    automountServiceAccountToken: false,
    priorityClassName: priority,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65532,
      fsGroup: 65532,
      ...(workload.controller === 'StatefulSet' && { fsGroupChangePolicy: 'OnRootMismatch' }),
      seccompProfile: { type: 'RuntimeDefault' },
    },
    ...placement(workload, plan),
    containers: [
      {
        name,
        image: repository,
        env: environment.map((each) => variable(each, plan)),
        resources: { requests, limits: { ...limits, ...gpus } },
        ...container,
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, ...volumeMounts],
      },
    ],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '256Mi' } }],
  }
}

interface Container {
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[]
  readonly [field: string]: unknown
}

/** One that serves until it is told to end: it is probed, and ends after the load balancer has noticed. */
export function serving({ port, portName, metricsPort, service, health }: Workload) {
  const ready = probe(health.ready)
  return {
    ports: [
      ...(port ? [{ name: portName, containerPort: port }] : []),
      { name: 'metrics', containerPort: metricsPort },
    ],
    startupProbe: { ...ready, periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: { ...ready, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 },
    livenessProbe: { ...probe(health.live), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
    // The load balancer goes on sending for some seconds after a pod was told to end.
    lifecycle: { preStop: { sleep: { seconds: 10 } } },
  }

  function probe(path: string) {
    if (port === undefined) return { httpGet: { path, port: 'metrics' } }
    // Its health service is asked, which knows ports by number alone.
    if (service.protocol === 'grpc') return { grpc: { port } }
    return service.protocol === 'tcp' ? { tcpSocket: { port: portName } } : { httpGet: { path, port: portName } }
  }
}

/** Overlays put in what differs between environments. */
function variable(variable: Variable, plan: Plan) {
  const { name } = variable
  if ('key' in variable) return { name, valueFrom: { secretKeyRef: { name: variable.secret, key: variable.key } } }
  // A dollar of a value is one: Kubernetes takes `$(NAME)` for another variable.
  const plain = (text: string | undefined) => text?.replaceAll('$(', '$$$$(')
  if (!('parts' in variable)) return { name, value: plain(literalIn(variable, local(plan))) }
  return {
    name,
    value: variable.parts.map((part) => (typeof part === 'string' ? plain(part) : `$(${part.name})`)).join(''),
  }
}
