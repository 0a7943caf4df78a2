import type { Estate } from '../model/estate.ts'
import type { Finding, Fix, Related } from '../model/finding.ts'
import { placeOf, type Resource } from '../model/resource.ts'
import { isMap } from '../model/shape.ts'
import { type Edit, type Path, type Place, under, valueAt } from '../model/source.ts'
import type { Spec } from '../model/spec.ts'
import { hasHole, isUnknown } from '../model/unknown.ts'
import { type Check, kindsOf, type Report, type Scene } from './check.ts'

export interface Inspection {
  readonly findings: readonly Finding[]
  /** Checks that threw: each lost one subject, and says which. Always a bug of ours. */
  readonly failures: readonly { readonly check: string; readonly resource: string; readonly error: unknown }[]
}

/** Runs the checks over the estate. Order: by file, then by place, then by check, so that output never shuffles. */
export function inspect(
  estate: Estate,
  checks: Readonly<Record<string, Check>>,
  on: Date,
  intentOf: (resource: Resource) => Spec | undefined = () => undefined,
): Inspection {
  const findings = new Map<string, Finding>()
  const scenes = new Map<Resource, Scene<unknown>>()
  const sceneOf = (resource: Resource): Scene<unknown> => {
    const known = scenes.get(resource)
    if (known) return known
    const intent = intentOf(resource)
    const scene = { resource, estate, on, ...(intent && { intent }) }
    scenes.set(resource, scene)
    return scene
  }
  const failures: { check: string; resource: string; error: unknown }[] = []
  for (const [id, check] of Object.entries(checks))
    for (const resource of subjectsOf(estate, check)) {
      const scene = sceneOf(resource)
      try {
        for (const report of check.run(resource.data, scene)) {
          if (restsOnUnknown(resource, report)) continue
          const place = placeOf(resource, report.at, report.part)
          // Overlays read one base several times, roots one module: what stands in one place is said once, whatever it is called.
          const key = `${id} ${place.file} ${place.span.start} ${report.message.replaceAll(resource.name, '')}`
          if (!findings.has(key)) findings.set(key, found(id, check, resource, report, place))
        }
      } catch (error) {
        failures.push({ check: id, resource: resource.name, error })
      }
    }
  return { findings: [...findings.values()].sort(byPlace), failures }
}

/** What a check looks at. Where it names types, they are looked up rather than tried. */
export function subjectsOf<T>(estate: Estate, check: Check<T>): readonly Resource<T>[] {
  const kinds = kindsOf(check)
  const { types } = check
  if (!types) return kinds.flatMap((kind) => estate.of(kind))
  return kinds.flatMap((kind) => {
    const byType = estate.by(kind, typeOf)
    return Object.keys(types).flatMap((type) => byType.get(type) ?? [])
  })
}

function typeOf({ data }: Resource): string | undefined {
  return isMap(data) && typeof data.type === 'string' ? data.type : undefined
}

function found(id: string, check: Check, resource: Resource, report: Report, place: Place): Finding {
  const fix = check.fix && fixOf(check.fix === 'safe', resource, report)
  const related = (report.related ?? []).map(({ resource: other, at, message }) => ({
    message,
    resource: other.name,
    place: placeOf(other, at),
  }))
  return {
    check: id,
    severity: report.severity ?? check.severity,
    message: report.message,
    resource: resource.name,
    kind: resource.kind.id,
    scope: resource.scope,
    place,
    related: related.filter((each, index) => related.findIndex((other) => isSame(each, other)) === index),
    ...(fix && { fix }),
  }
}

/** Two fields that are both absent are shown at the one place that lacks them. */
function isSame(one: Related, other: Related): boolean {
  const { file, span } = one.place
  return one.message === other.message && file === other.place.file && span.start === other.place.span.start
}

/** All edits of the fix, or none where one of them is refused. */
function fixOf(safe: boolean, resource: Resource, { changes }: Report): Fix | undefined {
  if (!changes || changes.length === 0) return undefined
  const edits: Edit[] = []
  for (const change of changes) {
    const owner = change.resource ?? resource
    const edit = owner.tree.edit(under(owner.path, change))
    if ('refused' in edit) return undefined
    edits.push(edit)
  }
  return { safe, edits }
}

/** A key is known, whatever its value is. */
function restsOnUnknown(resource: Resource, report: Report): boolean {
  return (
    crossesUnknown(resource, report.part === 'key' ? report.at?.slice(0, -1) : report.at) ||
    (report.related ?? []).some(({ resource: other, at }) => crossesUnknown(other, at))
  )
}

/** Whether a value on the way cannot be known, or is a hole that the kind's shape read as absent. */
function crossesUnknown({ tree, path, data }: Resource, at: Path = []): boolean {
  for (let length = 0; length <= at.length; length++) {
    const raw = valueAt(tree.data, [...path, ...at.slice(0, length)])
    if (isUnknown(raw)) return true
    if (typeof raw === 'string' && hasHole(raw) && valueAt(data, at.slice(0, length)) === undefined) return true
  }
  return false
}

/** By file, then by place, then by check. */
export function byPlace(a: Finding, b: Finding): number {
  return compare(a.place.file, b.place.file) || a.place.span.start - b.place.span.start || compare(a.check, b.check)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
