import { Dependency, Manifest, Toolchain } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader, Sighting } from '../reader.ts'
import { specOf } from './spec.ts'

export const reader: Reader = {
  title: 'Manifests of npm, yarn and pnpm',
  syntax: yaml,
  files: ['**/package.json', '**/pnpm-workspace.{yaml,yml}'],
  claims: ({ file, data }) =>
    /(?:^|\/)(?:package\.json|pnpm-workspace\.ya?ml)$/.test(file.path) && Array.isArray(data) && isMap(data[0]),
  *read({ file, data }) {
    const [manifest] = Array.isArray(data) ? data : []
    if (!isMap(manifest)) return
    if (file.path.endsWith('package.json')) yield* packageIn(manifest)
    else yield* workspaceIn(manifest)
  },
}

type Json = { readonly [name: string]: unknown }

const sections = {
  dependencies: 'runtime',
  devDependencies: 'dev',
  peerDependencies: 'peer',
  optionalDependencies: 'optional',
} as const

function* packageIn(manifest: Json): Iterable<Sighting> {
  const { name, version, bin, scripts, workspaces } = manifest
  const globs = isMap(workspaces) ? workspaces.packages : workspaces
  const own = typeof name === 'string' ? name : '?'
  yield {
    kind: Manifest,
    name: `npm/${own}`,
    path: [0],
    data: {
      ecosystem: 'npm',
      name,
      version,
      private: manifest.private,
      scripts,
      binaries: typeof bin === 'string' ? [own.replace(/^@[^/]*\//, '')] : isMap(bin) ? Object.keys(bin) : undefined,
      workspaces: globs,
    },
  }
  for (const [section, scope] of Object.entries(sections)) yield* listed(manifest[section], [0, section], { scope })
  for (const section of ['overrides', 'resolutions'] as const)
    yield* listed(manifest[section], [0, section], { scope: 'runtime', managed: true, only: section })
  if (isMap(manifest.pnpm))
    yield* listed(manifest.pnpm.overrides, [0, 'pnpm', 'overrides'], {
      scope: 'runtime',
      managed: true,
      only: 'overrides',
    })
  yield* toolsIn(manifest)
}

/** A pnpm workspace: its packages, and the versions of its catalogs. */
function* workspaceIn(manifest: Json): Iterable<Sighting> {
  yield { kind: Manifest, name: 'npm/workspace', path: [0], data: { ecosystem: 'npm', workspaces: manifest.packages } }
  yield* listed(manifest.catalog, [0, 'catalog'], { scope: 'runtime', managed: true, only: 'catalog default' })
  if (isMap(manifest.catalogs))
    for (const [name, catalog] of Object.entries(manifest.catalogs))
      yield* listed(catalog, [0, 'catalogs', name], { scope: 'runtime', managed: true, only: `catalog ${name}` })
  yield* listed(manifest.overrides, [0, 'overrides'], { scope: 'runtime', managed: true, only: 'overrides' })
}

function* listed(section: unknown, path: readonly (string | number)[], more: Json): Iterable<Sighting> {
  if (!isMap(section)) return
  for (const [name, spec] of Object.entries(section))
    yield {
      kind: Dependency,
      name: `npm/${name}`,
      path: [...path, name],
      data: { ecosystem: 'npm', name, ...specOf(spec), ...more },
    }
}

function* toolsIn({ engines, volta, packageManager, devEngines }: Json): Iterable<Sighting> {
  for (const [field, tools, exact] of [
    ['engines', engines, false],
    ['volta', volta, true],
  ] as const)
    for (const [tool, constraint] of isMap(tools) ? Object.entries(tools) : [])
      if (tool !== 'extends')
        yield {
          kind: Toolchain,
          name: tool,
          path: [0, field, tool],
          data: { tool, constraint, ...(exact && { exact }) },
        }
  const [, tool, constraint] =
    /^([a-z]{1,20})@([^+\s]{1,100})/.exec(typeof packageManager === 'string' ? packageManager : '') ?? []
  if (tool) yield { kind: Toolchain, name: tool, path: [0, 'packageManager'], data: { tool, constraint, exact: true } }
  for (const [field, named] of isMap(devEngines) ? Object.entries(devEngines) : []) {
    const list = Array.isArray(named) ? named.map((each, index) => [each, [index]] as const) : [[named, []] as const]
    for (const [each, at] of list)
      if (isMap(each) && typeof each.name === 'string')
        yield {
          kind: Toolchain,
          name: each.name,
          path: [0, 'devEngines', field, ...at],
          data: { tool: each.name, constraint: each.version },
        }
  }
}
