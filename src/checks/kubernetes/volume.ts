import { Pod } from '../../kinds/kubernetes.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { podWith } from './manifests.ts'

const lists = ['containers', 'initContainers'] as const
const common = { severity: 'high', level: 'default', on: Pod, controls: ['soc2/CC8.1'] } as const

const undeclared: Check<Pod> = {
  ...common,
  title: 'Container mounts a volume that the pod does not have',
  why: `The API server refuses the pod. Declare the volume, or name one that is there.`,
  *run({ spec }, { resource }) {
    const { volumes = [] } = spec
    const known = new Set([...volumes.map((each) => each?.name), ...claimsOf(resource.tree.data, resource.path)])
    if (known.has(undefined)) return
    for (const list of lists)
      for (const [index, container] of (spec[list] ?? []).entries())
        for (const field of ['volumeMounts', 'volumeDevices'] as const)
          for (const [at, each] of (container?.[field] ?? []).entries())
            if (each?.name !== undefined && !known.has(each.name))
              yield {
                at: ['spec', list, index, field, at, 'name'],
                message: `there is no volume \`${each.name}\`; declare it, or name one of ${[...known].map((name) => `\`${name}\``).join(', ') || 'those to come'}`,
                related: [{ resource, at: ['spec', 'volumes'], message: 'the volumes that it has' }],
              }
  },
  examples: [
    {
      bad: podWith(
        'volumeMounts: [{ name: config, mountPath: /etc/web }]',
        '  volumes: [{ name: conf, emptyDir: {} }]\n',
      ),
      good: podWith(
        'volumeMounts: [{ name: conf, mountPath: /etc/web }]',
        '  volumes: [{ name: conf, emptyDir: {} }]\n',
      ),
    },
  ],
}

const samePath: Check<Pod> = {
  ...common,
  title: 'Two volumes are mounted at one path',
  why: `The API server refuses the pod: only one can be seen there.`,
  *run({ spec }, { resource }) {
    for (const list of lists)
      for (const [index, container] of (spec[list] ?? []).entries()) {
        const first = new Map<string, number>()
        for (const [at, each] of (container?.volumeMounts ?? []).entries()) {
          if (each?.mountPath === undefined) continue
          const before = first.get(each.mountPath)
          if (before === undefined) first.set(each.mountPath, at)
          else
            yield {
              at: ['spec', list, index, 'volumeMounts', at, 'mountPath'],
              message: `\`${each.mountPath}\` is taken; mount it elsewhere, or only a file of it (\`subPath\`)`,
              related: [
                {
                  resource,
                  at: ['spec', list, index, 'volumeMounts', before, 'mountPath'],
                  message: 'what is mounted there',
                },
              ],
            }
        }
      }
  },
  examples: [
    {
      bad: podWith(
        'volumeMounts: [{ name: a, mountPath: /data }, { name: b, mountPath: /data }]',
        '  volumes: [{ name: a, emptyDir: {} }, { name: b, emptyDir: {} }]\n',
      ),
      good: podWith(
        'volumeMounts: [{ name: a, mountPath: /data }, { name: b, mountPath: /cache }]',
        '  volumes: [{ name: a, emptyDir: {} }, { name: b, emptyDir: {} }]\n',
      ),
    },
  ],
}

const duplicate: Check<Pod> = {
  ...common,
  title: 'Two of a pod have one name',
  why: `The names of containers, and those of volumes, have to differ: the API server refuses the pod.`,
  *run({ spec }, { resource }) {
    const groups = [
      (['containers', 'initContainers'] as const).flatMap((list) =>
        (spec[list] ?? []).map((each, index) => ({ name: each?.name, at: ['spec', list, index, 'name'] })),
      ),
      (spec.volumes ?? []).map((each, index) => ({ name: each?.name, at: ['spec', 'volumes', index, 'name'] })),
    ]
    for (const group of groups) {
      const first = new Map<string, (string | number)[]>()
      for (const { name, at } of group) {
        if (name === undefined) continue
        const before = first.get(name)
        if (before)
          yield {
            at,
            message: `\`${name}\` is taken; give it another name`,
            related: [{ resource, at: before, message: 'the first one' }],
          }
        else first.set(name, at)
      }
    }
  },
  examples: [
    {
      bad: podWith('', '  volumes: [{ name: tmp, emptyDir: {} }, { name: tmp, emptyDir: {} }]\n'),
      good: podWith('', '  volumes: [{ name: tmp, emptyDir: {} }, { name: cache, emptyDir: {} }]\n'),
    },
  ],
}

