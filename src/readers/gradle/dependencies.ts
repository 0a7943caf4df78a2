import { Dependency, Registry } from '../../kinds/packages.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown, unknownValue } from '../../model/unknown.ts'
import { type Argument, type Call, isCall } from '../../syntax/calls/calls.ts'
import type { Leaf } from '../../syntax/derived/node.ts'
import { constraintOf } from '../../values/constraint.ts'
import type { Row } from '../table.ts'
import { type Build, filled } from './literals.ts'

/** Everything below `dependencies`, `plugins` and `repositories`, wherever those stand. */
export function* dependenciesOf(
  build: Build,
  calls = build.calls,
  path: Path = [],
  around: 'build' | 'own' = 'own',
): Iterable<Row> {
  for (const [index, { name, block }] of calls.entries()) {
    const at = [...path, index, 'block']
    if (name === 'dependencies') yield* inDependencies(build, block, at, around === 'build')
    else if (name === 'plugins') yield* plugins(build, block, at)
    else if (name === 'repositories') yield* repositories(build, block, at)
    else
      yield* dependenciesOf(build, block, at, name === 'buildscript' || name === 'pluginManagement' ? 'build' : around)
  }
}

const scopes: readonly (readonly [RegExp, string])[] = [
  [/^(?:test|integrationTest|androidTest|functionalTest)/i, 'test'],
  [/(?:annotationProcessor|kapt|ksp|developmentOnly)$/i, 'build'],
  [/(?:compileOnly|providedRuntime|compileOnlyApi|providedCompile)$/, 'provided'],
]

function* inDependencies(
  build: Build,
  calls: readonly Call[],
  path: Path,
  isBuild: boolean,
  managed = false,
): Iterable<Row> {
  for (const [index, call] of calls.entries()) {
    const at = [...path, index]
    if (call.name === 'constraints') yield* inDependencies(build, call.block, [...at, 'block'], isBuild, true)
    else if (/^(?:if|else|for|modules|components)$/.test(call.name))
      yield* inDependencies(build, call.block, [...at, 'block'], isBuild, managed)
    else if (!call.assigns && call.name !== 'exclude') yield* declared(build, call, at, isBuild, managed)
  }
}

function* declared(build: Build, call: Call, path: Path, isBuild: boolean, managed: boolean): Iterable<Row> {
  const scope = isBuild ? 'build' : (scopes.find(([form]) => form.test(call.name))?.[1] ?? 'runtime')
  const base = { only: call.name, scope, ...(managed && { managed }) }
  const { group, name, version } = call.named
  if (typeof name === 'string') {
    const full = typeof group === 'string' ? `${group}:${name}` : name
    yield row(
      build,
      full,
      [...path, 'named', 'name'],
      filled(build, version, { tree: build.tree, path: [...path, 'named', 'version'] }),
      version !== undefined,
      base,
    )
    return
  }
  const texts = call.args.filter((each) => typeof each === 'string')
  if (texts.length === call.args.length && texts.length > 1 && !texts[0]?.includes(':')) {
    yield row(
      build,
      texts.slice(0, 2).join(':'),
      path,
      { is: 'leaf', value: texts[2], mark: { tree: build.tree, path: [...path, 'args', 2] } },
      texts.length > 2,
      base,
    )
    return
  }
  for (const [index, argument] of call.args.entries()) yield* notation(build, argument, [...path, 'args', index], base)
}

type Base = { readonly [field: string]: unknown }

