import type { Artifact } from '../../../model/blueprint.ts'
import type { Plan } from '../../../model/plan.ts'
import { note, printYaml } from '../../../syntax/yaml/print.ts'
import { controlPorts, proxyMetrics } from './mesh.ts'
import { trust, webhookCertificates } from './trust.ts'

const home = 'kubernetes/mesh'
const namespace = 'linkerd'

/** What stands before the control plane of Linkerd does: its namespace, and certificates that renew themselves. */
export function* meshGround(plan: Plan): Iterable<Artifact> {
  if (plan.mesh !== 'linkerd' || !plan.certificates) return
  yield file('kustomization', [
    {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: ['control-plane.yaml', 'trust.yaml', 'webhooks.yaml'],
    },
  ])
  yield file('control-plane', controlPlane(plan))
  yield file('trust', trust(plan.certificates.namespace))
  yield file('webhooks', webhookCertificates())
}

function controlPlane({ system, monitoring }: Plan): unknown[] {
  const within = (labels: object) => ({ namespaceSelector: { matchLabels: labels } })
  const tcp = (port: number) => ({ protocol: 'TCP', port })
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          'linkerd.io/is-control-plane': 'true',
          'linkerd.io/control-plane-ns': namespace,
          'config.linkerd.io/admission-webhooks': 'disabled',
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/warn': 'restricted',
        },
      },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'control-plane', namespace },
      spec: {
        podSelector: {},
        policyTypes: ['Ingress'],
        ingress: [
          note(
            {
              from: [{ podSelector: {} }, within({ 'app.kubernetes.io/part-of': system })],
              ports: controlPorts.map(tcp),
            },
            { from: 'Proxies ask for certificates, addresses and policies' },
          ),
          note({ ports: [tcp(8443), tcp(9443)] }, { ports: 'The API server asks webhooks, from addresses of AWS' }),
          {
            from: [within({ 'kubernetes.io/metadata.name': monitoring.namespace })],
            ports: [tcp(proxyMetrics), { ...tcp(9990), endPort: 9999 }],
          },
        ],
      },
    },
  ]
}

function file(name: string, documents: readonly unknown[]): Artifact {
  return { path: `${home}/${name}.yaml`, because: ['mesh'], text: printYaml(documents) }
}