const anyHostPath: Check<Pod> = {
  ...common,
  severity: 'low',
  level: 'strict',
  title: 'Pod mounts a path of its node',
  why: `What it reads and writes there is tied to the node, and shared with whatever else runs on it. Use a claim, or an
\`emptyDir\`; agents that look at the node itself are the exception.`,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.12'],
  sources: ['polaris/hostPathSet', 'trivy/KSV-0023', 'kubescape/C-0048'],
  *run({ spec }) {
    for (const [index, each] of (spec.volumes ?? []).entries())
      if (each?.hostPath?.path !== undefined)
        yield {
          at: ['spec', 'volumes', index, 'hostPath', 'path'],
          message: `\`${each.hostPath.path}\` belongs to the node; use a claim or an \`emptyDir\``,
        }
  },
  examples: [
    {
      bad: podWith('', '  volumes: [{ name: logs, hostPath: { path: /var/log } }]\n'),
      good: podWith('', '  volumes: [{ name: logs, emptyDir: {} }]\n'),
    },
  ],
}

const writableHostPath: Check<Pod> = {
  ...common,
  severity: 'low',
  level: 'strict',
  title: 'Container may write to a path of its node',
  why: `What it writes there stays after it, and others on the node find it. Mount it \`readOnly\` where it only looks.`,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.12'],
  sources: ['kube-linter/writable-host-mount', 'kubescape/C-0045'],
  *run({ spec }, { resource }) {
    const paths = new Map(
      (spec.volumes ?? []).flatMap((each) =>
        each?.name !== undefined && each.hostPath ? [[each.name, each.hostPath.path] as const] : [],
      ),
    )
    for (const list of lists)
      for (const [index, container] of (spec[list] ?? []).entries())
        for (const [at, each] of (container?.volumeMounts ?? []).entries())
          if (each?.name !== undefined && paths.has(each.name) && each.readOnly !== true)
            yield {
              at: ['spec', list, index, 'volumeMounts', at, 'readOnly'],
              message: `\`${paths.get(each.name)}\` of the node can be written; mount it \`readOnly\``,
              related: [{ resource, at: ['spec', list, index, 'volumeMounts', at, 'name'], message: 'the volume' }],
            }
  },
  examples: [
    {
      bad: podWith(
        'volumeMounts: [{ name: logs, mountPath: /logs }]',
        '  volumes: [{ name: logs, hostPath: { path: /var/log } }]\n',
      ),
      good: podWith(
        'volumeMounts: [{ name: logs, mountPath: /logs, readOnly: true }]',
        '  volumes: [{ name: logs, hostPath: { path: /var/log } }]\n',
      ),
    },
  ],
}

const unused: Check<Pod> = {
  ...common,
  severity: 'low',
  level: 'strict',
  title: 'Volume is mounted by no container',
  why: `The pod still waits for it: a claim, Secret or ConfigMap that is missing keeps it from starting. Mount it, or leave it out.`,
  *run({ spec }, { resource }) {
    const all = lists.flatMap((list) => spec[list] ?? [])
    const mounted = new Set(
      all.flatMap((each) =>
        [...(each?.volumeMounts ?? []), ...(each?.volumeDevices ?? [])].map((mount) => mount?.name),
      ),
    )
    if (all.includes(undefined) || mounted.has(undefined)) return
    for (const [index, each] of (spec.volumes ?? []).entries())
      if (each?.name !== undefined && !mounted.has(each.name))
        yield {
          at: ['spec', 'volumes', index, 'name'],
          message: `nothing mounts \`${each.name}\`; mount it, or leave it out`,
          related: all.flatMap((_, at) => [
            { resource, at: ['spec', 'containers', at, 'volumeMounts'], message: 'what is mounted' },
          ]),
        }
  },
  examples: [
    {
      bad: podWith('', '  volumes: [{ name: logs, emptyDir: {} }]\n'),
      good: podWith('volumeMounts: [{ name: logs, mountPath: /logs }]', '  volumes: [{ name: logs, emptyDir: {} }]\n'),
    },
  ],
}

/** Volumes, and what else has a name in a pod. */
export const checks = {
  undeclared,
  'same-path': samePath,
  'duplicate-name': duplicate,
  'any-host-path': anyHostPath,
  'writable-host-path': writableHostPath,
  unused,
} as Readonly<Record<string, Check>>

/** Names of the claims that a StatefulSet makes for each of its pods; undefined among them where they cannot be known. */
function claimsOf(data: unknown, path: readonly (string | number)[]): readonly (string | undefined)[] {
  const templates = valueAt(data, [...path.slice(0, -1), 'volumeClaimTemplates'])
  if (isUnknown(templates)) return [undefined]
  if (!Array.isArray(templates)) return []
  return templates.map((each) => {
    const name = valueAt(each, ['metadata', 'name'])
    return typeof name === 'string' ? name : undefined
  })
}
