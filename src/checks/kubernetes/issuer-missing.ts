import { Certificate, Issuer } from '../../kinds/kubernetes/cert-manager.ts'
import { isChart, isWritten } from '../../links/kubernetes/absent.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { ownName, shown } from './beside.ts'

export const check: Check<Certificate> = {
  title: 'Certificate is asked of an issuer that is not there',
  why: `cert-manager waits for the issuer without end, the Secret is never made, and what serves with it shows a certificate that
nobody trusts. Mind the kind: without \`kind: ClusterIssuer\` an Issuer of the same namespace is meant. Reported only
where issuers are made in these files.`,
  severity: 'high',
  level: 'default',
  on: Certificate,
  controls: ['soc2/CC6.7'],
  *run({ spec }, { resource, estate }) {
    const { name, kind = 'Issuer', group = 'cert-manager.io' } = spec?.issuerRef ?? {}
    if (!name || group !== 'cert-manager.io' || mayHoldMore(estate, resource) || isChart(resource)) return
    const index = estate.by(Issuer, kindAndName)
    const reached = inReach(estate, Issuer, resource).flatMap((each) => (each.sure ? [each.resource] : []))
    const all = kind === 'Issuer' ? reached : estate.of(Issuer).filter(({ data }) => data.kind === kind)
    if (index.has(`${kind}/${name}`) || isWritten(estate, name)) return
    const other = index.get(`${kind === 'Issuer' ? 'ClusterIssuer' : 'Issuer'}/${name}`)?.[0]
    if (!other && all.length === 0) return
    yield {
      at: ['spec', 'issuerRef', 'name'],
      message: other
        ? `\`${name}\` is a ${other.data.kind}, not ${kind === 'Issuer' ? 'an' : 'a'} ${kind}; say \`kind: ${other.data.kind}\``
        : `there is no ${kind} \`${name}\`; name one that exists`,
      related: [
        { resource, at: ['spec', 'issuerRef', 'kind'], message: 'of this kind' },
        { resource, at: ['spec', 'issuerRef', 'group'], message: 'of this group' },
        ...shown(other ? [other] : all, (each) => `makes \`${ownName(each)}\``),
      ],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: { name: web }
        spec: { secretName: web-tls, dnsNames: [acme.com], issuerRef: { name: letsencrypt } }
        ---
        apiVersion: cert-manager.io/v1
        kind: ClusterIssuer
        metadata: { name: letsencrypt }
      `,
      good: `
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: { name: web }
        spec: { secretName: web-tls, dnsNames: [acme.com], issuerRef: { name: letsencrypt, kind: ClusterIssuer } }
        ---
        apiVersion: cert-manager.io/v1
        kind: ClusterIssuer
        metadata: { name: letsencrypt }
      `,
    },
  ],
}

function kindAndName({ data }: Resource<Issuer>): string {
  return `${data.kind}/${data.metadata?.name}`
}
