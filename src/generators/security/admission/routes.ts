import type { Plan, Stage } from '../../../model/plan.ts'
import type { Rule } from './rule.ts'

/** A host belongs to one stage: no other may answer for it. */
export function hostRule(plan: Plan): Rule {
  const stages = plan.stages.filter((stage) => hostsOf(stage, plan).length > 0)
  const form = plan.gateways ? ofRoutes : ofIngresses
  const of = (namespace: string, ...hosts: readonly (string | undefined)[]) => ({
    metadata: { name: 'example', namespace },
    spec: form.spec(hosts),
  })
  return {
    name: 'hosts',
    title: 'A route answers for hosts of its own stage',
    of: [form.asked],
    variables: [{ name: 'hosts', expression: form.hosts }],
    asks: [
      {
        expression: [...stages.map((stage) => `(${ownHosts(stage, plan)})`)].join('\n|| '),
        message: `The hosts of a namespace of ${plan.system} follow from devops.yaml; this route names another, or none, which would be all`,
      },
    ],
    allows: stages.map((stage) => of(example(stage), ...hostsOf(stage, plan))),
    refuses: stages.flatMap((stage) => [
      of(example(stage), ...hostsOf(stage, plan), 'www.example.org'),
      of(example(stage), undefined),
    ]),
  }
}

const ofIngresses = {
  asked: { group: 'networking.k8s.io', version: 'v1', resources: ['ingresses'] },
  hosts: 'has(object.spec.rules) ? object.spec.rules.map(rule, has(rule.host) ? rule.host : "") : []',
  spec: (hosts: readonly (string | undefined)[]) => ({
    rules: hosts.map((host) => (host === undefined ? {} : { host })),
  }),
}

/** A route without hosts answers for all that its gateway does. */
const ofRoutes = {
  asked: { group: 'gateway.networking.k8s.io', version: 'v1', resources: ['httproutes', 'grpcroutes'] },
  hosts: 'has(object.spec.hostnames) ? object.spec.hostnames : [""]',
  spec: (hosts: readonly (string | undefined)[]) => {
    const hostnames = hosts.filter((host) => host !== undefined)
    return hostnames.length > 0 ? { hostnames } : {}
  },
}

/** Services of the system are reached through the load balancer of their stage, and no other way. */
export function exposureRule(): Rule {
  const of = (spec: object) => ({ metadata: { name: 'example' }, spec })
  return {
    name: 'exposure',
    title: 'A Service opens no door of its own',
    of: [{ group: '', version: 'v1', resources: ['services'] }],
    asks: [
      {
        expression: "!has(object.spec.type) || object.spec.type == 'ClusterIP'",
        message: 'A Service is of the type ClusterIP; what people reach goes through the load balancer of its stage',
      },
      {
        expression: '!has(object.spec.externalIPs) || object.spec.externalIPs.size() == 0',
        message: 'A Service takes no addresses of others (`externalIPs`)',
      },
    ],
    allows: [of({}), of({ type: 'ClusterIP', ports: [] })],
    refuses: [
      of({ type: 'LoadBalancer' }),
      of({ type: 'NodePort' }),
      of({ type: 'ExternalName' }),
      of({ externalIPs: ['1.1.1.1'] }),
    ],
  }
}

function ownHosts(stage: Stage, plan: Plan): string {
  if (isPreview(stage))
    return `object.metadata.namespace.startsWith('${stage.namespace}') && variables.hosts.all(host, host.endsWith('.${stage.host}'))`
  const hosts = hostsOf(stage, plan).map((host) => `'${host}'`)
  return `object.metadata.namespace == '${stage.namespace}' && variables.hosts.all(host, host in [${hosts.join(', ')}])`
}

/** Its own, and those of the stage that it stands in for. */
function hostsOf(stage: Stage, { pods, takeover }: Plan): string[] {
  const names = [stage.name, ...(stage.standsInFor ? [stage.standsInFor] : [])]
  return [
    ...names.flatMap((name) => pods.flatMap(({ hosts, cdn }) => (cdn.includes(name) ? [] : (hosts[name] ?? [])))),
    ...(takeover?.from === stage.name ? takeover.hosts.map(({ from }) => from) : []),
  ]
}

function example(stage: Stage): string {
  return isPreview(stage) ? `${stage.namespace}-7` : stage.namespace
}

function isPreview({ environment }: Stage): boolean {
  return environment.kind === 'preview'
}
