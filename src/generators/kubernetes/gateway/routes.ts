import { behindCdn } from '../../../design/cdn.ts'
import { doorOf, ownNames } from '../../../design/plan/doors.ts'
import type { Plan, Stage } from '../../../model/plan.ts'
import type { Workload } from '../../../model/workload.ts'
import { note } from '../../../syntax/yaml/print.ts'

const dns = 'external-dns.alpha.kubernetes.io'

/** What of the stage is reached over HTTP: a route for each service, at the gateway of the stage. */
export function routes(stage: Stage, { pods, gateways = [], takeover, names }: Plan): unknown[] {
  const gateway = gateways.find(({ stack, name }) => stack === stage.stack && name === doorOf(stage))
  return pods.flatMap((workload) => {
    const own = workload.hosts[stage.name]
    if (!gateway || !own || workload.service.protocol === 'tcp' || behindCdn(workload, stage.name)) return []
    const lost = stage.standsInFor && workload.hosts[stage.standsInFor]
    const recorded = ownNames(stage.name, [own], takeover)
    const hostnames = [...new Set([own, ...(lost ? [lost] : []), ...recorded])]
    // Where two regions may answer, a switch says whose the public names are.
    const switched = names?.by !== 'terraform' && hostnames.length > 1
    return [
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: kindOf(workload),
        metadata: {
          name: workload.name,
          namespace: stage.namespace,
          ...(switched && {
            annotations: note(
              { [`${dns}/gateway-hostname-source`]: 'annotation-only', [`${dns}/hostname`]: recorded.join(',') },
              {
                [`${dns}/gateway-hostname-source`]:
                  'Records of the public hosts lead to one region or the other: see docs/recovery.md',
              },
            ),
          }),
        },
        spec: {
          parentRefs: [{ name: gateway.name, namespace: gateway.namespace, sectionName: 'https' }],
          hostnames,
          rules: [{ backendRefs: [{ name: workload.name, port: workload.port }] }],
        },
      },
    ]
  })
}

export function kindOf({ service }: Workload): 'HTTPRoute' | 'GRPCRoute' {
  return service.protocol === 'grpc' ? 'GRPCRoute' : 'HTTPRoute'
}

/** How a load balancer asks the pods behind it; of the service, whatever route leads to it. */
export function targetGroup({ name, labels, health, service }: Workload) {
  const grpc = service.protocol === 'grpc'
  return {
    apiVersion: 'gateway.k8s.aws/v1',
    kind: 'TargetGroupConfiguration',
    metadata: { name, labels },
    spec: {
      targetReference: { name },
      defaultConfiguration: {
        targetType: 'ip',
        protocol: 'HTTP',
        protocolVersion: grpc ? 'GRPC' : 'HTTP1',
        healthCheckConfig: {
          healthCheckPath: grpc ? '/grpc.health.v1.Health/Check' : health.ready,
          matcher: grpc ? { grpcCode: '0' } : { httpCode: '200' },
        },
        targetGroupAttributes: [{ key: 'deregistration_delay.timeout_seconds', value: '30' }],
      },
    },
  }
}

export function wantsTargetGroup({ hosts, service }: Workload, { gateways }: Plan): boolean {
  return gateways !== undefined && Object.keys(hosts).length > 0 && service.protocol !== 'tcp'
}
