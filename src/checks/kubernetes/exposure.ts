import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import type { Check } from '../check.ts'
import { document } from './manifests.ts'

const externalIp: Check<Service> = {
  title: 'Service takes over an address by itself',
  why: `\`externalIPs\` is not checked: a Service that names the address of somebody else gets the traffic of the whole cluster for
it (CVE-2020-8554), and Kubernetes is giving the field up. Use a load balancer or an Ingress.`,
  severity: 'medium',
  level: 'default',
  on: Service,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7'],
  sources: ['trivy/KSV-0108', 'kics/26b047a9-0329-48fd-8fb7-05bbe5ba80ee'],
  *run({ spec }) {
    if (spec?.externalIPs?.length)
      yield { at: ['spec', 'externalIPs'], message: 'nobody checks whose addresses these are; use a load balancer' }
  },
  examples: [
    {
      bad: document('Service', 'v1', 'web', '  externalIPs: [203.0.113.7]\n  ports: [{ port: 80 }]\n'),
      good: document('Service', 'v1', 'web', '  type: LoadBalancer\n  ports: [{ port: 80 }]\n'),
    },
  ],
}

const outside: Check<Service> = {
  title: 'Service can be reached from outside the cluster',
  why: `A node port is open on every node, a load balancer mostly on the internet. Where an Ingress or a Gateway leads in,
\`ClusterIP\` is enough.`,
  severity: 'low',
  level: 'strict',
  on: Service,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7'],
  sources: ['kube-linter/exposed-services', 'kics/845acfbe-3e10-4b8e-b656-3b404d36dfb2'],
  *run({ spec }) {
    if (spec?.type === 'NodePort' || spec?.type === 'LoadBalancer')
      yield {
        at: ['spec', 'type'],
        message: `\`${spec.type}\` opens it to the outside; use \`ClusterIP\` behind an Ingress`,
      }
  },
  examples: [
    {
      bad: document('Service', 'v1', 'web', '  type: NodePort\n  ports: [{ port: 80 }]\n'),
      good: document('Service', 'v1', 'web', '  type: ClusterIP\n  ports: [{ port: 80 }]\n'),
    },
  ],
}

const noTls: Check<Ingress> = {
  title: 'Ingress serves without TLS',
  why: `Passwords and sessions cross the network in clear. Name a certificate under \`tls\`, unless a load balancer before it ends
TLS.`,
  severity: 'low',
  level: 'strict',
  on: Ingress,
  controls: ['soc2/CC6.7', 'nist-800-53/SC-8'],
  sources: ['polaris/tlsSettingsMissing', 'kubescape/C-0263', 'kube-score/ingress-uses-tls'],
  *run({ metadata, spec }) {
    const ends = Object.keys(metadata?.annotations ?? {}).some((name) =>
      /certificate|ssl-cert|pre-shared-cert|tls/.test(name),
    )
    if (spec && !ends && (spec.tls ?? []).length === 0)
      yield { at: ['spec', 'tls'], message: 'nothing encrypts what it serves; name a certificate' }
  },
  examples: [
    {
      bad: ingress('  rules: [{ host: shop.example.com }]\n'),
      good: ingress(
        '  tls: [{ hosts: [shop.example.com], secretName: shop-tls }]\n  rules: [{ host: shop.example.com }]\n',
      ),
    },
  ],
}

const tlsHost: Check<Ingress> = {
  title: 'Host has no certificate of the Ingress',
  why: `Where some hosts of an Ingress are under \`tls\` and one is not, its visitors get the controller's own certificate and a
warning. Name it under \`tls\` too.`,
  severity: 'medium',
  level: 'default',
  on: Ingress,
  controls: ['soc2/CC6.7', 'nist-800-53/SC-8'],
  *run({ spec }, { resource }) {
    const { tls = [], rules = [] } = spec ?? {}
    const covered = tls.flatMap((each) => each?.hosts ?? [undefined])
    if (covered.length === 0 || covered.includes(undefined)) return
    for (const [index, rule] of rules.entries()) {
      const host = rule?.host
      if (host === undefined || covered.includes(host) || covered.includes(host.replace(/^[^.]+/, '*'))) continue
      yield {
        at: ['spec', 'rules', index, 'host'],
        message: `\`${host}\` is under no \`tls\`; add it to the hosts of a certificate`,
        related: [{ resource, at: ['spec', 'tls'], message: 'the hosts that are' }],
      }
    }
  },
  examples: [
    {
      bad: ingress(
        '  tls: [{ hosts: [www.example.com], secretName: shop-tls }]\n  rules: [{ host: shop.example.com }]\n',
      ),
      good: ingress(
        '  tls: [{ hosts: ["*.example.com"], secretName: shop-tls }]\n  rules: [{ host: shop.example.com }]\n',
      ),
    },
  ],
}

/** Ways in from outside the cluster. */
export const checks = {
  'external-ip': externalIp,
  'from-outside': outside,
  'no-tls': noTls,
  'host-without-tls': tlsHost,
} as Readonly<Record<string, Check>>

function ingress(spec: string): string {
  return document('Ingress', 'networking.k8s.io/v1', 'web', spec)
}
