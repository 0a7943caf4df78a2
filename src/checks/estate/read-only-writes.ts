import { type WrittenPaths, writesTo } from '../../facts/written-paths.ts'
import { finalStage, instructionsOf, lineage } from '../../kinds/docker/lineage.ts'
import { Pod } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { normalName, parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'
import { buildsIn, dockerfilesOf } from './builds.ts'

export const check: Check<Pod> = {
  title: 'Read-only container has a program that writes to its root',
  why: `The image's program writes its state, its sockets or its process number to a directory of the image. With
\`readOnlyRootFilesystem\` that fails with "Read-only file system", and the container restarts without end. Mount an
\`emptyDir\` there.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    for (const list of ['initContainers', 'containers'] as const)
      for (const [index, container] of (spec[list] ?? []).entries()) {
        const parsed = parseImage(container?.image ?? '')
        const plain = container?.command === undefined && container?.args === undefined
        const mounts = (container?.volumeMounts ?? []).map((mount) => mount?.mountPath?.replace(/\/$/, ''))
        if (!parsed || !plain || container?.securityContext?.readOnlyRootFilesystem !== true) continue
        if (mounts.includes(undefined)) continue
        for (const { image, file } of basesOf(estate, normalName(parsed))) {
          const known = writesTo(image.replace(/^docker\.io\/(?:library\/)?/, ''))
          const bare = known
            ? bareOf(
                known,
                mounts.flatMap((mount) => mount ?? []),
              )
            : []
          if (!known || bare.length === 0) continue
          const at = ['spec', list, index]
          yield {
            at: [...at, 'securityContext', 'readOnlyRootFilesystem'],
            message: `\`${known.image}\` writes to ${bare.map((path) => `\`${path}\``).join(' and ')}; mount an \`emptyDir\` there`,
            related: [
              { resource, at: [...at, 'image'], message: 'the image' },
              ...['volumeMounts', 'command', 'args'].map((field) => ({
                resource,
                at: [...at, field],
                message: 'does not say otherwise',
              })),
              ...(file ? [{ resource: file, at: [], message: 'what it is made of' }] : []),
            ],
          }
        }
      }
  },
  examples: [
    {
      bad: pod('{ name: tmp, mountPath: /tmp }'),
      good: pod('{ name: tmp, mountPath: /var/cache/nginx }, { name: run, mountPath: /run }'),
    },
    {
      bad: pod('{ name: tmp, mountPath: /var/cache/nginx }'),
      good: pod('{ name: tmp, mountPath: /etc/nginx/nginx.conf, subPath: nginx.conf }'),
    },
  ],
}

interface Base {
  readonly image: string
  readonly file?: Resource
}

/** What the image is, or what it is made from where this repository builds it and leaves its program as it comes. */
function basesOf(estate: Estate, image: string): readonly Base[] {
  if (!isBuilt(estate, image)) return [{ image }]
  return dockerfilesOf(estate, image).flatMap(({ file, build }): Base[] => {
    const stage = build.target === undefined ? finalStage(file.data) : undefined
    const line = stage ? lineage(file.data, stage) : []
    const [from] = line.flatMap((each) => parseImage(each.image ?? '') ?? [])
    const own = instructionsOf(file.data, line).some(
      ({ name, args }) => /^(?:CMD|ENTRYPOINT)$/.test(name) || /\/etc\/|\bconf\b|pid/.test(args),
    )
    return from && !own ? [{ image: normalName(from), file }] : []
  })
}

function isBuilt(estate: Estate, image: string): boolean {
  return buildsIn(estate).some((build) => build.image === image)
}

/** The paths that no mount covers; none where a mount may hold another configuration. */
function bareOf({ paths, configuration }: WrittenPaths, mounts: readonly string[]): readonly string[] {
  if (configuration.some((path) => mounts.some((mount) => mount.startsWith(path)))) return []
  return paths.filter((path) => {
    // `/var/run` is a link to `/run`.
    const names = [path, path.replace(/^\/var\/run/, '/run'), path.replace(/^\/run/, '/var/run')]
    return !names.some((name) => mounts.some((mount) => name === mount || name.startsWith(`${mount}/`)))
  })
}

function pod(mounts: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: nginx:1.29.3
      securityContext: { readOnlyRootFilesystem: true }
      volumeMounts: [${mounts}]
  volumes: [{ name: tmp, emptyDir: {} }, { name: run, emptyDir: {} }]
`
}
