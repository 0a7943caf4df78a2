import { Dependency, Manifest } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'
import { type Unknown, unknownValue } from '../../model/unknown.ts'
import { toml } from '../../syntax/toml/toml.ts'
import { constraintOf } from '../../values/constraint.ts'
import type { Reader, Sighting } from '../reader.ts'

export const reader: Reader = {
  title: 'Version catalogs of Gradle',
  syntax: toml,
  files: ['**/*.versions.toml'],
  claims: ({ file }) => file.path.endsWith('.versions.toml'),
  *read(tree) {
    yield { kind: Manifest, name: 'maven/catalog', path: [], data: { ecosystem: 'maven' } }
    for (const { name, constraint, path, plugin } of entriesOf(tree)) {
      const pinned = typeof constraint === 'string' && (constraintOf('gradle', constraint)?.pinned ?? false)
      const data = {
        ecosystem: 'maven',
        name,
        constraint,
        scope: plugin ? 'build' : 'runtime',
        source: 'registry',
        managed: true,
        pinned,
      }
      yield { kind: Dependency, name: `maven/${name}`, path, data } satisfies Sighting
    }
  },
}

export interface Entry {
  /** As a build script says it behind `libs.`: dashes and underscores are dots. */
  readonly alias: string
  readonly name: string
  readonly constraint?: string | Unknown
  readonly path: Path
  /** Where the version stands. */
  readonly versionPath: Path
  readonly plugin: boolean
}

export function* entriesOf({ data }: Tree): Iterable<Entry> {
  if (!isMap(data)) return
  const versions = isMap(data.versions) ? data.versions : {}
  for (const section of ['libraries', 'plugins']) {
    const entries = data[section]
    for (const [key, value] of isMap(entries) ? Object.entries(entries) : []) {
      const plugin = section === 'plugins'
      const found = oneOf(value, plugin, versions)
      const path = [section, key]
      const alias = (plugin ? 'plugins.' : '') + key.replaceAll(/[-_]/g, '.')
      if (found)
        yield {
          alias,
          name: found.name,
          path,
          versionPath: found.at ?? path,
          plugin,
          ...(found.constraint !== undefined && { constraint: found.constraint }),
        }
    }
  }
}

interface Found {
  readonly name: string
  readonly constraint?: string | Unknown
  readonly at?: Path
}

function oneOf(value: unknown, plugin: boolean, versions: { readonly [name: string]: unknown }): Found | undefined {
  if (typeof value === 'string') {
    const parts = value.split(':')
    const constraint = parts[plugin ? 1 : 2]
    return {
      name: plugin ? (parts[0] ?? value) : parts.slice(0, 2).join(':'),
      ...(constraint !== undefined && { constraint }),
    }
  }
  if (!isMap(value)) return undefined
  const { module, group, name, id, version } = value
  const full = plugin
    ? id
    : (module ?? (typeof group === 'string' && typeof name === 'string' ? `${group}:${name}` : undefined))
  if (typeof full !== 'string') return undefined
  const ref = isMap(version) ? version.ref : undefined
  if (typeof ref !== 'string') return { name: full, ...settled(version) }
  if (!Object.hasOwn(versions, ref))
    return { name: full, constraint: unknownValue(ref, `version \`${ref}\` is not in the catalog`) }
  return { name: full, at: ['versions', ref], ...settled(versions[ref]) }
}

/** A rich version says several things; the strictest counts. */
function settled(version: unknown): { constraint?: string } {
  if (typeof version === 'string') return { constraint: version }
  const said = isMap(version) ? (version.strictly ?? version.require ?? version.prefer) : undefined
  return typeof said === 'string' ? { constraint: said } : {}
}
