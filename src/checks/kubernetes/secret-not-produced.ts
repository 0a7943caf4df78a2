import { KubernetesObject, Pod, podPathOf } from '../../kinds/kubernetes.ts'
import { inReach, inReachBy, mayHoldMore, type Reached } from '../../links/kubernetes/reach.ts'
import { isMadeByScript } from '../../links/kubernetes/scripts.ts'
import { mentions, producedBy } from '../../links/kubernetes/secrets.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { referencesOf } from './secret-references.ts'

export const check: Check<Pod> = {
  title: 'Pod waits for a Secret that nothing makes',
  why: `The pod stays in \`CreateContainerConfigError\` until somebody makes the Secret, or the key in it, by hand. Secrets,
SealedSecrets, ExternalSecrets, Certificates and generators count, a script that makes it, and so does whatever else names it. It is reported
only where other Secrets of the namespace are made in these files: elsewhere they may all come from outside.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC8.1'],
  sources: ['kube-linter/env-value-from'],
  *run(pod, { resource, estate }) {
    if (mayHoldMore(estate, resource)) return
    const produced = inReachBy(estate, KubernetesObject, resource, nameOfProduced)
    if (produced.size === 0) return
    for (const { name, key, at } of referencesOf(pod)) {
      const named = (produced.get(name) ?? []).map(({ resource: other }) => ({ ...producedBy(other), other }))
      if (named.length === 0 && isMadeByScript(estate, name)) continue
      if (named.some(({ keys }) => key === undefined || keys === undefined || keys.includes(key))) continue
      if (named.length === 0 && isNamedElsewhere(inReach(estate, KubernetesObject, resource), name)) continue
      const [first] = named
      yield {
        at,
        message: first
          ? `Secret \`${name}\` has no key \`${key}\`; use one of ${first.keys?.map((each) => `\`${each}\``).join(', ')}`
          : `nothing makes the Secret \`${name}\`; make it, or name one that exists`,
        related: (first ? named.map(({ other }) => other) : others(produced)).map((other) => ({
          resource: other,
          at: ['metadata', 'name'],
          message: `makes \`${nameOfProduced(other)}\``,
        })),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: database, key: password } } }]
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: { name: db }
        spec:
          data: [{ secretKey: password, remoteRef: { key: shop/db } }]
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }]
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: { name: db }
        spec:
          data: [{ secretKey: password, remoteRef: { key: shop/db } }]
      `,
    },
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: passwd } } }]
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata: { name: db }
        spec: { encryptedData: { password: AgBy3i4OJSWK } }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }]
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata: { name: db }
        spec: { encryptedData: { password: AgBy3i4OJSWK } }
      `,
    },
  ],
}

function nameOfProduced(resource: Resource<KubernetesObject>): string | undefined {
  return producedBy(resource)?.name
}

function others(
  produced: ReadonlyMap<string, readonly Reached<KubernetesObject>[]>,
): readonly Resource<KubernetesObject>[] {
  return [...produced.values()].slice(0, 3).flatMap((each) => each.slice(0, 1).map(({ resource }) => resource))
}

/** By an operator's object, say, which may make it. */
function isNamedElsewhere(objects: readonly Reached<KubernetesObject>[], name: string): boolean {
  return objects.some(
    ({ resource: { data, tree, path } }) =>
      podPathOf(data.apiVersion, data.kind) === undefined && mentions(valueAt(tree.data, path), name),
  )
}
