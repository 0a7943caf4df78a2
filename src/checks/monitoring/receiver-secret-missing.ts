import { AlertmanagerConfig } from '../../kinds/kubernetes/prometheus-operator.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { isChart, isWritten } from '../../links/kubernetes/absent.ts'
import { inReach, inReachBy, mayHoldMore } from '../../links/kubernetes/reach.ts'
import { mentions, producedBy } from '../../links/kubernetes/secrets.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap, literal } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Receiver waits for a Secret that nothing makes',
  why: `The operator leaves out the whole AlertmanagerConfig when a Secret, or the key in it, is not there: none of its routes exist, and no
alert tells. Secrets, SealedSecrets, ExternalSecrets and Certificates count, and so does whatever else names it. A Secret is missed only where others
of the namespace are made in these files.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  *run(_, { resource, estate }) {
    if (mayHoldMore(estate, resource)) return
    const produced = inReachBy(estate, KubernetesObject, resource, nameOf)
    if (produced.size === 0) return
    const receivers = valueAt(resource.tree.data, [...resource.path, 'spec', 'receivers'])
    for (const { name, key, at } of secretsIn(receivers, ['spec', 'receivers'])) {
      const named = (produced.get(name) ?? []).map(({ resource: other }) => ({ ...producedBy(other), other }))
      if (named.some(({ keys }) => keys === undefined || keys.includes(key))) continue
      const elsewhere =
        isChart(resource) ||
        isWritten(estate, name) ||
        inReach(estate, KubernetesObject, resource).some(
          ({ resource: { tree, path } }) =>
            (tree !== resource.tree || path.join() !== resource.path.join()) &&
            mentions(valueAt(tree.data, path), name),
        )
      if (named.length === 0 && elsewhere) continue
      const [first] = named
      const makers = first
        ? named.map(({ other }) => other)
        : [...produced.values()].flat().map((each) => each.resource)
      yield {
        at: [...at, first ? 'key' : 'name'],
        message: first
          ? `Secret \`${name}\` has no key \`${key}\`; use one of ${first.keys?.map((each) => `\`${each}\``).join(', ')}`
          : `nothing makes the Secret \`${name}\`; make it, or name one that exists`,
        related: makers
          .slice(0, 3)
          .map((other) => ({ resource: other, at: ['metadata', 'name'], message: `makes \`${nameOf(other)}\`` })),
      }
    }
  },
  examples: [
    { bad: example('slack', 'webhook'), good: example('slack', 'url') },
    { bad: example('slak', 'url'), good: example('slack', 'url') },
  ],
}

function nameOf(resource: Resource<KubernetesObject>): string | undefined {
  return producedBy(resource)?.name
}

/** A key of a Secret wherever an integration takes one: `{ name, key }`, but for those of a ConfigMap. */
function* secretsIn(
  value: unknown,
  at: Path,
): Iterable<{ readonly name: string; readonly key: string; readonly at: Path }> {
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* secretsIn(each, [...at, index])
  if (!isMap(value) || at.at(-1) === 'configMap') return
  const [name, key] = [literal(value.name), literal(value.key)]
  const isKey = Object.keys(value).every((each) => each === 'name' || each === 'key')
  if (name !== undefined && key !== undefined && isKey) yield { name, key, at }
  for (const [field, each] of Object.entries(value)) yield* secretsIn(each, [...at, field])
}

function example(name: string, key: string): string {
  return `
    apiVersion: monitoring.coreos.com/v1alpha1
    kind: AlertmanagerConfig
    metadata: { name: shop, namespace: shop }
    spec:
      route: { receiver: chat }
      receivers:
        - name: chat
          slackConfigs: [{ channel: '#alerts', apiURL: { name: ${name}, key: ${key} } }]
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata: { name: slack, namespace: shop }
    spec:
      secretStoreRef: { kind: ClusterSecretStore, name: aws }
      data: [{ secretKey: url, remoteRef: { key: shop/slack } }]
  `
}
