import type { Kind } from '../model/resource.ts'
import { flag, isMap, listOf, mapOf, record, type Shape, text, word } from '../model/shape.ts'

/** The worlds that packages live in; a name means one package only inside one of them. */
export const ecosystems = ['npm', 'python', 'go', 'maven', 'cargo', 'ruby', 'php', 'dotnet'] as const
export type Ecosystem = (typeof ecosystems)[number]

const ecosystem = word(...ecosystems)

/** When a package is needed: to run, to work on the code, to test, to build; `peer`: whoever uses it brings it; `provided`: what runs it brings it. */
const scope = word('runtime', 'dev', 'test', 'build', 'optional', 'peer', 'provided')
/** Where it comes from. `workspace` is another package of the same repository. */
const source = word('registry', 'git', 'path', 'url', 'workspace')

/** A file that says what a package or program is made of. */
export const Manifest = {
  id: 'packages/manifest',
  title: 'package manifest',
  file: 'package.json',
  shape: record(
    { ecosystem },
    {
      /** npm `name`, Go module path, Maven `group:artifact`, ... */
      name: text,
      version: text,
      /** Never published. */
      private: flag,
      /** What it extends or inherits from: Maven `group:artifact:version`. */
      parent: text,
      /** Commands by name. */
      scripts: mapOf(text),
      /** Programs that it installs. */
      binaries: listOf(text),
      /** Globs or directories of the packages that are developed together with it. */
      workspaces: listOf(text),
      /** Why nothing more can be known, such as a `setup.py`. */
      unread: text,
    },
  ),
} satisfies Kind

/** A language, runtime or tool, and which versions of it are asked for. */
export const Toolchain = {
  id: 'packages/toolchain',
  title: 'toolchain version',
  file: '.tool-versions',
  shape: record(
    {
      /** `node`, `npm`, `python`, `go`, `java`, `rust`, `ruby`, `php`, `dotnet`, `gradle`, ... */
      tool: text,
      /** As written: `>=20`, `3.12`, `net9.0`, `lts/iron`. */
      constraint: text,
    },
    {
      /** Asks for exactly this one, rather than for what is enough. */
      exact: flag,
    },
  ),
} satisfies Kind

export const Dependency = {
  id: 'packages/dependency',
  title: 'dependency',
  file: 'package.json',
  shape: record(
    {
      ecosystem,
      name: text,
      scope,
      source,
      /** What the text says decides the version alone, whatever is published tomorrow. A lock file may pin what is not pinned here. */
      pinned: flag,
    },
    {
      /** As written, properties replaced. Absent where any version will do. */
      constraint: text,
      /** Of `git`, `path`, `url`; of `registry` where it is not the usual one. */
      from: text,
      /** Group, extra, profile, target, platform or marker that it is limited to. */
      only: text,
      /** Gives a version to those who name the package without one, and is no dependency itself. */
      managed: flag,
      /** Hashes that the file is checked against. */
      integrity: listOf(text),
    },
  ),
} satisfies Kind

/** A place that packages are taken from. */
export const Registry = {
  id: 'packages/registry',
  title: 'package registry',
  file: '.npmrc',
  shape: record({ ecosystem, url: text }, { name: text, only: text }),
} satisfies Kind

/** One version of one package, settled. */
export interface LockedPackage {
  readonly name: string
  readonly version: string
  /** `sha512-...`, `h1:...`, `sha256:...`: as written. */
  readonly integrity?: string
  /** Address, or what kind of source it is where that is not a registry. */
  readonly from?: string
  /** Where it stands below the resource. */
  readonly path: readonly (string | number)[]
  /** What it is asked for as, where the file says: `react@^18.2.0`. */
  readonly requests?: readonly string[]
}

export interface LockFileData {
  readonly ecosystem: Ecosystem
  /** `package-lock 3`, `yarn 1`, `go.sum`. */
  readonly format: string
  /** Read when first asked for; there may be tens of thousands. */
  readonly packages: readonly LockedPackage[]
}

/** What a lock file settles, as one resource: each package is a row, not a resource. */
export const LockFile = {
  id: 'packages/lock-file',
  title: 'lock file',
  file: 'package-lock.json',
  shape: ((value) =>
    isMap(value) && 'packages' in value && ecosystem(value.ecosystem) !== undefined
      ? (value as unknown as LockFileData)
      : undefined) satisfies Shape<LockFileData>,
} satisfies Kind<LockFileData>

const byName = new WeakMap<LockFileData, ReadonlyMap<string, readonly LockedPackage[]>>()

/** The versions of one package that a lock file settles. The index is built once. */
export function lockedVersions(lock: LockFileData, name: string): readonly LockedPackage[] {
  let index = byName.get(lock)
  if (!index) {
    const made = new Map<string, LockedPackage[]>()
    for (const each of lock.packages) {
      const known = made.get(each.name)
      if (known) known.push(each)
      else made.set(each.name, [each])
    }
    index = made
    byName.set(lock, index)
  }
  return index.get(name) ?? []
}

/** The version that a dependency resolves to: the one that was asked for in its words, or the only one there is. */
export function lockedAs(
  lock: LockFileData,
  dependency: { readonly name: string; readonly constraint?: string },
): LockedPackage | undefined {
  const found = lockedVersions(lock, dependency.name)
  const wanted = `${dependency.name}@${dependency.constraint ?? ''}`
  return (
    found.find(({ requests }) => requests?.includes(wanted) || requests?.includes(dependency.name)) ??
    (found.length === 1 ? found[0] : undefined)
  )
}
