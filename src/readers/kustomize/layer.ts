import { isMap } from '../../model/shape.ts'
import { type Path, type Problem, type Tree, valueAt } from '../../model/source.ts'
import { lift, type Node } from '../../syntax/derived/node.ts'

/** What one render works with: the trees at hand, what it has used of them, and what it could not do. */
export interface Render {
  readonly trees: ReadonlyMap<string, Tree>
  readonly covers: Set<string>
  readonly problems: Problem[]
  /** Something is missing in what was rendered, or not as it will be. */
  partial: boolean
  /** Values that may still be read: an overlay of overlays of overlays is not read for ever. */
  budget: number
}

/** One kustomization file, as a layer of a render. */
export interface Layer {
  readonly tree: Tree
  readonly directory: string
  readonly render: Render
}

export function isKustomization(value: unknown): value is { readonly [name: string]: unknown } {
  if (!isMap(value)) return false
  const { apiVersion, kind } = value
  if (apiVersion !== undefined)
    return typeof apiVersion === 'string' && apiVersion.startsWith('kustomize.config.k8s.io/')
  return kind === undefined || kind === 'Kustomization' || kind === 'Component'
}

export function isKustomizationPath(path: string): boolean {
  return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(path)
}

export function layerOf(tree: Tree, render: Render): Layer {
  return { tree, directory: directoryOf(tree.file.path), render }
}

/** A field of the kustomization, as it was written. */
export function fieldOf({ tree }: Layer, ...path: Path): unknown {
  return valueAt(tree.data, [0, ...path])
}

/** The items of a list of the kustomization. */
export function itemsOf(layer: Layer, field: string): readonly { readonly value: unknown; readonly path: Path }[] {
  const list = fieldOf(layer, field)
  return Array.isArray(list) ? list.map((value, index) => ({ value, path: [field, index] })) : []
}

/** A value of the kustomization as a node. */
export function nodeOf(layer: Layer, path: Path): Node {
  const full = [0, ...path]
  return lift(valueAt(layer.tree.data, full), { tree: layer.tree, path: full })
}

export function complain({ tree, render }: Layer, path: Path, message: string, partial = true): void {
  render.problems.push({ message, place: tree.placeOf([0, ...path]) })
  if (partial) render.partial = true
}

export function directoryOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

/** `overlays/dev` and `../../base` is `base`; undefined above the root. */
export function joined(directory: string, path: string): string | undefined {
  const steps = directory === '' ? [] : directory.split('/')
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return undefined
  }
  return steps.join('/')
}

export function kustomizationIn(trees: ReadonlyMap<string, Tree>, directory: string): Tree | undefined {
  const base = directory === '' ? '' : `${directory}/`
  for (const name of ['kustomization.yaml', 'kustomization.yml', 'Kustomization']) {
    const tree = trees.get(base + name)
    if (tree) return tree
  }
  return undefined
}
