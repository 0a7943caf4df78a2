import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import { isChart } from '../../links/kubernetes/absent.ts'
import { comesFirst, objectOf } from '../../links/kubernetes/objects.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Ingress> = {
  title: 'Two Ingresses claim one host and path',
  why: `Which of them gets the requests is up to the controller: the older one, both in turn, or neither, and it changes when one
of them is made anew. Leave the path to one of them.`,
  severity: 'high',
  level: 'default',
  on: Ingress,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    if (mayShare(resource) || isChart(resource)) return
    for (const [index, rule] of (spec?.rules ?? []).entries())
      for (const [item, path] of (rule?.http?.paths ?? []).entries()) {
        if (!rule?.host || !path) continue
        const key = `${rule.host} ${path.path ?? '/'} ${path.pathType ?? ''}`
        const rivals = (inReachBy(estate, Ingress, resource, claims).get(key) ?? []).filter(
          ({ resource: other, sure }) =>
            sure &&
            other.name !== resource.name &&
            comesFirst(other, resource) &&
            other.data.spec?.ingressClassName === spec?.ingressClassName &&
            classOf(other) === classOf(resource) &&
            !mayShare(other),
        )
        const [rival] = rivals
        if (!rival || rivals.length !== 1) continue
        const at = ['spec', 'rules', index, 'http', 'paths', item]
        yield {
          at: [...at, 'path'],
          message: `\`${rule.host}${path.path ?? '/'}\` is claimed by \`${rival.resource.name}\` too; leave it to one of them`,
          related: [
            { resource: rival.resource, at: ['spec', 'rules'], message: 'the other Ingress' },
            ...[resource, rival.resource].flatMap((each) => [
              { resource: each, at: ['metadata', 'annotations'], message: 'nothing lets them share it' },
              { resource: each, at: ['spec', 'ingressClassName'], message: 'the same controller' },
            ]),
            { resource, at: [...at, 'pathType'], message: 'of this type' },
          ],
        }
      }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: old }
        spec: { rules: [{ host: acme.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: old } } }] } }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: new }
        spec: { rules: [{ host: acme.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: new } } }] } }] }
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: old }
        spec: { rules: [{ host: acme.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: old } } }] } }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: new, annotations: { nginx.ingress.kubernetes.io/canary: 'true' } }
        spec: { rules: [{ host: acme.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: new } } }] } }] }
      `,
    },
  ],
}

function claims({ data }: Resource<Ingress>): readonly string[] {
  return (data.spec?.rules ?? []).flatMap((rule) =>
    (rule?.http?.paths ?? []).flatMap((path) =>
      rule?.host && path ? [`${rule.host} ${path.path ?? '/'} ${path.pathType ?? ''}`] : [],
    ),
  )
}

/** Canaries, masters and minions, and whatever else the controller tells apart by annotations. */
function mayShare(resource: Resource): boolean {
  const annotations = valueAt(objectOf(resource), ['metadata', 'annotations'])
  return Object.keys(isMap(annotations) ? annotations : {}).some((key) =>
    /canary|mergeable|priority|snippet|conditions|router\.|matcher|rewrite/.test(key),
  )
}

function classOf(resource: Resource<Ingress>): string | undefined {
  return resource.data.metadata?.annotations?.['kubernetes.io/ingress.class']
}
