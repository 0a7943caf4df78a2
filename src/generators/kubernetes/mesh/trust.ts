import { note } from '../../../syntax/yaml/print.ts'

const namespace = 'linkerd'
const ecdsa = { algorithm: 'ECDSA', size: 256 } as const
/** Of the one that signs the certificates of webhooks. */
const webhooks = 'linkerd-webhooks'

/**
 * The anchor is renewed with the same key a year before its end: who holds the old one believes what is signed under the
 * new one, so nothing has to be started anew on that day. The issuer below it has a new key each time.
 */
export function trust(authority: string): unknown[] {
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

export function webhookCertificates(): unknown[] {
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
