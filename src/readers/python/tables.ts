import { Manifest, Registry, Toolchain } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { constraintOf } from '../../values/constraint.ts'
import type { Sighting } from '../reader.ts'
import { dependency } from './dependency.ts'

type Json = { readonly [name: string]: unknown }

/** `[tool.poetry]`: tables of name and constraint. */
export function* poetry(table: Json): Iterable<Sighting> {
  const at = ['tool', 'poetry']
  yield* tableOf(table.dependencies, [...at, 'dependencies'], { scope: 'runtime' })
  yield* tableOf(table['dev-dependencies'], [...at, 'dev-dependencies'], { scope: 'dev' })
  for (const [group, each] of isMap(table.group) ? Object.entries(table.group) : [])
    if (isMap(each))
      yield* tableOf(each.dependencies, [...at, 'group', group, 'dependencies'], { scope: 'dev', only: group })
  for (const [index, each] of Array.isArray(table.source) ? table.source.entries() : [])
    if (isMap(each)) yield registry(each, [...at, 'source', index])
}

export function* pipfile(data: Json): Iterable<Sighting> {
  yield { kind: Manifest, name: 'python/Pipfile', path: [], data: { ecosystem: 'python', scripts: data.scripts } }
  for (const [section, each] of Object.entries(data))
    if (!['source', 'requires', 'scripts', 'pipenv', 'pipfile'].includes(section))
      yield* tableOf(each, [section], section === 'packages' ? { scope: 'runtime' } : { scope: 'dev', only: section })
  for (const [field, constraint] of isMap(data.requires) ? Object.entries(data.requires) : [])
    if (/^python(?:_full)?_version$/.test(field))
      yield {
        kind: Toolchain,
        name: 'python',
        path: ['requires', field],
        data: { tool: 'python', constraint, exact: true },
      }
  for (const [index, each] of Array.isArray(data.source) ? data.source.entries() : [])
    if (isMap(each)) yield registry(each, ['source', index])
}

function* tableOf(table: unknown, path: Path, more: Json): Iterable<Sighting> {
  for (const [name, value] of isMap(table) ? Object.entries(table) : []) {
    const at = [...path, name]
    if (name === 'python')
      yield { kind: Toolchain, name, path: at, data: { tool: name, constraint: isMap(value) ? value.version : value } }
    else if (Array.isArray(value))
      for (const [index, each] of value.entries())
        yield dependency(name, [...at, index], { ...entryOf(each), ...limited(each, more) })
    else yield dependency(name, at, { ...entryOf(value), ...limited(value, more) })
  }
}

function entryOf(value: unknown): Json {
  if (!isMap(value)) return versioned(value)
  const { git, path, url, file } = value
  if (git !== undefined)
    return {
      source: 'git',
      from: git,
      pinned: typeof (value.rev ?? value.ref) === 'string' && /^[0-9a-f]{40}$/.test(String(value.rev ?? value.ref)),
    }
  if (path !== undefined) return { source: 'path', from: path, pinned: true }
  if ((url ?? file) !== undefined) return { source: 'url', from: url ?? file, pinned: true }
  return {
    ...versioned(value.version),
    ...((value.source ?? value.index) !== undefined && { from: value.source ?? value.index }),
  }
}

function versioned(constraint: unknown): Json {
  const text = typeof constraint === 'string' ? constraint : ''
  return {
    source: 'registry',
    ...(text !== '*' && text !== '' && { constraint }),
    pinned: constraintOf('poetry', text)?.pinned ?? false,
  }
}

function limited(value: unknown, more: Json): Json {
  if (!isMap(value)) return more
  const only = [more.only, value.markers, value.python, value.platform]
    .filter((each) => typeof each === 'string')
    .join('; ')
  return { ...more, ...(value.optional === true && { scope: 'optional' }), ...(only !== '' && { only }) }
}

function registry(each: Json, path: Path): Sighting {
  return {
    kind: Registry,
    name: String(each.name ?? '?'),
    path,
    data: { ecosystem: 'python', url: each.url, name: each.name },
  }
}
