import type { DataOf, Kind } from '../model/resource.ts'
import { anything, listOf, literal, record, scalar } from '../model/shape.ts'

/** The file that says what an overlay or a base is made of. */
export const Kustomization = {
  id: 'kustomize/kustomization',
  title: 'kustomization',
  file: 'kustomization.yaml',
  shape: record(
    {},
    {
      apiVersion: literal,
      kind: literal,
      namespace: literal,
      resources: listOf(literal),
      components: listOf(literal),
      images: listOf(record({ name: literal }, { newName: literal, newTag: scalar, digest: literal })),
      replicas: listOf(record({ name: literal }, { count: anything })),
    },
  ),
} satisfies Kind
export type Kustomization = DataOf<typeof Kustomization>
