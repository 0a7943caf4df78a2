import { Service } from '../../kinds/kubernetes/service.ts'
import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import { besideAbsent } from '../../links/kubernetes/absent.ts'
import { type Setting, settingsOf } from '../../links/kubernetes/calls.ts'
import { mayBeInstalled } from '../../links/kubernetes/installed.ts'
import { inReach, namespaceOf } from '../../links/kubernetes/reach.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

export const check: Check<Pod> = {
  title: 'Pod is told of a Service that nothing defines',
  why: `A name without dots is that of a Service in the pod's own namespace, and none of that name stands in these files, nor a chart or
an object of an operator that would bring it. The name does not resolve and every call fails. Name the Service as it is
called, with its namespace where it is another (\`name.namespace.svc\`), or add what serves it.`,
  severity: 'medium',
  level: 'default',
  on: Pod,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    const aliases = new Set((spec.hostAliases ?? []).flatMap((each) => each?.hostnames ?? []))
    if (spec.hostNetwork || spec.dnsConfig !== undefined || /^(?:Default|None)$/.test(spec.dnsPolicy ?? '')) return
    const seen = new Set<string>()
    for (const setting of settingsOf(estate, resource))
      for (const { host, namespace, text } of hostsIn(setting)) {
        if (seen.has(`${host} ${namespace}`) || aliases.has(host) || host === resource.data.metadata?.name) continue
        seen.add(`${host} ${namespace}`)
        const elsewhere = namespace !== undefined && namespace !== namespaceOf(resource)
        const beside = elsewhere ? absentIn(estate, namespace, host) : besideAbsent(estate, resource, ['Service'], host)
        if (!beside || mayBeInstalled(estate, host) || isLikeOne(estate, host)) continue
        const around = beside.length > 0 ? beside : elsewhere ? [] : objectsAround(estate, resource)
        if (around.length === 0) continue
        const [near] = nearest(
          host,
          beside.map(({ data }) => data.metadata?.name ?? ''),
          1,
        )
        yield {
          ...(setting.resource === resource && { at: setting.at }),
          message: `\`${text}\` names the Service \`${host}\`, which nothing here defines; ${near ? `did you mean \`${near}\`?` : 'add it, or name what serves it'}`,
          related: [
            ...(setting.resource === resource
              ? []
              : [{ resource: setting.resource, at: setting.at, message: 'where it is named' }]),
            ...around.slice(0, 3).map((each) => ({
              resource: each,
              at: ['metadata', 'name'],
              message: 'what the namespace holds',
            })),
          ],
        }
      }
  },
  examples: [
    {
      bad: example('http://elasticsearch:9200', 'search'),
      good: example('http://elasticsearch:9200', 'elasticsearch'),
    },
    {
      bad: example('redis://cache-master.shop.svc:6379/0', 'cache'),
      good: example('redis://cache.shop.svc:6379/0', 'cache'),
    },
    {
      bad: example('http://api:80', 'search'),
      good: `${example('http://api:80', 'search')}
        ---
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata: { name: api, namespace: shop }
      `,
    },
  ],
}

const url =
  /\b[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@"']*@)?([a-z][a-z0-9-]*)(?:\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?)?(?=[:/?,\s"']|$)/g
const full = /(?<![\w.@-])([a-z][a-z0-9-]*)\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?(?![\w-])/g
const alone = /^([a-z][a-z0-9-]*):\d{2,5}$/

function* hostsIn({ key, value }: Setting) {
  const pair = /(?:HOST|ADDR|ADDRESS|URL|ENDPOINT|SERVERS?|BROKERS?)$/i.test(key) ? alone.exec(value) : null
  for (const [text, host = '', namespace] of [...value.matchAll(url), ...value.matchAll(full), ...(pair ? [pair] : [])])
    if (
      host !== 'localhost' &&
      !/^(?:file|arn|jdbc)/.test(text) &&
      !(host === 'kubernetes' || namespace === 'kube-system')
    )
      yield { host, namespace, text }
}

/** What stands in another namespace, where that is known to be all. */
function absentIn(estate: Estate, namespace: string, host: string): readonly Resource<KubernetesObject>[] | undefined {
  const [first] = estate.by(KubernetesObject, serviceIn).get(namespace) ?? []
  return first && besideAbsent(estate, first, ['Service'], host)
}

function serviceIn(resource: Resource<KubernetesObject>): string | undefined {
  return resource.data.kind === 'Service' ? namespaceOf(resource) : undefined
}

/** A prefix or a suffix is what renders and releases add. */
function isLikeOne(estate: Estate, host: string): boolean {
  return [...estate.by(Service, nameOf).keys()].some((name) => name.endsWith(`-${host}`) || host.endsWith(`-${name}`))
}

function nameOf({ data }: Resource<Service>): string {
  return data.metadata.name
}

/** Objects of the same named namespace, where they are enough to say that it is kept here. */
function objectsAround(estate: Estate, of: Resource): readonly Resource[] {
  if (namespaceOf(of) === undefined) return []
  const found = inReach(estate, KubernetesObject, of).filter(
    ({ resource, sure }) => sure && resource.tree.file !== of.tree.file,
  )
  return found.length < 2 ? [] : found.map(({ resource }) => resource)
}

function example(address: string, service: string): string {
  return `
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec: { containers: [{ name: web, image: 'acme/web:1', env: [{ name: SEARCH, value: '${address}' }] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: ${service}, namespace: shop }
        spec: { selector: { app: ${service} }, ports: [{ port: 9200 }] }`
}
