import { posix } from 'node:path'
import { Dependency, Manifest, Registry, Toolchain } from '../../kinds/packages.ts'
import { directoryOf, type Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { type Argument, type Call, gradleCalls, isCall } from '../../syntax/calls/calls.ts'
import type { Reader } from '../reader.ts'
import { isTable, type Row, sightingsIn, tableOf } from '../table.ts'
import { dependenciesOf } from './dependencies.ts'
import { type Build, buildsIn, filled } from './literals.ts'

const kinds = [Manifest, Dependency, Toolchain, Registry]

export const reader: Reader = {
  title: 'Gradle builds in Groovy and Kotlin as far as literals go, with version catalogs and properties',
  syntax: gradleCalls,
  files: ['**/*.gradle', '**/*.gradle.kts'],
  claims: (tree) => isTable('gradle', tree),
  read: (tree) => sightingsIn(tree, kinds),
  *derive(sources) {
    for (const build of buildsIn(sources)) yield tableOf('gradle', build.tree, rowsOf(build))
  },
}

function* rowsOf(build: Build): Iterable<Row> {
  const { tree, calls } = build
  const isSettings = /^settings\.gradle/.test(posix.basename(tree.file.path))
  const value = (wanted: string) => {
    const index = calls.findIndex(({ name, assigns }) => assigns && name === wanted)
    return index < 0 ? undefined : filled(build, calls[index]?.args[0], { tree, path: [index, 'args', 0] })
  }
  const named = value('rootProject.name')
  const version = value('version')
  const name = typeof named?.value === 'string' ? named.value : posix.basename(directoryOf(tree.file.path))
  const included = calls
    .filter((call) => call.name === 'include')
    .flatMap(({ args }) => args.filter((each) => typeof each === 'string'))
  yield {
    kind: Manifest,
    name: `maven/${name}`,
    mark: { tree, path: [] },
    data: {
      ecosystem: 'maven',
      name,
      version: version?.value,
      ...(isSettings && { workspaces: included.map((each) => each.replace(/^:/, '')) }),
    },
    fields: { version },
  }
  yield* javaIn(build, calls, [])
  yield* dependenciesOf(build)
}

/** The Java that a toolchain, `sourceCompatibility` or `jvmTarget` asks for. */
function* javaIn(build: Build, calls: readonly Call[], path: Path): Iterable<Row> {
  for (const [index, { name, args, block }] of calls.entries()) {
    const at = [...path, index]
    const [first] = args
    const last = name.replace(/\.set$/, '')
    const isJava = /(?:^|\.)(?:languageVersion|sourceCompatibility|targetCompatibility|jvmTarget|jvmToolchain)$/.test(
      last,
    )
    const constraint = isJava ? versionOf(first) : undefined
    if (constraint !== undefined) {
      const exact = /languageVersion|jvmToolchain/.test(last)
      yield {
        kind: Toolchain,
        name: 'java',
        mark: { tree: build.tree, path: [...at, 'args', 0] },
        data: { tool: 'java', constraint, ...(exact && { exact }) },
      }
    }
    yield* javaIn(build, block, [...at, 'block'])
  }
}

/** `17`, `'17'`, `JavaVersion.VERSION_17`, `JavaLanguageVersion.of(17)`. */
function versionOf(value: Argument | undefined): Argument | undefined {
  if (isCall(value))
    return /(?:JavaLanguageVersion\.of|JavaVersion\.toVersion)$/.test(value.name) ? versionOf(value.args[0]) : undefined
  if (typeof value === 'number') return String(value)
  const [, major] = isUnknown(value) ? (/(?:VERSION|JVM)_(?:1_)?(\d+)$/.exec(value.text) ?? []) : []
  return major ?? value
}
