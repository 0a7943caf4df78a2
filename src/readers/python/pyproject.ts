import { Manifest, Registry, Toolchain } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { toml } from '../../syntax/toml/toml.ts'
import type { Reader, Sighting } from '../reader.ts'
import { listed } from './dependency.ts'
import { pipfile, poetry } from './tables.ts'

export const reader: Reader = {
  title: 'pyproject.toml (PEP 621, Poetry, uv, PDM) and Pipfile',
  syntax: toml,
  files: ['**/pyproject.toml', '**/Pipfile'],
  *read({ file, data }) {
    if (!isMap(data)) return
    if (file.path.endsWith('Pipfile')) return yield* pipfile(data)
    const { project, 'build-system': build, 'dependency-groups': groups } = data
    const tool = isMap(data.tool) ? data.tool : {}
    yield* manifestIn(data, tool)
    if (isMap(project)) yield* standard(project, sourcesOf(tool))
    if (isMap(build)) yield* listed(build.requires, ['build-system', 'requires'], { scope: 'build' })
    yield* grouped(groups, ['dependency-groups'], 'dev')
    if (isMap(tool.poetry)) yield* poetry(tool.poetry)
    if (isMap(tool.uv)) yield* uv(tool.uv)
    if (isMap(tool.pdm)) {
      yield* grouped(tool.pdm['dev-dependencies'], ['tool', 'pdm', 'dev-dependencies'], 'dev')
      yield* registries(tool.pdm.source, ['tool', 'pdm', 'source'])
    }
  },
}

type Json = { readonly [name: string]: unknown }

function* manifestIn({ project }: Json, tool: Json): Iterable<Sighting> {
  const isStandard = isMap(project) && 'name' in project
  const own = isStandard ? project : isMap(tool.poetry) ? tool.poetry : isMap(project) ? project : undefined
  const workspace = isMap(tool.uv) && isMap(tool.uv.workspace) ? tool.uv.workspace.members : undefined
  if (!own && !workspace) return
  const scripts = isMap(own?.scripts)
    ? Object.fromEntries(Object.entries(own.scripts).filter(([, each]) => typeof each === 'string'))
    : {}
  yield {
    kind: Manifest,
    name: `python/${typeof own?.name === 'string' ? own.name : '?'}`,
    path: own === undefined || own === project ? ['project'] : ['tool', 'poetry'],
    data: {
      ecosystem: 'python',
      name: own?.name,
      version: own?.version,
      binaries: Object.keys(scripts),
      workspaces: workspace,
    },
  }
  const wanted = isMap(project) ? project['requires-python'] : undefined
  if (wanted !== undefined)
    yield {
      kind: Toolchain,
      name: 'python',
      path: ['project', 'requires-python'],
      data: { tool: 'python', constraint: wanted },
    }
}

function* standard(project: Json, sources: (name: string) => Json): Iterable<Sighting> {
  for (const found of listed(project.dependencies, ['project', 'dependencies'], { scope: 'runtime' }))
    yield placed(found, sources)
  const extras = project['optional-dependencies']
  for (const [extra, list] of isMap(extras) ? Object.entries(extras) : [])
    for (const found of listed(list, ['project', 'optional-dependencies', extra], { scope: 'optional', only: extra }))
      yield placed(found, sources)
}

/** Lists by the name of a group; what includes another group is none of its own. */
function* grouped(groups: unknown, path: Path, scope: string): Iterable<Sighting> {
  for (const [group, list] of isMap(groups) ? Object.entries(groups) : [])
    yield* listed(list, [...path, group], { scope, only: group })
}

/** uv says in a table of its own where a package is taken from. */
function sourcesOf({ uv }: Json): (name: string) => Json {
  const sources = isMap(uv) && isMap(uv.sources) ? uv.sources : {}
  return (name) => {
    const each = Object.hasOwn(sources, name) ? sources[name] : undefined
    const source = Array.isArray(each) ? each[0] : each
    if (!isMap(source)) return {}
    if (source.workspace === true) return { source: 'workspace', pinned: true }
    if (source.path !== undefined) return { source: 'path', from: source.path, pinned: true }
    if (source.git !== undefined)
      return {
        source: 'git',
        from: source.git,
        pinned: typeof source.rev === 'string' && /^[0-9a-f]{40}$/.test(source.rev),
      }
    if (source.url !== undefined) return { source: 'url', from: source.url, pinned: true }
    return source.index === undefined ? {} : { from: source.index }
  }
}

function placed(sighting: Sighting, sources: (name: string) => Json): Sighting {
  const { data } = sighting
  return isMap(data) ? { ...sighting, data: { ...data, ...sources(String(data.name)) } } : sighting
}

function* uv(table: Json): Iterable<Sighting> {
  yield* listed(table['dev-dependencies'], ['tool', 'uv', 'dev-dependencies'], { scope: 'dev' })
  yield* listed(table['constraint-dependencies'], ['tool', 'uv', 'constraint-dependencies'], {
    scope: 'runtime',
    managed: true,
  })
  yield* listed(table['override-dependencies'], ['tool', 'uv', 'override-dependencies'], {
    scope: 'runtime',
    managed: true,
  })
  yield* registries(table.index, ['tool', 'uv', 'index'])
}

export function* registries(list: unknown, path: Path): Iterable<Sighting> {
  for (const [index, each] of Array.isArray(list) ? list.entries() : [])
    if (isMap(each))
      yield {
        kind: Registry,
        name: String(each.name ?? index),
        path: [...path, index],
        data: { ecosystem: 'python', url: each.url, name: each.name },
      }
}
