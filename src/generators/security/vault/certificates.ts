import type { VaultService } from '../../../model/plan.ts'

/** The namespace of Vault and its certificates: an authority of its own, which nobody outside has to believe. */
export function vaultGround({ namespace, certificate }: VaultService): unknown[] {
  const at = (name: string) => ({ name, namespace })
  const issued = { group: 'cert-manager.io', kind: 'Issuer' }
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          'pod-security.kubernetes.io/enforce': 'baseline',
          'pod-security.kubernetes.io/warn': 'restricted',
        },
      },
    },
    { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: at('itself'), spec: { selfSigned: {} } },
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: at('vault-authority'),
      spec: {
        isCA: true,
        commonName: 'Vault',
        secretName: 'vault-authority',
        duration: '43800h',
        privateKey: { algorithm: 'ECDSA', size: 256 },
        issuerRef: { ...issued, name: 'itself' },
      },
    },
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Issuer',
      metadata: at('vault-authority'),
      spec: { ca: { secretName: 'vault-authority' } },
    },
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: at(certificate),
      spec: {
        secretName: certificate,
        duration: '2160h',
        renewBefore: '720h',
        privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
        usages: ['server auth', 'client auth'],
        dnsNames: [
          ...['vault', 'vault-active', 'vault-standby'].flatMap((name) => [
            name,
            `${name}.${namespace}`,
            `${name}.${namespace}.svc`,
          ]),
          '*.vault-internal',
          'localhost',
        ],
        ipAddresses: ['127.0.0.1'],
        issuerRef: { ...issued, name: 'vault-authority' },
      },
    },
  ]
}
