import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import { besideAbsent } from '../../links/kubernetes/absent.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { inReachBy, mayHoldMore } from '../../links/kubernetes/reach.ts'
import { made } from '../../links/kubernetes/secrets.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { ownName, shown } from './beside.ts'
import { configsOf } from './config-references.ts'

export const check: Check<Pod> = {
  title: 'Pod waits for a ConfigMap, or a key of one, that nothing makes',
  why: `The pod stays in \`ContainerCreating\` or \`CreateContainerConfigError\` until somebody makes it by hand. Add the ConfigMap
or the key, or name one that is there. A missing ConfigMap is reported only where others of its namespace are made in
these files and no chart, operator or script may bring it.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC8.1'],
  sources: ['kube-linter/env-value-from'],
  *run(pod, { resource, estate }) {
    if (mayHoldMore(estate, resource)) return
    for (const { name, key, at } of configsOf(pod)) {
      if (/^kube-root-ca\.crt$|^istio-ca-root-cert$|service-ca/.test(name)) continue
      const named = (inReachBy(estate, KubernetesObject, resource, nameOfMap).get(name) ?? []).map(
        (each) => each.resource,
      )
      const keys = named.map(keysOf)
      if (key !== undefined && named.length > 0) {
        if (keys.some((known) => known === undefined || known.includes(key))) continue
        yield {
          at,
          message: `ConfigMap \`${name}\` has no key \`${key}\`; use one of ${(keys[0] ?? []).map((each) => `\`${each}\``).join(', ') || 'its own'}`,
          related: shown(named, (other) => `makes \`${ownName(other)}\``),
        }
      }
      const others = named.length === 0 && !at.includes('items') && besideAbsent(estate, resource, ['ConfigMap'], name)
      if (!others || others.length === 0) continue
      yield {
        at,
        message: `nothing makes the ConfigMap \`${name}\`; add it, or name one that exists`,
        related: shown(others, (other) => `makes \`${ownName(other)}\``),
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
          containers: [{ name: web, image: 'nginx:1.29.3' }]
          volumes: [{ name: config, configMap: { name: nginx-config } }]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: nginx }
        data: { nginx.conf: 'events {}' }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: web, image: 'nginx:1.29.3' }]
          volumes: [{ name: config, configMap: { name: nginx } }]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: nginx }
        data: { nginx.conf: 'events {}' }
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
              env: [{ name: MODE, valueFrom: { configMapKeyRef: { name: web, key: mode } } }]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
        data: { MODE: fast }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              env: [{ name: MODE, valueFrom: { configMapKeyRef: { name: web, key: MODE } } }]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
        data: { MODE: fast }
      `,
    },
  ],
}

function nameOfMap({ data }: Resource<KubernetesObject>): string | undefined {
  return data.kind === 'ConfigMap' ? data.metadata?.name : undefined
}

/** Undefined where not all can be known, or where some program fills it. */
function keysOf(resource: Resource): readonly string[] | undefined {
  const object = objectOf(resource)
  const { keys } = made('', [valueAt(object, ['data']), valueAt(object, ['binaryData'])])
  const injected = valueAt(object, ['metadata', 'labels', 'config.openshift.io/inject-trusted-cabundle'])
  return injected !== undefined || keys?.length === 0 ? undefined : keys
}
