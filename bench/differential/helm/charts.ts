import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SourceFile } from '../../../src/model/source.ts'

/** A chart with what it depends on, as somebody has it who ran `helm dependency build`. Paths begin with the chart's own. */
export interface Vendored {
  readonly directory: string
  readonly files: readonly SourceFile[]
}

/** Every chart below a directory, its dependencies taken from the charts beside it; values are not held against a schema. */
export function vendoredIn(root: string): Vendored[] {
  const directories = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'Chart.yaml')
    .map((entry) => entry.parentPath.slice(root.length + 1))
    .sort()
  const byName = new Map<string, string>()
  for (const directory of directories)
    if (!isInner(directory, directories))
      byName.set(nameOf(root, directory), byName.get(nameOf(root, directory)) ?? directory)
  return directories
    .filter((directory) => !isInner(directory, directories))
    .map((directory) => ({ directory, files: [...filesOf(root, directory, directory, byName, 0)] }))
}

/** Puts the chart where a program finds it, and says where. */
export function written({ directory, files }: Vendored, into: string): string {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(into, path)), { recursive: true })
    writeFileSync(join(into, path), text)
  }
  return join(into, directory)
}

function isInner(directory: string, all: readonly string[]): boolean {
  const [, outer] = /^(.+)\/charts\/[^/]+$/.exec(directory) ?? []
  return outer !== undefined && all.includes(outer)
}

function nameOf(root: string, directory: string): string {
  return /^name:\s*["']?([^\s"'#]+)/m.exec(readFileSync(join(root, directory, 'Chart.yaml'), 'utf8'))?.[1] ?? directory
}

function* filesOf(
  root: string,
  directory: string,
  as: string,
  byName: ReadonlyMap<string, string>,
  depth: number,
): Iterable<SourceFile> {
  const entries = readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile() || /\.(?:tgz|png|svg|gif|jpe?g)$/.test(entry.name) || entry.name === 'values.schema.json')
      continue
    const bytes = readFileSync(join(entry.parentPath, entry.name))
    if (bytes.includes(0) || bytes.length > 2_000_000) continue
    yield {
      path: `${as}${join(entry.parentPath, entry.name).slice(join(root, directory).length)}`,
      text: bytes.toString('utf8'),
    }
  }
  if (depth > 4) return
  const declared = ['Chart.yaml', 'requirements.yaml'].flatMap((file) => dependenciesIn(join(root, directory, file)))
  for (const name of new Set(declared)) {
    const found = byName.get(name)
    const isThere = entries.some((each) => each.name === 'Chart.yaml' && each.parentPath.endsWith(`/charts/${name}`))
    if (found !== undefined && !isThere && found !== directory)
      yield* filesOf(root, found, `${as}/charts/${name}`, byName, depth + 1)
  }
}

function dependenciesIn(file: string): string[] {
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  const list = /^dependencies:[ \t]*\n((?:[ \t-].*\n?|\n|#.*\n?)*)/m.exec(text)?.[1] ?? ''
  return [...list.matchAll(/^[ \t-]+name:\s*["']?([^\s"'#]+)/gm)].map(([, name = '']) => name)
}
