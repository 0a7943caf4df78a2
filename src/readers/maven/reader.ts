import { Dependency, Manifest, Registry, Toolchain } from '../../kinds/packages.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Mark } from '../../syntax/derived/node.ts'
import { childAt, childrenOf, rootOf, type Spot, type TextSpot, textAt } from '../../syntax/xml/elements.ts'
import { xml } from '../../syntax/xml/xml.ts'
import type { Reader } from '../reader.ts'
import { isTable, type Row, sightingsIn, tableOf } from '../table.ts'
import { dependenciesOf } from './dependencies.ts'
import { type Project, projectsOf, propertyOf } from './project.ts'
import { resolved } from './resolve.ts'

const kinds = [Manifest, Dependency, Toolchain, Registry]

export const reader: Reader = {
  title: 'Maven projects, with properties, parents and managed versions of the repository',
  syntax: xml,
  files: ['**/pom.xml', '**/*.pom'],
  claims: (tree) => isTable('maven', tree),
  read: (tree) => sightingsIn(tree, kinds),
  *derive({ trees }) {
    const poms = [...trees(xml)].filter(
      ([path, tree]) => /(?:^|[./])pom(?:\.xml)?$/.test(path) && rootOf(tree, 'project'),
    )
    for (const project of projectsOf(new Map(poms))) yield tableOf('maven', project.tree, rowsOf(project))
  },
}

function* rowsOf(project: Project): Iterable<Row> {
  const { root, tree } = project
  const mark: Mark = { tree, path: [] }
  const read = (spot: TextSpot | undefined) => spot && resolved(project, spot)
  const group = read(textAt(root, 'groupId') ?? textAt(root, 'parent', 'groupId'))
  const artifact = read(textAt(root, 'artifactId'))
  const version = read(textAt(root, 'version') ?? textAt(root, 'parent', 'version'))
  const name = [group, artifact].map((leaf) => (typeof leaf?.value === 'string' ? leaf.value : '?')).join(':')
  yield {
    kind: Manifest,
    name: `maven/${name}`,
    mark,
    data: {
      ecosystem: 'maven',
      name,
      ...(version && { version: version.value }),
      ...parentOf(project),
      workspaces: modulesOf(root),
    },
    fields: { version, name: artifact },
  }
  for (const { name, path, version, data } of dependenciesOf(project))
    yield { kind: Dependency, name: `maven/${name}`, mark: { tree, path }, data, fields: { constraint: version } }
  for (const [tool, spot] of toolsOf(project)) {
    const constraint = resolved(project, spot)
    const at: Mark = { tree: spot.tree, path: spot.path }
    yield {
      kind: Toolchain,
      name: tool,
      mark: at,
      data: { tool, constraint: constraint.value },
      fields: { constraint },
    }
  }
  for (const list of ['repositories', 'pluginRepositories'])
    for (const repository of childrenOf(childAt(root, list))) {
      const url = read(textAt(repository, 'url'))
      const id = textAt(repository, 'id')?.text
      const named = typeof id === 'string' ? id : '?'
      const data = { ecosystem: 'maven', url: url?.value, name: named }
      if (url) yield { kind: Registry, name: named, mark: { tree, path: repository.path }, data, fields: { url } }
    }
}

function parentOf({ root, parent, foreign }: Project): { parent?: string } {
  if (!parent) return foreign ? { parent: foreign } : {}
  const spot = childAt(root, 'parent')
  const part = (name: string) => {
    const text = textAt(spot, name)?.text
    return text === undefined || isUnknown(text) ? '?' : text
  }
  return { parent: `${part('groupId')}:${part('artifactId')}:${part('version')}` }
}

function modulesOf(root: Spot): unknown[] {
  const lists = [root, ...childrenOf(childAt(root, 'profiles'), 'profile')]
  return lists.flatMap((list) =>
    [...childrenOf(childAt(list, 'modules'), 'module')].map((module) => textAt(module)?.text),
  )
}

/** The Java that the compiler is told of, in the order in which it listens; the least Maven. */
function* toolsOf(project: Project): Iterable<readonly [string, TextSpot]> {
  const compiler = [...childrenOf(childAt(project.root, 'build', 'plugins'), 'plugin')].find(
    (plugin) => textAt(plugin, 'artifactId')?.text === 'maven-compiler-plugin',
  )
  const settings = childAt(compiler, 'configuration')
  const own = (name: string) => {
    const spot = propertyOf(project, name)
    return spot?.tree === project.tree ? spot : undefined
  }
  const java =
    textAt(settings, 'release') ??
    own('maven.compiler.release') ??
    textAt(settings, 'target') ??
    own('maven.compiler.target') ??
    textAt(settings, 'source') ??
    own('maven.compiler.source') ??
    own('java.version')
  if (java) yield ['java', java]
  const maven = textAt(project.root, 'prerequisites', 'maven')
  if (maven) yield ['maven', maven]
}
