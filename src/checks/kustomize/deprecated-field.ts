import { Kustomization } from '../../kinds/kustomize.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

const successors: Readonly<Record<string, string>> = {
  bases: '`resources`',
  patchesStrategicMerge: '`patches`',
  patchesJson6902: '`patches`',
  commonLabels: '`labels` with `includeSelectors: true`',
  vars: '`replacements`',
  imageTags: '`images`',
}

export const check: Check<Kustomization> = {
  title: 'Kustomization uses a field that is going away',
  why: `Kustomize warns of it, and a later release will not read it. \`kustomize edit fix\` writes what has taken its place.`,
  severity: 'low',
  level: 'strict',
  on: Kustomization,
  controls: ['nist-800-53/CM-6'],
  *run(_, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    for (const [field, successor] of Object.entries(successors))
      if (isMap(raw) && raw[field] !== undefined)
        yield { at: [field], part: 'key', message: `\`${field}\` is going away; use ${successor}` }
  },
  examples: [
    {
      bad: `
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        commonLabels: { app: web }
      `,
      good: `
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        labels: [{ pairs: { app: web }, includeSelectors: true }]
      `,
    },
  ],
}
