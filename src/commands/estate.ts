import { z } from 'zod'
import { join } from '../links/join.ts'
import type { Estate } from '../model/estate.ts'
import { placeOf, type Resource } from '../model/resource.ts'
import { isMap } from '../model/shape.ts'
import { valueAt } from '../model/source.ts'
import { isUnknown, whyUnknown } from '../model/unknown.ts'
import { readers } from '../readers/index.ts'
import { ready, survey } from '../readers/survey.ts'
import { auditConfig } from './auditing/config.ts'
import { filesOf } from './auditing/files.ts'
import { redact } from './auditing/redact.ts'
import { reporter, spotted } from './auditing/report.ts'
import type { Command } from './command.ts'
import { type Principals, principalsOf } from './mapping/principals.ts'

const input = z.object({
  paths: z.array(z.string()).default(['.']).describe('Directories or files'),
  include: z.array(z.string()).optional().describe('Read only files that fit this glob'),
  exclude: z.array(z.string()).optional().describe('Leave out files that fit this glob'),
  scope: z.string().optional().describe('Only what is deployed together there, such as overlays/production'),
})

const thing = z.object({
  id: z.number(),
  name: z.string().describe('As its own format calls it'),
  kind: z.string().describe('Id of its kind, such as kubernetes/object'),
  title: z.string().describe('What such a thing is called, or which kind of object it is'),
  scope: z.string().describe('What is deployed together'),
  file: z.string(),
  line: z.number(),
  parts: z.number().describe('Resources that stand inside of it, such as containers'),
})
const output = z.object({
  cwd: z.string(),
  files: z.number().describe('Files that were read'),
  formats: z.array(z.object({ id: z.string(), title: z.string(), files: z.number() })),
  things: z.array(thing).describe('Resources that stand on their own'),
  parts: z
    .array(z.object({ title: z.string(), count: z.number() }))
    .describe('What stands inside of them, such as containers'),
  links: z.array(z.object({ from: z.number(), verb: z.string(), to: z.number() })).describe('By the ids of things'),
  unread: z
    .array(z.object({ because: z.string(), place: spotted }))
    .describe('What was not understood, in whole or in part'),
  unknown: z.array(z.object({ because: z.string(), values: z.number() })).describe('Values that files cannot tell'),
  nobodys: z.array(z.string()).describe('Files that a reader looked at, and in which nobody found anything'),
  skipped: z.array(z.object({ path: z.string(), because: z.string() })),
})
export type EstateShown = z.output<typeof output>
export type Thing = z.output<typeof thing>

export const command: Command<z.output<typeof input>, EstateShown> = {
  summary: 'Show what a repository holds, how it hangs together, and what was not understood',
  input,
  positional: ['paths'],
  output,
  role: 'viewer',
  changes: false,
  follows: true,
  async run(asked, world) {
    const { include, exclude } = await auditConfig(world)
    const { files, skipped } = await filesOf(world, { include, exclude, ...asked })
    await ready()
    const estate = survey(files)
    const { spotOf } = reporter(new Map([...estate.files].map(([path, { text }]) => [path, text])))
    const wanted = (resource: Resource) => asked.scope === undefined || resource.scope === asked.scope
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
    return {
      cwd: world.cwd,
      files: files.length,
      formats: formatsIn(estate),
      things,
      parts: partsIn(estate.resources.filter(wanted), principals),
      links: linksIn(estate, (resource) => numbers.get(principals.of(resource))),
      unread: estate.problems.map(({ message, place }) => ({ because: redact(message), place: spotOf(place) })),
      unknown: unknownsIn(principals),
      nobodys: files.map(({ path }) => path).filter((path) => !estate.formats.has(path)),
      skipped: [...skipped],
    }
  },
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
