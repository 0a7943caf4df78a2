import type { Estate } from '../../model/estate.ts'
import type { Finding } from '../../model/finding.ts'
import { positionsIn } from '../../model/position.ts'
import { placeOf } from '../../model/resource.ts'
import type { SourceFile } from '../../model/source.ts'
import { type Around, commentsIn } from './comments.ts'
import { correspondence } from './names.ts'
import { objectsSaying } from './objects.ts'
import { settingsIn } from './settings.ts'
import type { Foreign, Suppression } from './suppression.ts'

/** The suppressions for other tools in an estate: which of them answers for a finding, and which are over. */
export function foreignIn(
  estate: Estate,
  findings: readonly Finding[],
  settings: readonly SourceFile[],
  sources: Readonly<Record<string, readonly string[]>>,
  today: string,
): {
  readonly of: (finding: Finding, line: number) => Suppression | undefined
  readonly ended: readonly Suppression[]
} {
  const corresponds = correspondence(sources)
  const all = [
    ...inComments(estate, new Set(findings.map(({ place }) => place.file))),
    ...objectsSaying(estate),
    ...settingsIn(settings),
  ]
  const isOver = ({ until }: Foreign) => until !== undefined && until < today
  const standing = all.filter((each) => !isOver(each))
  const byReach = new Map<string, Foreign[]>()
  for (const each of standing) byReach.set(keyOf(each), [...(byReach.get(keyOf(each)) ?? []), each])
  return {
    of(finding, line) {
      for (const key of keysOf(finding))
        for (const each of byReach.get(key) ?? [])
          if (corresponds(finding.check, each.by, each.checks) && each.covers(finding, line)) return each
      return undefined
    },
    ended: all.filter(
      (each) => isOver(each) && Object.keys(sources).some((check) => corresponds(check, each.by, each.checks)),
    ),
  }
}

function keyOf({ reach, place }: Foreign): string {
  if (reach === 'everywhere') return ''
  return reach === 'file' ? place.file : `${reach.scope}\n${reach.object}`
}

/** The file, the object and whatever it stands in, and everywhere. */
function* keysOf({ place, scope, resource }: Finding): Iterable<string> {
  yield place.file
  for (let end = resource.length; end > 0; end = resource.lastIndexOf('/', end - 1))
    yield `${scope}\n${resource.slice(0, end)}`
  yield ''
}

/** Only a file in which something is found can have anything held back. */
function inComments(estate: Estate, spoken: ReadonlySet<string>): readonly Foreign[] {
  const places = new Map<string, readonly (readonly [number, number])[]>()
  const files = [...spoken].flatMap((path) => estate.files.get(path) ?? [])
  return files.flatMap((file) => commentsIn(file, () => aroundIn(file)))

  function aroundIn(file: SourceFile): Around {
    if (places.size === 0) for (const [path, list] of placesIn(estate)) places.set(path, list)
    const at = positionsIn(file.text)
    const lines = (places.get(file.path) ?? []).map(([start, end]) => [at(start).line, at(end).line] as const)
    return (line) => lines.filter(([from, to]) => from <= line && line <= to).sort(([a], [b]) => b - a)[0]
  }
}

/** What a comment inside of it speaks of as a whole. */
const wholes = new Set([
  'kubernetes/object',
  'cloudformation/resource',
  'compose/service',
  'actions/job',
  'monitoring/rule',
])

function placesIn(estate: Estate): ReadonlyMap<string, (readonly [number, number])[]> {
  const found = new Map<string, (readonly [number, number])[]>()
  for (const resource of estate.resources) {
    if (!wholes.has(resource.kind.id)) continue
    const [{ file, span }, key] = [placeOf(resource), placeOf(resource, [], 'key')]
    const start = key.file === file ? Math.min(key.span.start, span.start) : span.start
    const ofFile = found.get(file) ?? []
    ofFile.push([start, Math.max(start, span.end - 1)])
    found.set(file, ofFile)
  }
  return found
}
