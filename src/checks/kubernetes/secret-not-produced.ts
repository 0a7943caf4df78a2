import { KubernetesObject, Pod, podPaths } from '../../kinds/kubernetes.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { inReach, mayHoldMore } from './reach.ts'
import { referencesOf } from './secret-references.ts'
import { mentions, producedBy } from './secrets.ts'

export const check: Check<Pod> = {
  title: 'Pod waits for a Secret that nothing makes',
  why: `The pod stays in \`CreateContainerConfigError\` until somebody makes the Secret, or the key in it, by hand. Secrets,
SealedSecrets, ExternalSecrets, Certificates and generators count, and so does whatever else names it. It is reported
only where other Secrets of the namespace are made in these files: elsewhere they may all come from outside.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC8.1'],
  sources: ['kube-linter/env-value-from'],
  *run(pod, { resource, estate }) {
    if (mayHoldMore(estate, resource)) return
    const objects = inReach(estate, KubernetesObject, resource)
    const secrets = objects.flatMap(({ resource: other }) => {
      const produced = producedBy(other)
      return produced ? [{ ...produced, other }] : []
    })
    if (secrets.length === 0) return
    for (const { name, key, at } of referencesOf(pod)) {
      const named = secrets.filter((each) => each.name === name)
      if (named.some(({ keys }) => key === undefined || keys === undefined || keys.includes(key))) continue
      if (
        named.length === 0 &&
        objects.some(
          ({ resource: { data, tree, path } }) =>
            !Object.hasOwn(podPaths, data.kind) && mentions(valueAt(tree.data, path), name),
        )
      )
        continue
      const [first] = named
      yield {
        at,
        message: first
          ? `Secret \`${name}\` has no key \`${key}\`; use one of ${first.keys?.map((each) => `\`${each}\``).join(', ')}`
          : `nothing makes the Secret \`${name}\`; make it, or name one that exists`,
        related: (first ? named : secrets.slice(0, 3)).map(({ other, name: own }) => ({
          resource: other,
          at: ['metadata', 'name'],
          message: `makes \`${own}\``,
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
