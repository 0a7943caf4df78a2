import { KubernetesObject, OpaqueObject } from '../../kinds/kubernetes.ts'
import { Kustomization } from '../../kinds/kustomize.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Kustomization> = {
  title: 'Kustomization sets an image that nothing uses',
  why: `Kustomize changes images by their full name and says nothing where none has it. The tag that stands here, and that a
pipeline may write anew at every release, reaches no pod: what runs is the tag of the base. Use the name as the
manifests have it, registry included.`,
  severity: 'high',
  level: 'default',
  on: Kustomization,
  controls: ['soc2/CC8.1'],
  *run({ images = [] }, { resource, estate }) {
    const scope = directoryOf(resource.tree.file.path)
    const objects = estate.by(KubernetesObject, derivedScope).get(scope) ?? []
    if (images.length === 0 || objects.length === 0 || estate.by(OpaqueObject, scopeOf).has(scope)) return
    const texts = [...new Set(objects.flatMap((each) => [...textsIn(objectOf(each), 0)]))]
    const used = texts.filter((text) => /^[\w.:/@${}-]+$/.test(text))
    if (texts.includes(open)) return
    for (const [index, image] of images.entries()) {
      if (!image) continue
      const names = [image.name, ...(image.newName ? [image.newName] : [])]
      if (
        used.some((text) =>
          names.some((name) => text === name || text.startsWith(`${name}:`) || text.startsWith(`${name}@`)),
        )
      )
        continue
      const last = image.name.slice(image.name.lastIndexOf('/') + 1)
      const near = used.find(
        (text) => text.replace(/[:@].*$/, '').endsWith(`/${last}`) || text.replace(/[:@].*$/, '') === last,
      )
      yield {
        at: ['images', index, 'name'],
        message: `no object here has the image \`${image.name}\`; ${near ? `use \`${near.replace(/[:@][^/]*$/, '')}\`` : 'use its name as the manifests have it, or leave it out'}`,
        related: [
          { resource, at: ['images', index, 'newName'], message: 'nor what it becomes' },
          ...objects
            .filter((each) => near && [...textsIn(objectOf(each), 0)].includes(near))
            .slice(0, 2)
            .map((each) => ({ resource: each, at: ['metadata', 'name'], message: `has \`${near}\`` })),
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        -- base/kustomization.yaml --
        resources: [web.yaml]
        -- base/web.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: web, image: 'ghcr.io/acme/web:1.0.0' }] }
        -- production/kustomization.yaml --
        resources: [../base]
        images: [{ name: acme/web, newTag: 1.4.2 }]
      `,
      good: `
        -- base/kustomization.yaml --
        resources: [web.yaml]
        -- base/web.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: web, image: 'ghcr.io/acme/web:1.0.0' }] }
        -- production/kustomization.yaml --
        resources: [../base]
        images: [{ name: ghcr.io/acme/web, newTag: 1.4.2 }]
      `,
    },
  ],
}

const open = ' unknown'

function* textsIn(value: unknown, depth: number): Iterable<string> {
  if (isUnknown(value)) yield open
  else if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const each of value) yield* textsIn(each, depth + 1)
  else if (isMap(value) && depth < 60) for (const each of Object.values(value)) yield* textsIn(each, depth + 1)
}

function derivedScope({ tree, scope }: Resource): string | undefined {
  return tree.scope === undefined ? undefined : scope
}

function scopeOf({ scope }: Resource): string {
  return scope
}
