import { type LockedPackage, LockFile } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { lazy } from '../lazy.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Lock files of npm and pnpm',
  syntax: yaml,
  files: ['**/package-lock.json', '**/npm-shrinkwrap.json', '**/pnpm-lock.yaml'],
  claims: ({ file, data }) =>
    /(?:-lock\.(?:json|yaml)|npm-shrinkwrap\.json)$/.test(file.path) &&
    Array.isArray(data) &&
    isMap(data[0]) &&
    'lockfileVersion' in data[0],
  *read({ file, data }) {
    // pnpm may write a document about itself in front.
    const index = Array.isArray(data) ? data.length - 1 : 0
    const lock = Array.isArray(data) ? data[index] : undefined
    if (!isMap(lock)) return
    const isPnpm = file.path.endsWith('.yaml')
    const format = `${isPnpm ? 'pnpm-lock' : 'package-lock'} ${String(lock.lockfileVersion)}`
    const packages = () => (isPnpm ? pnpm(lock) : isMap(lock.packages) ? located(lock.packages) : nested(lock))
    yield { kind: LockFile, name: format, path: [index], data: lazy({ ecosystem: 'npm', format }, packages) }
  },
}

type Json = { readonly [name: string]: unknown }

/** Version 2 and 3: by the directory that a package lies in. Directories of the workspace are no packages. */
function* located(packages: Json): Iterable<LockedPackage> {
  for (const [directory, each] of Object.entries(packages)) {
    if (!isMap(each) || each.link === true || !directory.includes('node_modules/')) continue
    const installed = directory.slice(directory.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const name = typeof each.name === 'string' ? each.name : installed
    const requests = directory === `node_modules/${installed}` ? [installed] : undefined
    yield locked(name, each, ['packages', directory], requests)
  }
}

/** Version 1: packages inside the packages that need them. */
function* nested(lock: Json): Iterable<LockedPackage> {
  const open: { readonly map: Json; readonly path: readonly string[] }[] = [{ map: lock, path: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { dependencies } = next.map
    if (!isMap(dependencies)) continue
    for (const [name, each] of Object.entries(dependencies)) {
      if (!isMap(each)) continue
      const path = [...next.path, 'dependencies', name]
      yield locked(name, each, path, next.path.length === 0 ? [name] : undefined)
      if ('dependencies' in each) open.push({ map: each, path })
    }
  }
}

function locked(name: string, each: Json, path: readonly string[], requests?: readonly string[]): LockedPackage {
  const { version, integrity, resolved } = each
  return {
    name,
    version: typeof version === 'string' ? version : '?',
    path,
    ...(typeof integrity === 'string' && { integrity }),
    ...(typeof resolved === 'string' && { from: resolved }),
    ...(requests && { requests }),
  }
}

function* pnpm({ packages, lockfileVersion }: Json): Iterable<LockedPackage> {
  if (!isMap(packages)) return
  const cut = Number.parseFloat(String(lockfileVersion)) < 6 ? parted : joined
  for (const [key, each] of Object.entries(packages)) {
    const [name, version] = cut(key.replace(/^\//, ''))
    const said = isMap(each) ? each : {}
    const resolution = isMap(said.resolution) ? said.resolution : {}
    const from = resolution.tarball ?? resolution.repo ?? resolution.directory
    yield {
      name: typeof said.name === 'string' ? said.name : name,
      version: typeof said.version === 'string' ? said.version : version,
      path: ['packages', key],
      ...(typeof resolution.integrity === 'string' && { integrity: resolution.integrity }),
      ...(typeof from === 'string' && { from }),
    }
  }
}

/** `name@version(peers)`. */
function joined(key: string): [name: string, version: string] {
  const at = key.indexOf('@', 1)
  return at < 0 ? [key, '?'] : [key.slice(0, at), key.slice(at + 1).replace(/\(.*$/s, '')]
}

/** `name/version_peers`, as it was before version 6. */
function parted(key: string): [name: string, version: string] {
  const steps = key.split('/')
  const name = steps.slice(0, key.startsWith('@') ? 2 : 1).join('/')
  return [name, key.slice(name.length + 1).replace(/_.*$/s, '') || '?']
}
