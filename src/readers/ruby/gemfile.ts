import { posix } from 'node:path'
import { Dependency, Manifest, Registry, Toolchain } from '../../kinds/packages.ts'
import type { Path } from '../../model/source.ts'
import { type Argument, type Call, rubyCalls } from '../../syntax/calls/calls.ts'
import { constraintOf } from '../../values/constraint.ts'
import type { Reader, Sighting } from '../reader.ts'

export const reader: Reader = {
  title: 'Gemfiles and gem specifications, as far as literals go',
  syntax: rubyCalls,
  files: ['**/Gemfile', '**/gems.rb', '**/*.gemfile', '**/*.gemspec'],
  *read({ file, data }) {
    const calls = (Array.isArray(data) ? data : []) as readonly Call[]
    const isSpec = file.path.endsWith('.gemspec')
    if (!isSpec)
      yield { kind: Manifest, name: `ruby/${posix.basename(file.path)}`, path: [], data: { ecosystem: 'ruby' } }
    yield* within(calls, [], { scope: 'runtime' })
    if (isSpec) yield* specification(calls)
  },
}

interface Around {
  readonly scope: string
  readonly only?: string
  readonly source?: string
  readonly from?: Argument
}

function* within(calls: readonly Call[], path: Path, around: Around): Iterable<Sighting> {
  for (const [index, call] of calls.entries()) {
    const at = [...path, index]
    const { name, args, block } = call
    if (name === 'gem') yield* gem(call, at, around)
    else if (/(?:^|\.)add_(?:runtime_|development_)?dependency$/.test(name))
      yield* gem(call, at, { ...around, ...(name.includes('development') && { scope: 'dev' }) })
    else if (name === 'ruby' && args[0] !== undefined)
      yield {
        kind: Toolchain,
        name: 'ruby',
        path: [...at, 'args', 0],
        data: { tool: 'ruby', constraint: joined(args) },
      }
    else if (name === 'source' && typeof args[0] === 'string' && block.length === 0)
      yield { kind: Registry, name: args[0], path: [...at, 'args', 0], data: { ecosystem: 'ruby', url: args[0] } }
    yield* within(block, [...at, 'block'], inside(call, around))
  }
}

/** What a block says of the gems in it. */
function inside({ name, args }: Call, around: Around): Around {
  const [first] = args
  if (name === 'group') return { ...around, ...grouped(args) }
  if (name === 'platforms' || name === 'platform' || name === 'if' || name === 'unless')
    return {
      ...around,
      only: [around.only, name === 'if' || name === 'unless' ? 'a condition' : texts(args).join(', ')]
        .filter(Boolean)
        .join('; '),
    }
  if (name === 'git' || name === 'github')
    return { ...around, source: 'git', ...(first !== undefined && { from: first }) }
  if (name === 'path') return { ...around, source: 'path', ...(first !== undefined && { from: first }) }
  if (name === 'source') return { ...around, ...(first !== undefined && { from: first }) }
  return around
}

function grouped(groups: readonly Argument[]): { scope: string; only: string } {
  const names = texts(groups)
  const scope =
    names.length > 0 && names.every((each) => each === 'test')
      ? 'test'
      : names.every((each) => /^(?:test|development|doc|lint|ci)$/.test(each))
        ? 'dev'
        : 'runtime'
  return { scope, only: names.join(', ') }
}

function* gem({ args, named }: Call, path: Path, around: Around): Iterable<Sighting> {
  const [name, ...versions] = args
  if (typeof name !== 'string') return
  const constraint = joined(versions)
  const { git, github, path: local, group, groups, ref, source } = named
  const repository = git ?? github
  const limits = group ?? groups
  const where =
    repository !== undefined
      ? { source: 'git', from: repository, pinned: typeof ref === 'string' && /^[0-9a-f]{40}$/.test(ref) }
      : local !== undefined
        ? { source: 'path', from: local, pinned: true }
        : {
            source: around.source ?? 'registry',
            from: source ?? around.from,
            pinned:
              around.source === 'path' ||
              (typeof constraint === 'string' && (constraintOf('gem', constraint)?.pinned ?? false)),
          }
  yield {
    kind: Dependency,
    name: `ruby/${name}`,
    path,
    data: {
      ecosystem: 'ruby',
      name,
      scope: around.scope,
      ...(constraint !== undefined && { constraint }),
      ...where,
      ...(around.only && { only: around.only }),
      ...(limits !== undefined && grouped(Array.isArray(limits) ? limits : [limits as Argument])),
    },
  }
}

/** Several constraints hold together. */
function joined(versions: readonly Argument[]): Argument | undefined {
  const flat = versions.flatMap((each) => (Array.isArray(each) ? (each as readonly Argument[]) : [each]))
  const odd = flat.find((each) => typeof each !== 'string')
  return flat.length === 0 ? undefined : (odd ?? flat.join(', '))
}

function texts(args: readonly Argument[]): string[] {
  return args
    .flatMap((each) => (Array.isArray(each) ? (each as readonly Argument[]) : [each]))
    .filter((each) => typeof each === 'string')
}

function* specification(calls: readonly Call[]): Iterable<Sighting> {
  const [index, outer] =
    [...calls.entries()].find(
      ([, { name }]) =>
        name === 'Gem::Specification.new' || name === 'Specification.new' || name.endsWith('Specification.new'),
    ) ?? []
  const inner = outer?.block ?? calls
  const path: Path = outer && index !== undefined ? [index, 'block'] : []
  const field = (name: string) => inner.findIndex((call) => call.assigns && call.name.endsWith(`.${name}`))
  const value = (name: string) => inner[field(name)]?.args[0]
  yield {
    kind: Manifest,
    name: `ruby/${String(typeof value('name') === 'string' ? value('name') : '?')}`,
    path,
    data: { ecosystem: 'ruby', name: value('name'), version: value('version') },
  }
  const ruby = field('required_ruby_version')
  if (ruby >= 0)
    yield {
      kind: Toolchain,
      name: 'ruby',
      path: [...path, ruby, 'args', 0],
      data: { tool: 'ruby', constraint: joined(inner[ruby]?.args ?? []) },
    }
}
