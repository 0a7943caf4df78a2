import type { SourceFile } from '../../model/source.ts'
import type { Runtime, ServiceType } from '../../model/spec.ts'
import { json, map, portOf, type Store, storesOf, words } from './manifest.ts'
import { typeSigns } from './signs.ts'

/** A directory whose code runs as a program. */
export interface Program {
  readonly directory: string
  readonly name?: string
  readonly type: ServiceType
  readonly runtime: Runtime
  readonly port?: number
  readonly stores: readonly Store[]
  /** Its Score file, which tells its port and its stores. */
  readonly score?: string
  readonly because: string
}

/** One program for each directory with a manifest or a Dockerfile that tells of one; libraries and workspace roots are none. */
export function programsIn(files: readonly SourceFile[]): Program[] {
  const directories = new Map<string, Map<string, SourceFile>>()
  for (const file of files) {
    const [directory, base] = split(file.path)
    if (isAside(directory)) continue
    directories.set(directory, (directories.get(directory) ?? new Map()).set(base, file))
  }
  return [...directories].flatMap(([directory, inside]) => {
    const image = [...inside.values()].find(({ path }) => /(?:^|\/)(?:Dockerfile|Containerfile)$/.test(path))
    const program =
      nodeIn(directory, inside, image) ?? listedIn(directory, inside, image) ?? (image && imageIn(directory, image))
    const score = [...inside.values()].find(({ text }) => /^apiVersion: *["']?score\.dev\/v1b1/m.test(text))
    return program ? [score ? { ...program, score: score.path, stores: [] } : program] : []
  })
}

function nodeIn(
  directory: string,
  inside: ReadonlyMap<string, SourceFile>,
  image: SourceFile | undefined,
): Program | undefined {
  const manifest = inside.get('package.json')
  if (!manifest) return undefined
  const read = json(manifest.text)
  const packages = [...Object.keys(map(read.dependencies)), ...Object.keys(map(read.devDependencies))]
  const runs = typeof map(read.scripts).start === 'string' || image !== undefined
  if (read.workspaces !== undefined && !runs) return undefined
  const sign = typeSigns.node.find(([name]) => packages.includes(name))
  if (!sign && !runs) return undefined
  const [, type = 'api', runtime = 'node'] = sign ?? []
  // A package that others build upon has an entry and nothing that starts it.
  if (type !== 'frontend' && !runs && (read.main !== undefined || read.exports !== undefined)) return undefined
  return {
    directory,
    ...(typeof read.name === 'string' && { name: read.name }),
    type,
    runtime,
    ...portOf(image),
    stores: storesOf(packages, manifest.path),
    because: sign
      ? `${manifest.path} names ${sign[0]}`
      : `${image?.path ?? manifest.path} starts something, and nothing tells what it is`,
  }
}

const lists: readonly (readonly [RegExp, 'python' | 'go' | 'java'])[] = [
  [/^(?:pyproject\.toml|requirements\.txt|Pipfile)$/, 'python'],
  [/^go\.mod$/, 'go'],
  [/^(?:pom\.xml|build\.gradle(?:\.kts)?)$/, 'java'],
]

function listedIn(
  directory: string,
  inside: ReadonlyMap<string, SourceFile>,
  image: SourceFile | undefined,
): Program | undefined {
  for (const [base, runtime] of lists) {
    const found = [...inside].filter(([name]) => base.test(name)).map(([, file]) => file)
    const [manifest] = found
    if (!manifest) continue
    const packages = new Set(found.flatMap(({ text }) => words(text)))
    const sign = typeSigns[runtime].find(
      ([name]) => packages.has(name) || [...packages].some((each) => each.startsWith(`${name}/`)),
    )
    if (!sign && !image) return undefined
    const [, type = image && !portOf(image).port ? 'worker' : 'api'] = sign ?? []
    return {
      directory,
      type,
      runtime,
      ...portOf(image),
      stores: storesOf([...packages], manifest.path),
      because: sign ? `${manifest.path} names ${sign[0]}` : `${image?.path} runs it, and nothing tells what it is`,
    }
  }
  return undefined
}

function imageIn(directory: string, image: SourceFile): Program | undefined {
  const bases = [...image.text.matchAll(/^FROM\s+(?:--\S+\s+)?(\S+)/gim)].map(([, base = '']) => base)
  const last = bases.at(-1)?.toLowerCase() ?? ''
  const all = bases.join(' ').toLowerCase()
  const runtime = /nginx|caddy|httpd/.test(last)
    ? 'static'
    : (['python', 'golang', 'node'] as const).find((name) => all.includes(name))
  const known =
    runtime === 'golang' ? 'go' : (runtime ?? (/temurin|openjdk|corretto|maven|gradle/.test(all) ? 'java' : undefined))
  if (!known) return undefined
  const { port } = portOf(image)
  const type = known === 'static' ? 'frontend' : port === undefined ? 'worker' : 'api'
  return {
    directory,
    type,
    runtime: known,
    ...portOf(image),
    stores: [],
    because: `${image.path} is built on ${bases.at(-1)}${port === undefined ? ' and exposes no port' : ''}`,
  }
}

function isAside(directory: string): boolean {
  return /(?:^|\/)(?:tests?|examples?|fixtures|e2e|docs|vendor|third_party|scripts|tools|packages\/(?:config|eslint)[^/]*|\.[^/]+)(?:\/|$)/.test(
    directory,
  )
}

function split(path: string): [string, string] {
  const at = path.lastIndexOf('/')
  return at < 0 ? ['.', path] : [path.slice(0, at), path.slice(at + 1)]
}
