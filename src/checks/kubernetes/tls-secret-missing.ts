import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { isChart, isWritten } from '../../links/kubernetes/absent.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { inReach, inReachBy, mayHoldMore } from '../../links/kubernetes/reach.ts'
import { mentions, producedBy } from '../../links/kubernetes/secrets.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { shown } from './beside.ts'

export const check: Check<Ingress> = {
  title: 'Ingress serves with a certificate that nothing makes',
  why: `The controller falls back to a certificate of its own that nobody trusts, or does not serve the host at all. Let
cert-manager make the Secret (an annotation of the Ingress, or a Certificate with this \`secretName\`), or name one that
is made. Reported only where certificates of the namespace are made in these files.`,
  severity: 'high',
  level: 'default',
  on: Ingress,
  controls: ['soc2/CC6.7', 'pci-dss/4.2.1'],
  *run({ spec, metadata }, { resource, estate }) {
    if (mayHoldMore(estate, resource) || isChart(resource)) return
    if (Object.keys(metadata?.annotations ?? {}).some((key) => /cert-manager|acme|certificate|tls/.test(key))) return
    const produced = inReachBy(estate, KubernetesObject, resource, nameOfProduced)
    const certificates = [...produced.values()]
      .flat()
      .filter((each) => each.sure && each.resource.data.kind === 'Certificate')
    if (certificates.length === 0) return
    for (const [index, { secretName } = {}] of (spec?.tls ?? []).entries()) {
      if (!secretName || produced.has(secretName) || isWritten(estate, secretName)) continue
      const others = inReach(estate, KubernetesObject, resource).filter(
        (each) => each.resource.data.kind !== 'Ingress' && each.resource.name !== resource.name,
      )
      if (others.some((each) => mentions(objectOf(each.resource), secretName))) continue
      yield {
        at: ['spec', 'tls', index, 'secretName'],
        message: `nothing makes the Secret \`${secretName}\`; name that of a Certificate`,
        related: [
          { resource, at: ['metadata', 'annotations'], message: 'none is made from the Ingress' },
          ...shown(
            certificates.map((each) => each.resource),
            (other) => `makes \`${nameOfProduced(other as Resource<KubernetesObject>)}\``,
          ),
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { tls: [{ secretName: web-certificate, hosts: [acme.com] }] }
        ---
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: { name: web }
        spec: { secretName: web-tls, dnsNames: [acme.com], issuerRef: { name: letsencrypt } }
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { tls: [{ secretName: web-tls, hosts: [acme.com] }] }
        ---
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: { name: web }
        spec: { secretName: web-tls, dnsNames: [acme.com], issuerRef: { name: letsencrypt } }
      `,
    },
  ],
}

function nameOfProduced(resource: Resource<KubernetesObject>): string | undefined {
  return producedBy(resource)?.name
}