function* notation(build: Build, argument: Argument, path: Path, base: Base): Iterable<Row> {
  if (isCall(argument)) {
    const [first] = argument.args
    const inner = [...path, 'args', 0]
    if (argument.name === 'project') {
      const to = first ?? argument.named.path
      if (typeof to === 'string') yield local(build, to, path, base)
    } else if (/^(?:platform|enforcedPlatform|testFixtures)$/.test(argument.name) && first !== undefined)
      yield* notation(build, first, inner, base)
    else if (argument.name === 'kotlin' && typeof first === 'string')
      yield row(
        build,
        `org.jetbrains.kotlin:kotlin-${first}`,
        path,
        { is: 'leaf', value: argument.args[1], mark: { tree: build.tree, path } },
        argument.args.length > 1,
        base,
      )
    return
  }
  if (Array.isArray(argument)) {
    for (const [index, each] of argument.entries()) yield* notation(build, each, [...path, index], base)
    return
  }
  const entry = isUnknown(argument) ? catalogued(build, argument.text) : undefined
  if (entry) {
    const { name, constraint, versionPath, tree } = entry
    const version: Leaf = {
      is: 'leaf',
      value: constraint,
      mark: { tree, path: versionPath, made: 'that of the version catalog' },
    }
    yield row(build, name, path, version, constraint !== undefined, base)
    return
  }
  const { value, mark } = filled(build, argument, { tree: build.tree, path })
  const text = typeof value === 'string' ? value : isUnknown(value) ? value.text : ''
  const [group, artifact, version] = (
    /^([^:@\s]+):([^:@\s]+)(?::([^:@\s]+))?(?::[^:@\s]+)?(?:@\w+)?$/.exec(text) ?? []
  ).slice(1)
  if (!group || !artifact) return
  const open = isUnknown(value) && /\$/.test(version ?? '')
  const settled = open ? unknownValue(version ?? '', 'it is worked out when the build runs') : version
  yield row(
    build,
    `${group}:${artifact}`,
    path,
    { is: 'leaf', value: settled, mark: { ...mark, made: 'a part of a longer text' } },
    version !== undefined,
    base,
  )
}

/** `libs.spring.core`, and `libs.plugins.x`; `.get()` and the like may hang on to it. */
function catalogued({ catalogs }: Build, text: string) {
  const [first = '', ...steps] = text.replace(/\.(?:get|asProvider)\b(?:\(\))?$/, '').split('.')
  const catalog = catalogs.get(first)
  const entry = catalog?.entries.get(steps.join('.'))
  return catalog && entry && { ...entry, tree: catalog.tree }
}

function* plugins(build: Build, calls: readonly Call[], path: Path): Iterable<Row> {
  for (const [index, { name, args, named }] of calls.entries()) {
    const [first] = args
    const at = [...path, index]
    const base = { scope: 'build', only: 'plugins' }
    const version = filled(build, named.version, { tree: build.tree, path: [...at, 'named', 'version'] })
    if (name === 'alias') {
      if (first !== undefined) yield* notation(build, first, [...at, 'args', 0], base)
    } else if (
      (name === 'id' || name === 'kotlin') &&
      typeof first === 'string' &&
      (named.version !== undefined || first.includes('.'))
    )
      yield row(
        build,
        name === 'kotlin' ? `org.jetbrains.kotlin.${first}` : first,
        at,
        version,
        named.version !== undefined,
        base,
      )
  }
}

function* repositories(build: Build, calls: readonly Call[], path: Path): Iterable<Row> {
  for (const [index, { name, args, block }] of calls.entries()) {
    const at = [...path, index]
    const inner = block.findIndex((call) => /^(?:url|setUrl)$/.test(call.name))
    const value = inner < 0 ? args[0] : block[inner]?.args[0]
    const text = isCall(value) ? value.args[0] : value
    const mark = { tree: build.tree, path: inner < 0 ? at : [...at, 'block', inner] }
    const url = typeof text === 'string' ? text : isUnknown(text) ? text : usual[name]
    if (url !== undefined) yield { kind: Registry, name, mark, data: { ecosystem: 'maven', url, name } }
  }
}

const usual: Readonly<Record<string, string>> = {
  mavenCentral: 'https://repo.maven.apache.org/maven2/',
  google: 'https://dl.google.com/dl/android/maven2/',
  gradlePluginPortal: 'https://plugins.gradle.org/m2/',
}

function local({ tree }: Build, project: string, path: Path, base: Base): Row {
  const name = project.replace(/^:/, '')
  return {
    kind: Dependency,
    name: `maven/${name}`,
    mark: { tree, path },
    data: { ecosystem: 'maven', name, source: 'workspace', pinned: true, ...base },
  }
}

function row({ tree }: Build, name: string, path: Path, version: Leaf, given: boolean, base: Base): Row {
  const { value } = version
  const constraint = given
    ? typeof value === 'string' || isUnknown(value)
      ? value
      : unknownValue('', 'it is worked out when the build runs')
    : unknownValue('', 'a platform or a plugin may give the version')
  const pinned = typeof constraint === 'string' && (constraintOf('gradle', constraint)?.pinned ?? false)
  return {
    kind: Dependency,
    name: `maven/${name}`,
    mark: { tree, path },
    data: { ecosystem: 'maven', name, source: 'registry', constraint, pinned, ...base },
    fields: { constraint: given ? version : undefined },
  }
}
