import { posix } from 'node:path'
import { Dependency, Manifest, Toolchain } from '../../kinds/packages.ts'
import type { Tree } from '../../model/source.ts'
import { attributeOf, childrenOf, rootOf, type TextSpot } from '../../syntax/xml/elements.ts'
import { xml } from '../../syntax/xml/xml.ts'
import { constraintOf } from '../../values/constraint.ts'
import type { Reader } from '../reader.ts'
import { isTable, type Row, sightingsIn, tableOf } from '../table.ts'
import { packagesOf } from './packages.ts'
import { type Project, projectOf, propertyOf, resolved } from './properties.ts'

const kinds = [Manifest, Dependency, Toolchain]

export const reader: Reader = {
  title: '.NET projects, with central package versions and the properties beside them; packages.config',
  syntax: xml,
  files: ['**/*.{csproj,fsproj,vbproj}', '**/Directory.{Build,Packages}.props', '**/packages.config'],
  claims: (tree) => isTable('dotnet', tree),
  read: (tree) => sightingsIn(tree, kinds),
  *derive({ trees }) {
    const all = trees(xml)
    for (const [path, tree] of all) {
      if (path.endsWith('packages.config')) yield tableOf('dotnet', tree, listed(tree))
      if (!/\.(?:cs|fs|vb)proj$|(?:^|\/)Directory\.(?:Build|Packages)\.props$/.test(path)) continue
      const project = projectOf(tree, all)
      if (project) yield tableOf('dotnet', tree, rowsOf(project))
    }
  },
}

function* rowsOf(project: Project): Iterable<Row> {
  const { tree } = project
  const path = tree.file.path
  if (/proj$/.test(path)) {
    const own = (name: string) => {
      const spot = propertyOf(project, name)
      return spot && resolved(project, spot)
    }
    const named = own('PackageId') ?? own('AssemblyName')
    const version = own('Version') ?? own('VersionPrefix')
    const name = typeof named?.value === 'string' ? named.value : posix.basename(path).replace(/\.\w+$/, '')
    yield {
      kind: Manifest,
      name: `dotnet/${name}`,
      mark: { tree, path: [] },
      data: { ecosystem: 'dotnet', name, ...(version && { version: version.value }), ...sdkOf(project) },
      fields: { version },
    }
    const target =
      propertyOf(project, 'TargetFrameworks') ??
      propertyOf(project, 'TargetFramework') ??
      propertyOf(project, 'TargetFrameworkVersion')
    if (target) yield* targets(project, target)
  }
  yield* packagesOf(project)
}

function* targets(project: Project, spot: TextSpot): Iterable<Row> {
  const { value, mark } = resolved(project, spot)
  const each = typeof value === 'string' ? value.split(';').map((text) => text.trim()) : [value]
  for (const constraint of each)
    if (constraint !== '')
      yield { kind: Toolchain, name: `dotnet/${String(constraint)}`, mark, data: { tool: 'dotnet', constraint } }
}

/** `Microsoft.NET.Sdk.Web`, from which the whole build comes. */
function sdkOf({ root }: Project): { parent?: unknown } {
  const sdk = attributeOf(root, 'Sdk')?.text
  return sdk === undefined ? {} : { parent: sdk }
}

function* listed(tree: Tree): Iterable<Row> {
  for (const item of childrenOf(rootOf(tree, 'packages'), 'package')) {
    const [name, version] = ['id', 'version'].map((field) => attributeOf(item, field)?.text)
    if (typeof name !== 'string') continue
    const dev = attributeOf(item, 'developmentDependency')?.text === 'true'
    const pinned = typeof version === 'string' && constraintOf('nuget', version) !== undefined
    yield {
      kind: Dependency,
      name: `dotnet/${name}`,
      mark: { tree, path: item.path },
      data: {
        ecosystem: 'dotnet',
        name,
        constraint: version,
        scope: dev ? 'dev' : 'runtime',
        source: 'registry',
        pinned,
      },
    }
  }
}
