import { podsOf } from '../../design/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'

const alb = 'alb.ingress.kubernetes.io'

/** The path of the health check stands here and not at the Ingress, which serves several. */
export function service(
  { name, labels, port, portName, metricsPort, hosts, health, service }: Workload,
  { mesh, gateways }: Pick<Plan, 'mesh' | 'gateways'>,
) {
  const { protocol } = service
  const balanced = gateways === undefined && Object.keys(hosts).length > 0 && protocol !== 'tcp'
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      labels,
      // It does not wait for a client to say what it speaks.
      ...(mesh === 'linkerd' &&
        protocol === 'tcp' &&
        port && { annotations: { 'config.linkerd.io/opaque-ports': String(port) } }),
      ...(balanced && {
        annotations:
          protocol === 'grpc'
            ? {
                [`${alb}/backend-protocol-version`]: 'GRPC',
                [`${alb}/healthcheck-path`]: '/grpc.health.v1.Health/Check',
                [`${alb}/success-codes`]: '0',
              }
            : { [`${alb}/healthcheck-path`]: health.ready },
      }),
    },
    spec: {
      selector: labels,
      ports: [
        ...(port ? [{ name: portName, port, targetPort: portName, ...spoken[protocol] }] : []),
        { name: 'metrics', port: metricsPort, targetPort: 'metrics' },
      ],
    },
  }
}

/** What a mesh and a Gateway take a port for; HTTP/1.1 is what they guess. */
const spoken = { http: {}, grpc: { appProtocol: 'kubernetes.io/h2c' }, tcp: { appProtocol: 'tcp' } } as const

/** Gives the addresses of the pods themselves: a name for each replica of a StatefulSet, and all of them to callers over gRPC. */
export function podsService({ name, labels, port, portName }: Workload) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: podsOf(name), labels: { ...labels, 'app.kubernetes.io/component': 'pods' } },
    spec: {
      clusterIP: 'None',
      selector: labels,
      ...(port && { ports: [{ name: portName, port, targetPort: portName }] }),
    },
  }
}

export function wantsBalancer({ service, hosts, port }: Workload): boolean {
  return service.protocol === 'tcp' && port !== undefined && Object.keys(hosts).length > 0
}

export function wantsPodsService({ controller, service }: Workload): boolean {
  return controller === 'StatefulSet' || service.protocol === 'grpc'
}
