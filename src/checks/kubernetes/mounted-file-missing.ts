import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import { made } from '../../links/kubernetes/secrets.ts'
import type { Resource } from '../../model/resource.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Pod> = {
  title: 'Command reads a file that the mounted ConfigMap does not hold',
  why: `A ConfigMap that is mounted at a directory shows its keys as the files there, and nothing else. A command that names
another file ends with "no such file". Name a key that is there, add the key, or mount what holds it in this place.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    for (const [index, container] of spec.containers.entries())
      for (const mount of container?.volumeMounts ?? []) {
        const directory = mount?.mountPath?.replace(/\/$/, '')
        const volume = (spec.volumes ?? []).findIndex((each) => each?.name === mount?.name)
        const source = spec.volumes?.[volume]?.configMap
        if (!mount || !directory || mount.subPath || mount.subPathExpr || !source?.name) continue
        const maps = inReachBy(estate, KubernetesObject, resource, nameOfMap).get(source.name) ?? []
        const [map] = maps
        const files = source.items ? source.items.map((item) => item?.path) : map && keysOf(map.resource)
        if (!map?.sure || maps.length !== 1 || !files || files.some((file) => file === undefined) || files.length === 0)
          continue
        for (const { path, at } of pathsIn(container ?? {}, directory)) {
          const top = path.slice(directory.length + 1)
          const deeper = (container?.volumeMounts ?? []).some(
            (each) => each !== mount && path.startsWith(each?.mountPath ?? '?'),
          )
          if (deeper || files.includes(top)) continue
          yield {
            at: ['spec', 'containers', index, ...at],
            message: `\`${directory}\` holds ${files.map((file) => `\`${file}\``).join(', ')}, and no \`${top}\`; add it, or mount what holds it`,
            related: [
              { resource: map.resource, at: ['data'], message: `all that \`${source.name}\` holds` },
              { resource, at: ['spec', 'volumes', volume, 'configMap'], message: 'what is mounted there' },
              { resource, at: ['spec', 'containers', index, 'volumeMounts'], message: 'all mounts' },
            ],
          }
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
              command: [nginx, -c, /config/nginx.conf]
              volumeMounts: [{ name: config, mountPath: /config }]
          volumes: [{ name: config, configMap: { name: web } }]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
        data: { default.conf: 'events {}' }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              command: [nginx, -c, /config/nginx.conf]
              volumeMounts: [{ name: config, mountPath: /config }]
          volumes: [{ name: config, configMap: { name: web } }]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
        data: { nginx.conf: 'events {}' }
      `,
    },
  ],
}

/** The files directly in a directory that the command and its arguments name, each once. */
function* pathsIn(container: NonNullable<Pod['spec']['containers'][number]> | object, directory: string) {
  const seen = new Set<string>()
  for (const field of ['command', 'args'] as const) {
    const words = 'name' in container ? (container[field] ?? []) : []
    for (const [index, text] of words.entries())
      for (const [, path] of (text ?? '').matchAll(/(?:^|[\s=:'"<])(\/[\w./-]+\.[A-Za-z0-9]+)(?=$|[\s'";:)])/g)) {
        if (!path || seen.has(path) || path.slice(0, path.lastIndexOf('/')) !== directory) continue
        seen.add(path)
        const at: Path = [field, index]
        yield { path, at }
      }
  }
}

function nameOfMap({ data }: Resource<KubernetesObject>): string | undefined {
  return data.kind === 'ConfigMap' ? data.metadata?.name : undefined
}

function keysOf(resource: Resource): readonly string[] | undefined {
  const object = objectOf(resource)
  return made('', [valueAt(object, ['data']), valueAt(object, ['binaryData'])]).keys
}
