import { posix } from 'node:path'
import { Dependency } from '../../kinds/packages.ts'
import { directoryOf } from '../../model/source.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import type { Leaf } from '../../syntax/derived/node.ts'
import { attributeOf, childrenOf, type Spot, type TextSpot, textAt } from '../../syntax/xml/elements.ts'
import { constraintOf } from '../../values/constraint.ts'
import type { Row } from '../table.ts'
import { type Project, resolved } from './properties.ts'

/** PackageReference, PackageVersion, ProjectReference and their kin. */
export function* packagesOf(project: Project): Iterable<Row> {
  for (const group of childrenOf(project.root, 'ItemGroup'))
    for (const item of childrenOf(group)) {
      const name = item.element.name
      const only = conditionOf(group, item)
      if (name === 'ProjectReference') yield* projectReference(project, item, only)
      else if (references.has(name)) yield* packageReference(project, item, only)
    }
}

const references = new Set(['PackageReference', 'PackageVersion', 'GlobalPackageReference', 'DotNetCliToolReference'])

function* packageReference(project: Project, item: Spot, only: { only?: string }): Iterable<Row> {
  const { tree, element } = item
  const named = attributeOf(item, 'Include') ?? attributeOf(item, 'Update')
  if (!named || attributeOf(item, 'Remove')) return
  const version = versionOf(project, item, named)
  const assets = attributeOf(item, 'PrivateAssets') ?? textAt(item, 'PrivateAssets')
  const isPrivate = typeof assets?.text === 'string' && /\ball\b/i.test(assets.text)
  for (const name of namesOf(resolved(project, named).value)) {
    const constraint = typeof version?.value === 'string' ? version.value : openVersion(project, version)
    yield {
      kind: Dependency,
      name: `dotnet/${name}`,
      mark: { tree, path: item.path },
      data: {
        ecosystem: 'dotnet',
        name,
        constraint,
        scope: isPrivate || element.name === 'GlobalPackageReference' ? 'dev' : 'runtime',
        source: 'registry',
        pinned: typeof constraint === 'string' && (constraintOf('nuget', constraint)?.pinned ?? false),
        ...(element.name === 'PackageVersion' && { managed: true }),
        ...only,
      },
      fields: { constraint: version },
    }
  }
}

/** Its own, or what `Directory.Packages.props` says of the package. */
function versionOf(project: Project, item: Spot, named: TextSpot): Leaf | undefined {
  for (const field of ['VersionOverride', 'Version']) {
    const own = attributeOf(item, field) ?? textAt(item, field)
    if (own) return resolved(project, own)
  }
  const name = typeof named.text === 'string' ? named.text.toLowerCase() : undefined
  for (const group of childrenOf(project.central, 'ItemGroup'))
    for (const central of childrenOf(group, 'PackageVersion')) {
      const text = attributeOf(central, 'Include')?.text
      const version = attributeOf(central, 'Version') ?? textAt(central, 'Version')
      if (typeof text === 'string' && text.toLowerCase() === name && version) return resolved(project, version)
    }
  return undefined
}

function openVersion(project: Project, version: Leaf | undefined): Unknown {
  if (isUnknown(version?.value)) return version.value
  return unknownValue(
    '',
    project.central ? 'no version stands beside it or in Directory.Packages.props' : 'no version stands beside it',
  )
}

function* projectReference(project: Project, item: Spot, only: { only?: string }): Iterable<Row> {
  const include = attributeOf(item, 'Include')
  if (!include) return
  for (const written of namesOf(resolved(project, include).value)) {
    const from = written.replaceAll('\\', '/')
    const name = posix.basename(from).replace(/\.\w+proj$/, '')
    const data = { ecosystem: 'dotnet', name, scope: 'runtime', source: 'workspace', pinned: true, ...only }
    const at = from.includes('$(') ? from : posix.join(directoryOf(project.tree.file.path), from)
    yield {
      kind: Dependency,
      name: `dotnet/${name}`,
      mark: { tree: item.tree, path: item.path },
      data: { ...data, from: at },
    }
  }
}

function conditionOf(group: Spot, item: Spot): { only?: string } {
  const texts = [group, item]
    .map((spot) => attributeOf(spot, 'Condition')?.text)
    .filter((text) => typeof text === 'string')
  return texts.length > 0 ? { only: texts.map((text) => text.trim()).join(' and ') } : {}
}

function namesOf(value: unknown): string[] {
  return typeof value === 'string'
    ? value
        .split(';')
        .map((name) => name.trim())
        .filter((name) => name !== '')
    : []
}
