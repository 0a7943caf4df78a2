import { Dependency, type LockedPackage, LockFile, Manifest, Registry, Toolchain } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { constraintOf } from '../../values/constraint.ts'
import { lazy } from '../lazy.ts'
import type { Reader, Sighting } from '../reader.ts'

export const reader: Reader = {
  title: 'Composer manifests and lock files',
  syntax: yaml,
  files: ['**/composer.json', '**/composer.lock'],
  claims: ({ file, data }) =>
    /(?:^|\/)composer\.(?:json|lock)$/.test(file.path) && Array.isArray(data) && isMap(data[0]),
  *read({ file, data }) {
    const [manifest] = Array.isArray(data) ? data : []
    if (!isMap(manifest)) return
    if (file.path.endsWith('.json')) yield* manifestIn(manifest)
    else
      yield {
        kind: LockFile,
        name: 'composer.lock',
        path: [0],
        data: lazy({ ecosystem: 'php', format: 'composer.lock' }, () => packagesIn(manifest)),
      }
  },
}

type Json = { readonly [name: string]: unknown }

function* manifestIn(manifest: Json): Iterable<Sighting> {
  const { name, version, bin, scripts, config, repositories } = manifest
  const commands = isMap(scripts)
    ? Object.fromEntries(
        Object.entries(scripts).map(([key, each]) => [key, Array.isArray(each) ? each.join(' && ') : each]),
      )
    : undefined
  yield {
    kind: Manifest,
    name: `php/${typeof name === 'string' ? name : '?'}`,
    path: [0],
    data: { ecosystem: 'php', name, version, scripts: commands, binaries: typeof bin === 'string' ? [bin] : bin },
  }
  for (const [section, scope] of [
    ['require', 'runtime'],
    ['require-dev', 'dev'],
  ] as const)
    for (const [name, constraint] of entries(manifest[section])) {
      const path = [0, section, name]
      // What has no slash is PHP itself, an extension or a library of the machine.
      if (!name.includes('/')) yield { kind: Toolchain, name, path, data: { tool: name, constraint } }
      else
        yield {
          kind: Dependency,
          name: `php/${name}`,
          path,
          data: { ecosystem: 'php', name, scope, ...versionOf(constraint) },
        }
    }
  for (const [tool, constraint] of entries(isMap(config) ? config.platform : undefined))
    yield {
      kind: Toolchain,
      name: tool,
      path: [0, 'config', 'platform', tool],
      data: { tool, constraint, exact: true },
    }
  const list = Array.isArray(repositories) ? [...repositories.entries()] : entries(repositories)
  for (const [key, each] of list)
    if (isMap(each) && typeof each.url === 'string')
      yield {
        kind: Registry,
        name: String(each.name ?? key),
        path: [0, 'repositories', key],
        data: { ecosystem: 'php', url: each.url },
      }
}

function versionOf(constraint: unknown): Json {
  const text = typeof constraint === 'string' ? constraint : ''
  const pinned = constraintOf('composer', text)?.pinned ?? /#[0-9a-f]{40}$/.test(text)
  return { source: 'registry', ...(text !== '*' && { constraint }), pinned }
}

function* packagesIn(lock: Json): Iterable<LockedPackage> {
  for (const section of ['packages', 'packages-dev']) {
    const list = lock[section]
    for (const [index, each] of Array.isArray(list) ? list.entries() : []) {
      if (!isMap(each) || typeof each.name !== 'string') continue
      const [dist, source] = [each.dist, each.source].map((part) => (isMap(part) ? part : {}))
      const integrity = [dist?.shasum, source?.reference, dist?.reference].find(
        (text) => typeof text === 'string' && text !== '',
      )
      const from = dist?.url ?? source?.url
      yield {
        name: each.name,
        version: typeof each.version === 'string' ? each.version : '?',
        path: [section, index],
        ...(typeof integrity === 'string' && { integrity }),
        ...(typeof from === 'string' && { from }),
      }
    }
  }
}

function entries(value: unknown): [string, unknown][] {
  return isMap(value) ? Object.entries(value) : []
}
