import type { Check } from '../../checks/check.ts'
import { checks } from '../../checks/index.ts'
import { subjectsOf } from '../../checks/inspect.ts'
import type { Control } from '../../facts/controls/control.ts'
import { controls } from '../../facts/controls.ts'
import { severities } from '../../model/finding.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { ready } from '../../readers/survey.ts'
import { type Compliance, type ComplianceInput, frameworks, type Judged } from './compliance-asked.ts'
import { auditConfig } from './config.ts'
import { filesOf } from './files.ts'
import { look } from './look.ts'
import { ruled } from './policy.ts'
import { reporter } from './report.ts'
import { selected } from './select.ts'
import { settled } from './settled.ts'

/**
 * Control by control. Met: checks that serve it looked at something and nothing is open. Not met: something is. Not seen: no check
 * serves it, or none found what it looks at; files are silent then, and somebody has to answer.
 */
export async function complied(asked: ComplianceInput, world: World): Promise<Compliance> {
  const wanted = settled(asked, await auditConfig(world))
  const on = asked.on ? new Date(asked.on) : world.now()
  const today = on.toISOString().slice(0, 10)
  const chosen = Object.fromEntries(
    Object.entries(selected(checks, wanted)).filter(([, { controls = [] }]) => controls.length > 0),
  )
  const { files } = await filesOf(world, wanted)
  await ready()
  const { estate, texts, sifted } = await look(world, files, chosen, checks, on)
  const { findings, off } = ruled(sifted.findings, wanted, today)
  const { report, spotOf } = reporter(texts)
  // A remark, such as of test data, breaks no promise.
  const open = grouped(report(findings.filter(({ severity }) => severity !== 'info')), ({ check }) => check)
  const accepted = grouped(
    [
      ...sifted.suppressed.map(({ finding, by: { reason, until } }) => ({ finding, reason, until })),
      ...off.map(({ finding, rule }) => ({ finding, reason: rule.reason ?? '', until: rule.until })),
    ],
    ({ finding }) => finding.check,
  )
  const looked = new Map(Object.entries(chosen).map(([id, check]) => [id, subjectsIn(check).length]))
  const serving = new Map<string, string[]>()
  for (const [id, { controls = [] }] of Object.entries(chosen))
    for (const each of controls) serving.set(each, [...(serving.get(each) ?? []), id])
  const names = asked.framework ?? frameworks
  const tables = controls.filter(({ rows }) => names.some((name) => name === rows[0]?.framework))
  return {
    on: today,
    files: files.length,
    resources: estate.resources.length,
    frameworks: tables.map(({ source, date, rows }) => {
      const judged = rows.map(judge)
      const count = (state: Judged['state']) => judged.filter((each) => each.state === state).length
      return {
        id: rows[0]?.framework ?? '',
        source,
        date,
        met: count('met'),
        notMet: count('not met'),
        notSeen: count('not seen'),
        controls: asked.framework ? judged : [],
      }
    }),
  }

  function judge({ id, title, answers }: Control): Judged {
    const ids = serving.get(id) ?? []
    const asked = ids.filter((each) => (looked.get(each) ?? 0) > 0)
    const found = asked.flatMap((each) => open.get(each) ?? [])
    const waived = asked.flatMap((each) => accepted.get(each) ?? [])
    const resources = new Set(asked.flatMap((each) => subjectsIn(chosen[each]))).size
    return {
      id,
      title,
      state: asked.length === 0 ? 'not seen' : found.length > 0 ? 'not met' : 'met',
      answers,
      because: reason(id, ids, asked, found.length, waived.length, resources),
      resources,
      checks: asked.map((each) => ({
        id: each,
        title: checks[each]?.title ?? '',
        resources: looked.get(each) ?? 0,
        findings: open.get(each)?.length ?? 0,
        accepted: accepted.get(each)?.length ?? 0,
      })),
      findings: found
        .map(({ check, severity, message, place }) => ({ check, severity, message, place }))
        .sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity)),
      accepted: waived.map(({ finding, reason, until }) => ({
        check: finding.check,
        reason,
        ...(until !== undefined && { until }),
        place: spotOf(finding.place),
      })),
    }
  }

  function subjectsIn(check: Check | undefined) {
    return check ? subjectsOf(estate, check).filter(concerns(check)) : []
  }
}

/** Kinds that hold things of any sort; what a check of them means is told by its examples. */
const wide = new Set(['terraform/resource', 'cloudformation/resource', 'kubernetes/object'])

function concerns({ types, examples }: Check): (resource: Resource) => boolean {
  const texts = examples.flatMap(({ bad, good }) => [bad, good]).join('\n')
  const words = [...texts.matchAll(/^\s*(?:resource "(\w+)"|["']?(?:Type|kind)["']?:\s*["']?([\w:]+))/gm)]
  const meant = new Set(words.map(([, terraform, other]) => terraform ?? other))
  return ({ kind, data }) => {
    if (types || meant.size === 0 || !wide.has(kind.id) || !isMap(data)) return true
    return meant.has(String(data.type ?? data.kind))
  }
}

/** Controls of which no check runs here may still be served by one that is off or not written. */
function reason(
  id: string,
  ids: readonly string[],
  asked: readonly string[],
  found: number,
  waived: number,
  resources: number,
): string {
  if (asked.length > 0) {
    const looked = `${many(asked.length, 'check')} looked at ${many(resources, 'resource')}`
    const open = found > 0 ? ` and found ${many(found, 'fault')}` : ' and found nothing'
    return `${looked}${open}${waived > 0 ? `; ${many(waived, 'finding')} accepted with a reason` : ''}`
  }
  if (ids.length > 0)
    return `nothing that ${many(ids.length, 'check')} of it ${ids.length === 1 ? 'looks' : 'look'} at stands in these files`
  const strict = Object.values(checks).filter(({ controls = [] }) => controls.includes(id)).length
  return strict > 0 ? `${many(strict, 'check')} of it did not run; --strict asks more` : 'files do not show it'
}

function many(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
