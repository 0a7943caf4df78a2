import { isMap } from '../../model/shape.ts'
import { type Path, type Problem, type SourceFile, type Tree, valueAt } from '../../model/source.ts'
import { type Unknown, unknownValue } from '../../model/unknown.ts'
import { lift, type Node } from '../../syntax/derived/node.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { GroupKind } from './identity.ts'
import type { Known } from './merge-keys.ts'

type Trees = Pick<ReadonlyMap<string, Tree>, 'get'>

/** What one render works with: the files at hand, what it has used of them, and what it could not do. */
export interface Render {
  readonly files: ReadonlyMap<string, SourceFile>
  readonly trees: Trees
  /** Files that are no YAML by their name, parsed because a kustomization says that they are. */
  readonly parsed: Map<string, Tree>
  /** The directory of the kustomization that is rendered. */
  readonly root: string
  readonly covers: Set<string>
  readonly problems: Problem[]
  /** What was said already, and where: a base that is taken in twice has no more faults than once. */
  readonly said: Set<string>
  /** What is missing in what was rendered, or not as it will be. */
  readonly missing: Unknown[]
  /** What the API says about merging, by the schema that the kustomization brings or by that of Kubernetes. */
  schema: ((kind: GroupKind) => Known | undefined) | undefined
  /** Objects and layers that may still be read, in all renders together: what takes in everything twice on each level is not read for ever. */
  readonly budget: { left: number }
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
export function itemsOf(layer: Layer, ...field: Path): readonly { readonly value: unknown; readonly path: Path }[] {
  const list = fieldOf(layer, ...field)
  return Array.isArray(list) ? list.map((value, index) => ({ value, path: [...field, index] })) : []
}

/** A value of the kustomization as a node. */
export function nodeOf(layer: Layer, path: Path): Node {
  const full = [0, ...path]
  return lift(valueAt(layer.tree.data, full), { tree: layer.tree, path: full })
}

/** Something that kustomize refuses as well: the build fails, and what it would bring is not known. */
export function complain(layer: Layer, path: Path, message: string): void {
  const { problems, said } = layer.render
  const where = `${layer.tree.file.path}\n${path.join('/')}\n${message}`
  if (said.size < said.add(where).size) problems.push({ message, place: layer.tree.placeOf([0, ...path]) })
  leaveOut(layer, 'kustomize build', message)
}

/** Something that kustomize does and we do not: no fault, only not known. */
export function leaveOut({ render }: Layer, text: string, because: string): void {
  if (!render.missing.some((each) => each.text === text)) render.missing.push(unknownValue(text, because))
}

/** A file that the kustomization names, which is then read through it. */
export function textFile({ directory, render }: Layer, name: string): SourceFile | undefined {
  const path = joined(directory, name)
  const file = path === undefined ? undefined : render.files.get(path)
  if (file) render.covers.add(file.path)
  return file
}

/** The same as YAML or JSON, whatever it is called. */
export function treeFile(layer: Layer, name: string): Tree | undefined {
  const { render } = layer
  const file = textFile(layer, name)
  if (!file) return undefined
  const known = render.trees.get(file.path) ?? render.parsed.get(file.path)
  if (known) return known
  const tree = yaml.parse(file)
  render.parsed.set(file.path, tree)
  render.problems.push(...tree.problems)
  return tree
}

/** The documents of a tree that hold something, by their index. */
export function documentsIn({ data }: Tree): readonly (readonly [number, unknown])[] {
  return Array.isArray(data) ? [...data.entries()].filter(([, value]) => value !== null && value !== undefined) : []
}

export function directoryOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

/** `overlays/dev` and `../../base` is `base`; undefined above the root. */
export function joined(directory: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined
  const steps = directory === '' ? [] : directory.split('/')
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return undefined
  }
  return steps.join('/')
}

export function kustomizationIn(trees: Trees, directory: string): Tree | undefined {
  const base = directory === '' ? '' : `${directory}/`
  for (const name of ['kustomization.yaml', 'kustomization.yml', 'Kustomization']) {
    const tree = trees.get(base + name)
    if (tree) return tree
  }
  return undefined
}

/** Whether what a kustomization names is an address. */
export function isRemote(value: string): boolean {
  return /:\/\/|^git@|^(?:www\.)?github\.com[/:]|[?&]ref=/.test(value)
}
