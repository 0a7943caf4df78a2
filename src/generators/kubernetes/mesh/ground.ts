import type { Artifact } from '../../../model/blueprint.ts'
import type { Plan } from '../../../model/plan.ts'
import { note, printYaml } from '../../../syntax/yaml/print.ts'
import { controlPorts, proxyMetrics } from './mesh.ts'

const home = 'kubernetes/mesh'
const namespace = 'linkerd'
const ecdsa = { algorithm: 'ECDSA', size: 256 } as const
/** Of the one that signs the certificates of webhooks. */
const webhooks = 'linkerd-webhooks'

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

/**
 * The anchor is renewed with the same key a year before its end: who holds the old one believes what is signed under the
 * new one, so nothing has to be started anew on that day. The issuer below it has a new key each time.
 */
function trust(authority: string): unknown[] {
  const anchor = 'linkerd-trust-anchor'
  const issuers = { group: 'cert-manager.io', kind: 'ClusterIssuer' }
  return [
    issuer('ClusterIssuer', { name: 'linkerd-self-signed' }, { selfSigned: {} }),
    certificate(anchor, authority, {
      isCA: true,
      commonName: 'root.linkerd.cluster.local',
      duration: '87600h',
      renewBefore: '8760h',
      privateKey: note(
        { ...ecdsa, rotationPolicy: 'Never' },
        { rotationPolicy: 'A new key is a rotation by hand: see docs/mesh.md' },
      ),
      issuerRef: { ...issuers, name: 'linkerd-self-signed' },
    }),
    issuer('ClusterIssuer', { name: anchor }, { ca: { secretName: anchor } }),
    certificate('linkerd-identity-issuer', namespace, {
      isCA: true,
      commonName: 'identity.linkerd.cluster.local',
      dnsNames: ['identity.linkerd.cluster.local'],
      usages: ['cert sign', 'crl sign', 'server auth', 'client auth'],
      duration: '720h',
      renewBefore: '360h',
      privateKey: { ...ecdsa, rotationPolicy: 'Always' },
      issuerRef: { ...issuers, name: anchor },
    }),
    {
      apiVersion: 'trust.cert-manager.io/v1alpha1',
      kind: 'Bundle',
      metadata: { name: 'linkerd-identity-trust-roots' },
      spec: {
        sources: [{ secret: { name: anchor, key: 'tls.crt' } }],
        target: {
          configMap: { key: 'ca-bundle.crt' },
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        },
      },
    },
  ]
}

function webhookCertificates(): unknown[] {
  const own = { group: 'cert-manager.io', kind: 'Issuer' }
  return [
    issuer('Issuer', { name: 'itself', namespace }, { selfSigned: {} }),
    certificate(webhooks, namespace, {
      isCA: true,
      commonName: 'Webhooks of Linkerd',
      duration: '43800h',
      privateKey: { ...ecdsa, rotationPolicy: 'Never' },
      issuerRef: { ...own, name: 'itself' },
    }),
    issuer('Issuer', { name: webhooks, namespace }, { ca: { secretName: webhooks } }),
    ...['linkerd-proxy-injector', 'linkerd-sp-validator', 'linkerd-policy-validator'].map((name) => {
      const host = `${name}.${namespace}.svc`
      return certificate(
        name,
        namespace,
        {
          commonName: host,
          dnsNames: [host],
          usages: ['server auth'],
          duration: '2160h',
          renewBefore: '720h',
          // The validator of policies reads keys of this form alone.
          privateKey: { ...ecdsa, encoding: 'PKCS8', rotationPolicy: 'Always' },
          issuerRef: { ...own, name: webhooks },
        },
        `${name}-k8s-tls`,
      )
    }),
  ]
}

function issuer(kind: string, metadata: object, spec: object) {
  return { apiVersion: 'cert-manager.io/v1', kind, metadata, spec }
}

function certificate(name: string, namespace: string, spec: object, secretName = name) {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name, namespace },
    spec: { secretName, ...spec },
  }
}

function file(name: string, documents: readonly unknown[]): Artifact {
  return { path: `${home}/${name}.yaml`, because: ['mesh'], text: printYaml(documents) }
}
