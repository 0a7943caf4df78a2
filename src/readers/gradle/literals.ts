import { posix } from 'node:path'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type Tree } from '../../model/source.ts'
import { isUnknown, type Unknown } from '../../model/unknown.ts'
import { type Argument, type Call, gradleCalls, isCall } from '../../syntax/calls/calls.ts'
import type { Leaf, Mark } from '../../syntax/derived/node.ts'
import { properties } from '../../syntax/properties/properties.ts'
import { toml } from '../../syntax/toml/toml.ts'
import type { Sources } from '../reader.ts'
import { type Entry, entriesOf } from './catalog.ts'

/** A build script, and what stands beside it and above it that it may name. */
export interface Build {
  readonly tree: Tree
  readonly calls: readonly Call[]
  /** Texts by the name that they are given. */
  readonly names: ReadonlyMap<string, Leaf>
  /** Catalogs by their name, such as `libs`. */
  readonly catalogs: ReadonlyMap<string, { readonly tree: Tree; readonly entries: ReadonlyMap<string, Entry> }>
}

export function* buildsIn({ trees }: Sources): Iterable<Build> {
  const scripts = trees(gradleCalls)
  const settings = trees(properties)
  const catalogs = new Map<string, { tree: Tree; entries: Map<string, Entry> }>()
  for (const [path, tree] of trees(toml))
    if (path.endsWith('.versions.toml'))
      catalogs.set(path, { tree, entries: new Map([...entriesOf(tree)].map((entry) => [entry.alias, entry])) })
  const assigned = new Map([...scripts].map(([path, tree]) => [path, literalsIn(tree)]))
  for (const [path, tree] of scripts) {
    const names = new Map<string, Leaf>(assigned.get(path))
    const libraries: [string, { tree: Tree; entries: Map<string, Entry> }][] = []
    for (let at = directoryOf(path); ; at = directoryOf(at)) {
      for (const base of ['build.gradle', 'build.gradle.kts'])
        for (const [name, leaf] of assigned.get(posix.join(at, base)) ?? []) if (!names.has(name)) names.set(name, leaf)
      const values = settings.get(posix.join(at, 'gradle.properties'))
      for (const [name, value] of isMap(values?.data) ? Object.entries(values.data) : [])
        if (values && !names.has(name)) names.set(name, { is: 'leaf', value, mark: { tree: values, path: [name] } })
      for (const [file, catalog] of catalogs)
        if (directoryOf(file) === posix.join(at, 'gradle'))
          libraries.push([posix.basename(file, '.versions.toml'), catalog])
      if (at === '.') break
    }
    yield { tree, calls: callsOf(tree), names, catalogs: new Map(libraries.reverse()) }
  }
}

export function callsOf({ data }: Tree): readonly Call[] {
  return Array.isArray(data) ? (data as readonly Call[]) : []
}

/** The argument with the names in it replaced by what they stand for. */
export function filled({ names }: Build, value: Argument | undefined, mark: Mark): Leaf {
  if (!isUnknown(value)) return { is: 'leaf', value: isCall(value) ? undefined : value, mark }
  const only = /^\$?\{?([A-Za-z_][\w.]*)\}?$/.exec(value.text)?.[1]
  const given = only === undefined ? undefined : named(names, only)
  if (given) return { ...given, mark: { ...given.mark, made: `that of \`${only}\`` } }
  let open = false
  const text = value.text.replace(
    /\$(?:\{([A-Za-z_][\w.]*)\}|([A-Za-z_]\w*))/g,
    (whole, braced?: string, bare?: string) => {
      const found = named(names, braced ?? bare ?? '')?.value
      if (typeof found !== 'string') open = true
      return typeof found === 'string' ? found : whole
    },
  )
  const known = !open && text !== value.text && !text.includes('$')
  return {
    is: 'leaf',
    value: known ? text : (value as Unknown),
    mark: { ...mark, made: 'put together from other texts' },
  }
}

function named(names: ReadonlyMap<string, Leaf>, name: string): Leaf | undefined {
  const bare = name.replace(/^(?:rootProject|project|ext|extra|rootProject\.ext|project\.ext)\./, '')
  return names.get(bare)
}

/** Every assignment of a text, by its name. One that is given several texts has none that could be known. */
function literalsIn(tree: Tree): ReadonlyMap<string, Leaf> {
  const found = new Map<string, Leaf>()
  const twice = new Set<string>()
  const look = (calls: readonly Call[], path: Mark['path']) => {
    for (const [index, { name, assigns, args, block }] of calls.entries()) {
      const [first, second] = args
      const at = [...path, index]
      const isSet = name === 'set' || name.endsWith('.set')
      const key = assigns
        ? name.replace(/^(?:ext|extra|project\.ext|rootProject\.ext)\./, '')
        : isSet && typeof first === 'string'
          ? first
          : undefined
      const value = assigns ? first : second
      if (key !== undefined && typeof value === 'string') {
        const known = found.get(key)
        if (known && known.value !== value) twice.add(key)
        else found.set(key, { is: 'leaf', value, mark: { tree, path: [...at, 'args', assigns ? 0 : 1] } })
      }
      look(block, [...at, 'block'])
    }
  }
  look(callsOf(tree), [])
  for (const name of twice) found.delete(name)
  return found
}
