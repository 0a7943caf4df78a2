import { Certificate } from '../../kinds/kubernetes/cert-manager.ts'
import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<Ingress> = {
  title: 'Host is served with a certificate that is not for it',
  why: `Browsers refuse a certificate that does not name the host. Add the host to \`dnsNames\` of the Certificate, or serve it with
the Secret of one that has it. A \`*\` stands for one label: \`*.acme.com\` is neither for \`acme.com\` nor \`a.b.acme.com\`.`,
  severity: 'high',
  level: 'default',
  on: Ingress,
  controls: ['soc2/CC6.7', 'pci-dss/4.2.1'],
  *run({ spec, metadata }, { resource, estate }) {
    // cert-manager makes these from the Ingress itself.
    if (Object.keys(metadata?.annotations ?? {}).some((key) => /^cert-manager\.io\/(?:cluster-)?issuer$/.test(key)))
      return
    for (const [index, { secretName, hosts = [] } = {}] of (spec?.tls ?? []).entries()) {
      const found = secretName ? (inReachBy(estate, Certificate, resource, secretOf).get(secretName) ?? []) : []
      const [only] = found
      const { dnsNames, commonName } = only?.resource.data.spec ?? {}
      if (!only?.sure || found.length !== 1 || !dnsNames || dnsNames.length === 0) continue
      const names = [...dnsNames, ...(commonName ? [commonName] : [])]
      for (const [item, host] of hosts.entries()) {
        if (!host || names.some((name) => name === undefined || isFor(name, host))) continue
        yield {
          at: ['spec', 'tls', index, 'hosts', item],
          message: `\`${only.resource.name}\` is not for \`${host}\`; add it to \`dnsNames\` there`,
          related: [
            ...dnsNames.map((_, each) => ({
              resource: only.resource,
              at: ['spec', 'dnsNames', each],
              message: 'what the certificate is for',
            })),
            { resource: only.resource, at: ['spec', 'commonName'], message: 'what the certificate is for' },
            { resource, at: ['metadata', 'annotations'], message: 'none is made from the Ingress' },
          ],
        }
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { tls: [{ secretName: web-tls, hosts: [acme.com, www.acme.com] }] }
        ---
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: { name: web }
        spec: { secretName: web-tls, dnsNames: ['*.acme.com'], issuerRef: { name: letsencrypt } }
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { tls: [{ secretName: web-tls, hosts: [acme.com, www.acme.com] }] }
        ---
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: { name: web }
        spec: { secretName: web-tls, dnsNames: [acme.com, '*.acme.com'], issuerRef: { name: letsencrypt } }
      `,
    },
  ],
}

function secretOf({ data }: Resource<Certificate>): string | undefined {
  return data.spec?.secretName
}

function isFor(name: string, host: string): boolean {
  if (name.toLowerCase() === host.toLowerCase()) return true
  return name.startsWith('*.') && host.slice(host.indexOf('.') + 1).toLowerCase() === name.slice(2).toLowerCase()
}
