import { type Container, type KubernetesObject, Pod, ranBy } from '../../kinds/kubernetes.ts'
import { containersOf, objectsNamed } from '../../links/kubernetes/objects.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Pod> = {
  title: 'Script reads a file that the mounted ConfigMap does not hold',
  why: `A ConfigMap becomes a directory with one file for each of its keys, and nothing else can be in it. The program finds no such
file and ends. Read the file under its key, or mount the volume that has it.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  *run({ spec }, { resource, estate }) {
    for (const volume of spec.volumes ?? []) {
      const name = volume?.configMap?.name
      if (name === undefined || (volume?.configMap?.items ?? []).length > 0) continue
      const [map, other] = objectsNamed(estate, resource, 'ConfigMap', name)
      const keys = map && !other ? keysOf(map) : undefined
      if (!map || !keys) continue
      for (const container of containersOf(estate, resource)) {
        const mount = container.data.volumeMounts?.find((each) => each?.name === volume?.name)
        const path = mount?.mountPath?.replace(/\/$/, '')
        if (path === undefined || mount?.subPath !== undefined || mount?.subPathExpr !== undefined) continue
        const missing = readBelow(container.data, path).find(({ file }) => !keys.includes(file.split('/')[0] ?? ''))
        if (missing)
          yield {
            at: [...container.path.slice(resource.path.length), ...missing.at],
            message: `\`${path}/${missing.file}\` is not there: \`${name}\` holds ${keys.map((key) => `\`${key}\``).join(', ') || 'nothing'}; read what it holds, or mount what has the file`,
            related: [{ resource: map, at: ['data'], message: 'what is mounted there' }],
          }
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { config.yaml: "a: 1" }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: run }
        spec:
          containers:
            - name: run
              image: registry.example.com/run:1.4
              command: [sh, -c, run /config/settings.json]
              volumeMounts: [{ name: config, mountPath: /config }]
          volumes: [{ name: config, configMap: { name: settings } }]
      `,
      good: `
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data: { config.yaml: "a: 1" }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: run }
        spec:
          containers:
            - name: run
              image: registry.example.com/run:1.4
              command: [sh, -c, 'run /config/config.yaml && ls /config/']
              volumeMounts: [{ name: config, mountPath: /config }]
          volumes: [{ name: config, configMap: { name: settings } }]
      `,
    },
  ],
}

function keysOf({ data, tree, path }: Resource<KubernetesObject>): readonly string[] | undefined {
  const object = valueAt(tree.data, path)
  const parts = [valueAt(object, ['data']), valueAt(object, ['binaryData'])].filter((part) => part !== undefined)
  return data.kind === 'ConfigMap' && parts.length > 0 && parts.every(isMap) ? parts.flatMap(Object.keys) : undefined
}

/** Files below a directory that the commands name and do not write. */
function readBelow(container: Container, directory: string) {
  return ranBy(container).flatMap(({ words }) =>
    words.flatMap(({ text, at }) => {
      const inside = text.startsWith(`${directory}/`) ? text.slice(directory.length + 1) : ''
      return /^[\w-][\w.-]*\.\w+$/.test(inside) ? [{ file: inside, at }] : []
    }),
  )
}
