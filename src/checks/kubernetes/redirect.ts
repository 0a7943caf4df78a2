import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

const common = { level: 'default', on: Ingress, controls: ['soc2/CC6.7'] } as const
const nginx = 'nginx.ingress.kubernetes.io/ssl-redirect'
const forced = 'nginx.ingress.kubernetes.io/force-ssl-redirect'
const alb = 'alb.ingress.kubernetes.io'

const idle: Check<Ingress> = {
  ...common,
  title: 'Redirect to HTTPS has no effect without `tls`',
  why: `ingress-nginx redirects only hosts that \`spec.tls\` names: without it everything is served in the clear, and the annotation looks as if it were not. Name
the hosts and a Secret under \`tls\`; where a load balancer before it ends TLS, use \`force-ssl-redirect\`.`,
  severity: 'medium',
  *run({ metadata, spec }, { resource }) {
    const annotations = metadata?.annotations ?? {}
    if (annotations[nginx] !== 'true' || annotations[forced] !== undefined || (spec?.tls?.length ?? 0) > 0) return
    if (valueAt(resource.tree.data, [...resource.path, 'spec', 'tls', 0]) !== undefined) return
    yield {
      at: ['metadata', 'annotations', nginx],
      message: '`ssl-redirect` does nothing here: no host is under `tls`; name the hosts and their Secret',
      related: [{ resource, at: ['spec', 'tls'], message: 'where `tls` would stand' }],
    }
  },
  examples: [
    {
      bad: nginxIngress(''),
      good: nginxIngress('tls: [{ hosts: [shop.example.com], secretName: shop-tls }]'),
    },
  ],
}

const port: Check<Ingress> = {
  ...common,
  title: 'Redirect of the load balancer leads to a port on which it does not listen',
  why: `Without a certificate and without \`listen-ports\` the load balancer listens on 80 alone. The controller refuses a redirect to a port that is not among
them, and makes nothing of the Ingress. Name both: \`[{"HTTP": 80}, {"HTTPS": 443}]\`.`,
  severity: 'high',
  *run({ metadata }, { resource: { tree, path } }) {
    const raw = ['listen-ports', 'certificate-arn', 'group.name'].map((each) =>
      valueAt(tree.data, [...path, 'metadata', 'annotations', `${alb}/${each}`]),
    )
    const [open] = unknownTexts(raw)
    const annotations = metadata?.annotations ?? {}
    const wanted = annotations[`${alb}/ssl-redirect`]
    // The ports of a group are those of all of its members.
    if (open !== undefined || !/^\d+$/.test(wanted ?? '') || annotations[`${alb}/group.name`] !== undefined) return
    const listens = portsOf(annotations[`${alb}/listen-ports`], annotations[`${alb}/certificate-arn`] !== undefined)
    if (!listens || listens.has(Number(wanted))) return
    yield {
      at: ['metadata', 'annotations', `${alb}/ssl-redirect`],
      message: `the load balancer does not listen on ${wanted}; name it in \`listen-ports\` as HTTPS`,
    }
  },
  examples: [{ bad: albIngress('[{"HTTP": 80}]'), good: albIngress('[{"HTTP": 80}, {"HTTPS": 443}]') }],
}

export const checks = { idle, port } as Readonly<Record<string, Check>>

/** The ports of HTTPS; `undefined` where they cannot be read. */
function portsOf(written: string | undefined, certified: boolean): ReadonlySet<number> | undefined {
  if (written === undefined) return new Set(certified ? [443] : [])
  try {
    const list: unknown = JSON.parse(written)
    if (!Array.isArray(list)) return undefined
    return new Set(list.flatMap((each) => (typeof each?.HTTPS === 'number' ? [each.HTTPS] : [])))
  } catch {
    return undefined
  }
}

function nginxIngress(tls: string): string {
  return `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: shop
      annotations: { ${nginx}: "true" }
    spec:
      ingressClassName: nginx
      ${tls}
      rules:
        - host: shop.example.com
          http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: shop, port: { number: 80 } } } }] }
  `
}

function albIngress(ports: string): string {
  return `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: shop
      annotations:
        ${alb}/listen-ports: '${ports}'
        ${alb}/ssl-redirect: '443'
    spec:
      ingressClassName: alb
      rules:
        - http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: shop, port: { number: 80 } } } }] }
  `
}
