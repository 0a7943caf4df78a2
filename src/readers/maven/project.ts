import { posix } from 'node:path'
import { directoryOf, type Tree } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { childAt, childrenOf, localName, rootOf, type Spot, type TextSpot, textAt } from '../../syntax/xml/elements.ts'

/** A pom.xml, and the local one that it inherits from. */
export interface Project {
  readonly tree: Tree
  readonly root: Spot
  readonly parent?: Project
  /** `group:artifact:version` of a parent that is not in the repository. */
  readonly foreign?: string
}

/** Every pom of a repository with its parents. A circle of parents is cut where it closes. */
export function projectsOf(trees: ReadonlyMap<string, Tree>): Project[] {
  const roots = new Map<string, Spot>()
  const byName = new Map<string, Spot>()
  for (const [path, tree] of trees) {
    const root = rootOf(tree, 'project')
    if (!root) continue
    roots.set(path, root)
    byName.set(nameOf(root), root)
  }
  const made = new Map<Spot, Project>()
  const make = (root: Spot, children: ReadonlySet<Spot>): Project => {
    const known = made.get(root)
    if (known) return known
    const wanted = childAt(root, 'parent')
    const above = wanted && (parentBeside(root, wanted, roots) ?? byName.get(nameOf(wanted)))
    const family = new Set(children).add(root)
    const open = above !== undefined && !family.has(above) && family.size < deepest
    const foreign = wanted && !above ? `${nameOf(wanted)}:${plainText(textAt(wanted, 'version')) ?? '?'}` : undefined
    const project = { tree: root.tree, root, ...(open && { parent: make(above, family) }), ...(foreign && { foreign }) }
    made.set(root, project)
    return project
  }
  return [...roots.values()].map((root) => make(root, new Set()))
}

/** The project and its parents, nearest first. */
export function* lineOf(project: Project): Iterable<Project> {
  for (let next: Project | undefined = project; next; next = next.parent) yield next
}

/** What a property stands for, in the words of the nearest pom that says so. */
export function propertyOf(project: Project, name: string): TextSpot | undefined {
  const own = coordinate(project, name)
  if (own) return own
  for (const { root } of lineOf(project))
    for (const property of childrenOf(childAt(root, 'properties')))
      if (localName(property.element) === name) return textAt(property)
  return undefined
}

const deepest = 50

/** `project.version` and the like. */
function coordinate(project: Project, name: string): TextSpot | undefined {
  const [, field = ''] = /^(?:project|pom)\.((?:parent\.)?(?:version|groupId|artifactId|packaging))$/.exec(name) ?? []
  if (field.startsWith('parent.')) return textAt(childAt(project.root, 'parent'), field.slice('parent.'.length))
  if (field === '') return undefined
  return textAt(project.root, field) ?? textAt(childAt(project.root, 'parent'), field)
}

function parentBeside(root: Spot, wanted: Spot, roots: ReadonlyMap<string, Spot>): Spot | undefined {
  const written = plainText(textAt(wanted, 'relativePath'))
  if (written === '') return undefined
  const path = posix.join(directoryOf(root.tree.file.path), written ?? '..')
  const found = roots.get(path) ?? roots.get(posix.join(path, 'pom.xml'))
  return found && nameOf(found) === nameOf(wanted) ? found : undefined
}

/** `group:artifact`, with the group of the parent where it has none. */
function nameOf(spot: Spot): string {
  const group = textAt(spot, 'groupId') ?? textAt(spot, 'parent', 'groupId')
  return `${plainText(group) ?? '?'}:${plainText(textAt(spot, 'artifactId')) ?? '?'}`
}

function plainText(spot: TextSpot | undefined): string | undefined {
  return spot && !isUnknown(spot.text) ? spot.text : undefined
}
