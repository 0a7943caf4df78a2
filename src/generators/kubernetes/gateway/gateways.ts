import type { Gateway, Plan, Stack } from '../../../model/plan.ts'
import { note } from '../../../syntax/yaml/print.ts'

const group = 'gateway.networking.k8s.io'
const own = 'gateway.k8s.aws'
const className = 'public'

/** The doors of a cluster, which belong to the platform: stages bring routes, and nothing that could open another one. */
export function gateways({ name: stack }: Stack, { gateways: all = [], stages, system }: Plan): unknown[] {
  const here = all.filter((each) => each.stack === stack)
  const [first] = here
  if (!first) return []
  const { namespace } = first
  const configuration = { group: own, kind: 'LoadBalancerConfiguration', name: className }
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'GatewayClass',
      metadata: { name: className },
      spec: { controllerName: 'gateway.k8s.aws/alb' },
    },
    {
      apiVersion: `${own}/v1`,
      kind: 'LoadBalancerConfiguration',
      metadata: { name: className, namespace },
      spec: note(
        {
          scheme: 'internet-facing',
          listenerConfigurations: [{ protocolPort: 'HTTPS:443', sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }],
          loadBalancerAttributes: [{ key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' }],
        },
        {
          listenerConfigurations:
            'The controller finds certificates by the hosts of the routes. The firewall is put before it by Terraform (names.tf), which knows its ARN',
        },
      ),
    },
    ...here.flatMap((gateway) => [door(gateway), redirect(gateway)]),
  ]

  function door({ name, stages: names }: Gateway) {
    const [only] = stages.filter((stage) => names.includes(stage.name))
    const guests = {
      'app.kubernetes.io/part-of': system,
      ...(names.length === 1 && only?.environment.kind === 'production' && { stage: only.name }),
    }
    const allowedRoutes = { namespaces: { from: 'Selector', selector: { matchLabels: guests } } }
    return {
      apiVersion: `${group}/v1`,
      kind: 'Gateway',
      metadata: { name, namespace },
      spec: {
        gatewayClassName: className,
        infrastructure: { parametersRef: configuration },
        listeners: [
          { name: 'http', protocol: 'HTTP', port: 80, allowedRoutes: { namespaces: { from: 'Same' } } },
          { name: 'https', protocol: 'HTTPS', port: 443, allowedRoutes },
        ],
      },
    }
  }

  function redirect({ name }: Gateway) {
    return {
      apiVersion: `${group}/v1`,
      kind: 'HTTPRoute',
      metadata: { name: `${name}-to-https`, namespace },
      spec: {
        parentRefs: [{ name, sectionName: 'http' }],
        rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
      },
    }
  }
}
