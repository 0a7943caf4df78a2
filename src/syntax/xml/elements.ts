import type { Path, Tree } from '../../model/source.ts'
import { isUnknown, type Unknown } from '../../model/unknown.ts'
import type { Element } from './xml.ts'

/** An element, and where it stands. */
export interface Spot {
  readonly tree: Tree
  readonly element: Element
  readonly path: Path
}

/** A text, and where it stands. */
export interface TextSpot {
  readonly tree: Tree
  readonly text: string | Unknown
  readonly path: Path
}

/** The root element of a tree of XML, if that is its name. */
export function rootOf(tree: Tree, name: string): Spot | undefined {
  const element = tree.data
  return isElement(element) && localName(element) === name ? { tree, element, path: [] } : undefined
}

export function* childrenOf(spot: Spot | undefined, name?: string): Iterable<Spot> {
  if (!spot) return
  const { tree, path, element } = spot
  for (const [index, child] of element.children.entries())
    if (isElement(child) && (name === undefined || localName(child) === name))
      yield { tree, element: child, path: [...path, 'children', index] }
}

/** The first element at the end of a way of names. */
export function childAt(spot: Spot | undefined, ...names: readonly string[]): Spot | undefined {
  let found = spot
  for (const name of names) [found] = childrenOf(found, name)
  return found
}

/** The text of an element that holds no other elements. */
export function textAt(spot: Spot | undefined, ...names: readonly string[]): TextSpot | undefined {
  const found = childAt(spot, ...names)
  if (!found) return undefined
  const { tree, element, path } = found
  const [text] = element.children
  if (text === undefined) return { tree, text: '', path }
  if (element.children.some(isElement)) return undefined
  // A comment parts a text; the whole has no place but that of its element.
  if (element.children.length > 1) return { tree, text: element.children.join(' '), path }
  return isElement(text) ? undefined : { tree, text, path: [...path, 'children', 0] }
}

export function attributeOf({ tree, element, path }: Spot, name: string): TextSpot | undefined {
  const text = Object.hasOwn(element.attributes, name) ? element.attributes[name] : undefined
  return text === undefined ? undefined : { tree, text, path: [...path, 'attributes', name] }
}

/** Without a prefix. */
export function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1)
}

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && !isUnknown(value) && 'children' in value
}
