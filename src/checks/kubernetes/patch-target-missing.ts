import { KubernetesObject, OpaqueObject } from '../../kinds/kubernetes.ts'
import { Kustomization } from '../../kinds/kustomize.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import type { Resource } from '../../model/resource.ts'
import { literal } from '../../model/shape.ts'
import { directoryOf, pathFrom, valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Kustomization> = {
  title: 'Kustomize patch changes nothing',
  why: `A patch with a \`target\` that no object fits is left out without a word, so what it was written for (a limit, a replica
count, a security setting) is not there. Name the object as it is, before prefixes and suffixes are added.`,
  severity: 'high',
  level: 'default',
  on: Kustomization,
  controls: ['soc2/CC8.1'],
  *run(_, { resource, estate }) {
    const scope = directoryOf(resource.tree.file.path)
    const objects = estate.by(KubernetesObject, derivedScope).get(scope) ?? []
    const patches = valueAt(objectOf(resource), ['patches'])
    if (!Array.isArray(patches) || objects.length === 0 || estate.by(OpaqueObject, scopeOf).has(scope)) return
    for (const [index, patch] of patches.entries()) {
      const target = valueAt(patch, ['target'])
      const [kind, name] = ['kind', 'name'].map((field) => literal(valueAt(target, [field])))
      const more = ['group', 'version', 'namespace', 'labelSelector', 'annotationSelector'].some(
        (field) => valueAt(target, [field]) !== undefined,
      )
      const file = literal(valueAt(patch, ['path']))
      const text = file === undefined ? valueAt(patch, ['patch']) : estate.files.get(pathFrom(scope, file) ?? '')?.text
      // What was there may have been taken out, and a plain name is a pattern to kustomize.
      if (!kind || typeof text !== 'string' || isUnknown(text) || /\$patch:|"\$patch"|op: ?"?remove"?/.test(text))
        continue
      if (!/^\w+$/.test(kind) || (name !== undefined && !/^[a-z0-9.-]+$/.test(name)) || more) continue
      const ofKind = objects.filter((each) => each.data.kind === kind)
      if (ofKind.some((each) => name === undefined || fits(each.data.metadata?.name, name))) continue
      const others = ofKind.slice(0, 3).map((each) => `\`${each.data.metadata?.name}\``)
      yield {
        at: ['patches', index, 'target', name === undefined ? 'kind' : 'name'],
        message: `there is no ${kind}${name === undefined ? '' : ` \`${name}\``} here; ${others.length > 0 ? `there is ${others.join(', ')}` : 'name an object that is there, or leave the patch out'}`,
        related: [
          { resource, at: ['patches', index, 'target', 'kind'], message: 'of this kind' },
          ...ofKind.slice(0, 3).map((each) => ({ resource: each, at: ['metadata', 'name'], message: 'what is there' })),
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        -- kustomization.yaml --
        resources: [web.yaml]
        patches:
          - target: { kind: Deployment, name: website }
            patch: |
              - op: replace
                path: /spec/replicas
                value: 3
        -- web.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { replicas: 1 }
      `,
      good: `
        -- kustomization.yaml --
        resources: [web.yaml]
        namePrefix: shop-
        patches:
          - target: { kind: Deployment, name: web }
            patch: |
              - op: replace
                path: /spec/replicas
                value: 3
        -- web.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { replicas: 1 }
      `,
    },
  ],
}

/** With what was added before and behind; where only that is known, it may be. */
function fits(made: string | undefined, name: string): boolean {
  return made === undefined || made.includes(name) || made.startsWith('-') || made.endsWith('-')
}

function derivedScope({ tree, scope }: Resource): string | undefined {
  return tree.scope === undefined ? undefined : scope
}

function scopeOf({ scope }: Resource): string {
  return scope
}
