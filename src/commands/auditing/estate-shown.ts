import { join } from '../../links/join.ts'
import type { Estate } from '../../model/estate.ts'
import { placeOf, type Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Place, valueAt } from '../../model/source.ts'
import { isUnknown, whyUnknown } from '../../model/unknown.ts'
import type { World } from '../../model/world.ts'
import { readers } from '../../readers/index.ts'
import { ready, survey } from '../../readers/survey.ts'
import { auditConfig } from './config.ts'
import type { EstateInput, EstateShown, Thing } from './estate-asked.ts'
import { filesOf } from './files.ts'
import { type Principals, principalsOf } from './principals.ts'
import { redact } from './redact.ts'
import { reporter, type Spot } from './report.ts'

/** Reads, and says what there is and how it hangs together. */
export async function shown(asked: EstateInput, world: World): Promise<EstateShown> {
  const { include, exclude } = await auditConfig(world)
  const { files, skipped } = await filesOf(world, { include, exclude, ...asked })
  await ready()
  const estate = survey(files)
  const { spotOf } = reporter(new Map([...estate.files].map(([path, { text }]) => [path, text])))
  const wanted = (resource: Resource) => asked.scope === undefined || resource.scope === asked.scope
  const { principals, things, links } = mapIn(estate, spotOf, wanted)
  return {
    cwd: world.cwd,
    files: files.length,
    formats: formatsIn(estate),
    things,
    parts: partsIn(estate.resources.filter(wanted), principals),
    links,
    unread: estate.problems.map(({ message, place }) => ({ because: redact(message), place: spotOf(place) })),
    unknown: unknownsIn(principals),
    nobodys: files.map(({ path }) => path).filter((path) => !estate.formats.has(path)),
    skipped: [...skipped],
  }
}

/** What stands on its own, and how it hangs together. */
export function mapIn(estate: Estate, spotOf: (place: Place) => Spot, wanted: (resource: Resource) => boolean) {
  const principals = principalsOf(estate)
  const numbers = new Map<Resource, number>()
  const things: Thing[] = []
  for (const [resource, parts] of principals.all) {
    if (!wanted(resource)) continue
    const { file, line } = spotOf(placeOf(resource))
    const { kind, scope } = resource
    const title = titleOf(resource)
    // A cluster's object is named by its kind, which its title says already.
    const name = resource.name.startsWith(`${title}/`) ? resource.name.slice(title.length + 1) : resource.name
    numbers.set(resource, things.length)
    things.push({ id: things.length, name, kind: kind.id, title, scope, file, line, parts })
  }
  return { principals, things, links: linksIn(estate, (resource) => numbers.get(principals.of(resource))) }
}

/** A Kubernetes object is what its own `kind` says. */
function titleOf({ kind, data }: Resource): string {
  return kind.id === 'kubernetes/object' && isMap(data) ? String(data.kind) : kind.title
}

function formatsIn(estate: Estate): EstateShown['formats'] {
  const counts = new Map<string, number>()
  for (const ids of estate.formats.values()) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return Object.entries(readers).flatMap(([id, { title }]) => {
    const files = counts.get(id)
    return files === undefined ? [] : [{ id, title, files }]
  })
}

function partsIn(resources: readonly Resource[], principals: Principals): EstateShown['parts'] {
  const counts = new Map<string, number>()
  for (const resource of resources) {
    const owner = principals.of(resource)
    if (owner === resource ? !principals.all.has(resource) : owner.path.length < resource.path.length)
      counts.set(resource.kind.title, (counts.get(resource.kind.title) ?? 0) + 1)
  }
  return [...counts]
    .map(([title, count]) => ({ title, count }))
    .sort((a, b) => b.count - a.count || (a.title < b.title ? -1 : 1))
}

function linksIn(estate: Estate, numberOf: (resource: Resource) => number | undefined): EstateShown['links'] {
  const seen = new Set<string>()
  return join(estate).flatMap(({ from, verb, to }) => {
    const ends = { from: numberOf(from), to: numberOf(to) }
    const key = `${ends.from} ${verb} ${ends.to}`
    if (ends.from === undefined || ends.to === undefined || ends.from === ends.to || seen.has(key)) return []
    seen.add(key)
    return [{ from: ends.from, verb, to: ends.to }]
  })
}

/** The reasons why values are not known, and how often each stands. */
function unknownsIn({ all }: Principals): EstateShown['unknown'] {
  const reasons = new Map<string, number>()
  const visit = (value: unknown): void => {
    if (isUnknown(value)) reasons.set(whyUnknown(value), (reasons.get(whyUnknown(value)) ?? 0) + 1)
    else if (Array.isArray(value)) value.forEach(visit)
    else if (isMap(value)) Object.values(value).forEach(visit)
  }
  for (const resource of all.keys()) visit(valueAt(resource.tree.data, resource.path))
  return [...reasons]
    .map(([because, values]) => ({ because, values }))
    .sort((a, b) => b.values - a.values || (a.because < b.because ? -1 : 1))
}
