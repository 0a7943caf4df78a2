import { directoryOf, type Tree } from '../../model/source.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import type { Leaf } from '../../syntax/derived/node.ts'
import {
  attributeOf,
  childrenOf,
  localName,
  rootOf,
  type Spot,
  type TextSpot,
  textAt,
} from '../../syntax/xml/elements.ts'

/** A project file with what MSBuild reads before it. */
export interface Project {
  readonly tree: Tree
  readonly root: Spot
  /** The nearest `Directory.Build.props` and `Directory.Packages.props`, if any. */
  readonly before: readonly Spot[]
  /** The nearest `Directory.Packages.props`, if any. */
  readonly central?: Spot
}

export function projectOf(tree: Tree, trees: ReadonlyMap<string, Tree>): Project | undefined {
  const root = rootOf(tree, 'Project')
  if (!root) return undefined
  const [build, central] = ['Directory.Build.props', 'Directory.Packages.props'].map((name) => {
    const found = nearest(directoryOf(tree.file.path), name, trees)
    return found && found !== tree ? rootOf(found, 'Project') : undefined
  })
  return { tree, root, before: [build, central].filter((spot) => spot !== undefined), ...(central && { central }) }
}

/** A property that is set without a condition; the last word counts. */
export function propertyOf({ root, before }: Project, name: string): TextSpot | undefined {
  for (const place of [root, ...before.toReversed()]) {
    let last: TextSpot | undefined
    let open = false
    for (const group of childrenOf(place, 'PropertyGroup'))
      for (const property of childrenOf(group)) {
        if (localName(property.element).toLowerCase() !== name.toLowerCase()) continue
        if (attributeOf(group, 'Condition') || attributeOf(property, 'Condition')) open = true
        else last = textAt(property)
      }
    if (open && last) return { ...last, text: unknownValue(String(last.text), 'other conditions give another value') }
    if (open)
      return { tree: place.tree, path: place.path, text: unknownValue(`$(${name})`, 'it is set under a condition') }
    if (last) return last
  }
  return undefined
}

/** The text with its properties replaced, at the place that gives it. */
export function resolved(project: Project, spot: TextSpot): Leaf {
  const { text, tree, path } = spot
  if (isUnknown(text) || !/\$\(|%\(|@\(/.test(text)) return { is: 'leaf', value: text, mark: { tree, path } }
  const value = filled(project, text, 0, { left: 10_000 })
  const only = /^\$\(([\w.]+)\)$/.exec(text)?.[1]
  const given = only === undefined ? undefined : propertyOf(project, only)
  if (!given) return { is: 'leaf', value, mark: { tree, path, made: 'put together from properties' } }
  return { is: 'leaf', value, mark: { tree: given.tree, path: given.path, made: `that of property \`${only}\`` } }
}

function filled(project: Project, text: string, depth: number, budget: { left: number }): string | Unknown {
  let because = /%\(|@\(/.test(text) ? 'it is put together by a build' : undefined
  budget.left -= text.length + 1
  const plain = text.replace(/\$\(([^()]*)\)/g, (whole, name: string) => {
    if (because !== undefined) return whole
    const given = depth < 20 && budget.left > 0 && /^[\w.]+$/.test(name) ? propertyOf(project, name) : undefined
    const inner = !given || isUnknown(given.text) ? given?.text : filled(project, given.text, depth + 1, budget)
    if (typeof inner === 'string') return inner
    because = `property \`${name}\` cannot be known from the project`
    return whole
  })
  return because === undefined ? plain : unknownValue(text, because)
}

function nearest(directory: string, name: string, trees: ReadonlyMap<string, Tree>): Tree | undefined {
  for (let at = directory; ; at = directoryOf(at)) {
    const found = trees.get(at === '.' ? name : `${at}/${name}`)
    if (found || at === '.') return found
  }
}
