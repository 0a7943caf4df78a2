import { type Check, kindsOf } from '../../src/checks/check.ts'
import { type Inspection, inspect } from '../../src/checks/inspect.ts'
import { readSpec } from '../../src/design/read.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Path, SourceFile, Tree } from '../../src/model/source.ts'
import type { Spec } from '../../src/model/spec.ts'
import { isUnknown } from '../../src/model/unknown.ts'
import { gather, type ParsedTree, parse } from '../../src/readers/survey.ts'

/** The day on which all examples are judged. */
export const day = new Date('2026-11-21T00:00:00Z')

export type Checks = Readonly<Record<string, Check>>

/** The name under which an example of one file is read. */
export function fileOf(check: Check): string {
  return kindsOf(check)[0]?.file ?? ''
}

/** What an example promises, where it has a `devops.yaml`. */
export function intentOf(files: readonly SourceFile[]): () => Spec | undefined {
  const file = files.find(({ path }) => path === 'devops.yaml')
  const spec = file && readSpec(file).spec
  return () => spec
}

/** Every way to put one of `values` in the place of one value of the files, read and inspected. */
export function* altered(
  files: readonly SourceFile[],
  checks: Checks,
  values: readonly unknown[],
  which: (value: unknown) => boolean = () => true,
): Iterable<{ readonly what: string } & Inspection> {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const intent = intentOf(files)
  const parsed = files.flatMap(parse)
  for (const [index, { tree }] of parsed.entries())
    for (const path of pathsIn(tree.data, which))
      for (const value of values) {
        const changed = parsed.with(index, withValue(parsed[index] as ParsedTree, path, value))
        const what = `${tree.file.path}: ${path.join('.')} = ${isUnknown(value) ? 'unknown' : JSON.stringify(value)}`
        yield { what, ...inspect(gather(byPath, changed), checks, day, intent) }
      }
}

/** Where a finding is told: wording may change with a value that it quotes, the place may not. */
export function spotOf({ check, place }: Finding): string {
  return `${check} at ${place.file}:${place.span.start}`
}

export function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

function withValue(parsed: ParsedTree, path: Path, value: unknown): ParsedTree {
  const { tree } = parsed
  const changed: Tree = {
    file: tree.file,
    data: replaced(tree.data, path, value),
    problems: tree.problems,
    comments: tree.comments,
    ...(tree.scope !== undefined && { scope: tree.scope }),
    placeOf: tree.placeOf,
    ...(tree.placeIn && { placeIn: tree.placeIn }),
    edit: tree.edit,
  }
  return { ...parsed, tree: changed }
}

function* pathsIn(data: unknown, which: (value: unknown) => boolean, path: Path = []): Iterable<Path> {
  if (path.length > 0 && which(data)) yield path
  if (isScalar(data) || isUnknown(data)) return
  const entries = Array.isArray(data) ? data.entries() : Object.entries(data as object)
  for (const [step, value] of entries) yield* pathsIn(value, which, [...path, step])
}

/** A copy along the path: what else refers to the same objects keeps them. */
function replaced(data: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(data)) return data.with(Number(step), replaced(data[Number(step)], rest, value))
  const map = data as Record<string, unknown>
  return { ...map, [step]: replaced(map[step], rest, value) }
}
