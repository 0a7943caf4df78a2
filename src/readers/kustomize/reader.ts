import { Kustomization } from '../../kinds/kustomize.ts'
import type { Tree } from '../../model/source.ts'
import { valueAt } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader } from '../reader.ts'
import { directoryOf, isKustomization, isKustomizationPath, joined, kustomizationIn } from './layer.ts'
import { renderedTree } from './render.ts'

export const reader: Reader = {
  title: 'Kustomize bases, components and overlays',
  syntax: yaml,
  files: ['**/kustomization.{yaml,yml}', '**/Kustomization'],
  claims: (tree) =>
    isKustomizationPath(tree.file.path) && tree.scope === undefined && isKustomization(valueAt(tree.data, [0])),
  *read(tree) {
    yield { kind: Kustomization, name: directoryOf(tree.file.path) || '.', path: [0] }
  },
  *derive(sources) {
    const trees = sources.trees(yaml)
    const shared = { files: sources.files, trees, parsed: new Map<string, Tree>(), budget: { left: 200_000 } }
    for (const root of rootsOf(trees)) yield renderedTree(root, shared)
  },
}

/** Kustomizations that no other one includes: what somebody applies. */
function rootsOf(trees: ReadonlyMap<string, Tree>): readonly Tree[] {
  const all = [...trees.values()].filter(
    (tree) => isKustomizationPath(tree.file.path) && isKustomization(valueAt(tree.data, [0])),
  )
  const included = new Set(all.flatMap((tree) => [...includedBy(tree, trees)]))
  return all.filter((tree) => !included.has(tree) && valueAt(tree.data, [0, 'kind']) !== 'Component')
}

function* includedBy(tree: Tree, trees: ReadonlyMap<string, Tree>): Iterable<Tree> {
  for (const field of ['resources', 'bases', 'components']) {
    const list = valueAt(tree.data, [0, field])
    for (const value of Array.isArray(list) ? list : []) {
      const path = typeof value === 'string' ? joined(directoryOf(tree.file.path), value) : undefined
      const other = path === undefined ? undefined : kustomizationIn(trees, path)
      if (other && other !== tree) yield other
    }
  }
}
