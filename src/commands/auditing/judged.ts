import { checks } from '../../checks/index.ts'
import type { Estate } from '../../model/estate.ts'
import { Fault } from '../../model/fault.ts'
import { severities } from '../../model/finding.ts'
import type { Place } from '../../model/source.ts'
import type { World } from '../../model/world.ts'
import { ready } from '../../readers/survey.ts'
import type { Audit, AuditInput } from './asked.ts'
import { baselineText, compare, defaultBaseline, type Entry, entryOf, readBaseline } from './baseline.ts'
import type { AuditConfig } from './config.ts'
import { auditConfig } from './config.ts'
import { mapIn } from './estate-shown.ts'
import { filesOf } from './files.ts'
import { look } from './look.ts'
import { merge } from './merged.ts'
import { ownership, ruled } from './policy.ts'
import { redact } from './redact.ts'
import { type Reported, reporter, type Spot } from './report.ts'
import { revisionOf } from './revision.ts'
import { isOn, selected } from './select.ts'
import { settled } from './settled.ts'

/** Reads, judges, and says what was found: less what was there before, where that is asked for. */
export async function judged(asked: AuditInput, world: World): Promise<Audit> {
  const wanted = settled(asked, await auditConfig(world))
  const on = asked.on ? new Date(asked.on) : world.now()
  const { findings: all, reaches, on: day, ...seen } = await seenIn(world, wanted, on)
  const since = asked.since === undefined ? undefined : await before(world, asked.since, wanted, on)
  const introduced = since && compare(since.entries, all)
  const baseline = await held(world, wanted, { all, current: introduced?.fresh ?? all, reaches, on: day })
  const floor = severities.indexOf(wanted.severity ?? 'info')
  const shown = baseline?.fresh ?? introduced?.fresh ?? all
  return {
    on: day,
    failOn: wanted.failOn ?? 'low',
    ...(wanted.severity && { severity: wanted.severity }),
    cwd: world.cwd,
    ...seen,
    findings: shown.filter(({ severity }) => severities.indexOf(severity) >= floor),
    ...(baseline && { baseline: baseline.said }),
    ...(since && {
      since: {
        revision: asked.since ?? '',
        commit: since.commit,
        known: introduced?.known.length ?? 0,
        gone: introduced?.gone.length ?? 0,
      },
    }),
    ...(wanted.groupBy && { groupBy: wanted.groupBy }),
  }
}

type Wanted = AuditInput & AuditConfig

/** What the files of a world hold, judged by the policy. */
async function seenIn(world: World, wanted: Wanted, on: Date) {
  const chosen = selected(checks, wanted)
  const { files, beside, skipped } = await filesOf(world, wanted)
  const asideOf = new Set(beside.map(({ path }) => path))
  await ready()
  const { estate, texts, sifted, failures } = await look(world, [...files, ...beside], chosen, checks, on)
  const today = on.toISOString().slice(0, 10)
  const { findings, off } = ruled(
    sifted.findings.filter(({ place }) => !asideOf.has(place.file)),
    wanted,
    today,
  )
  const { report, spotOf } = reporter(texts)
  const ownersOf = await ownership(world, wanted.rules)
  const shown = findings.filter(({ check }) => Object.hasOwn(chosen, check) || isOn(check, true, wanted))
  const reports = report(shown).map((each, index) => {
    const owners = shown[index] ? ownersOf(shown[index]) : []
    return owners.length > 0 ? { ...each, owners: [...owners] } : each
  })
  const suppressed = [
    ...sifted.suppressed.map(({ finding, by }) => ({ finding, ...by })),
    ...off.map(({ finding, rule }) => ({ finding, by: 'policy', reason: rule.reason ?? '', until: rule.until })),
  ].map(({ finding, by, reason, until }) => ({
    check: finding.check,
    by,
    reason,
    ...(until !== undefined && { until }),
    place: spotOf(finding.place),
  }))
  const joined = wanted.merge && (await merge(world, wanted.merge, reports, suppressed, sources(), lineIn(texts)))
  const whole = wanted.paths.every((path) => path === '.') && !wanted.include
  const reaches = ({ check, file }: Entry) =>
    (Object.hasOwn(chosen, check) || isOn(check, !Object.hasOwn(checks, check), wanted)) && (whole || texts.has(file))
  return {
    on: today,
    files: files.length,
    resources: new Set(
      estate.resources
        .filter(({ tree }) => !asideOf.has(tree.file.path))
        .map(({ tree, path, scope }) => [scope, tree.file.path, ...path].join('\n')),
    ).size,
    checks: Object.keys(chosen),
    findings: joined?.findings ?? reports,
    reaches,
    suppressed,
    ended: [
      ...sifted.ended.map(({ checks, reason, until = '', place }) => ({
        checks: [...checks],
        reason,
        until,
        place: spotOf(place),
      })),
    ],
    ...(joined && { merged: [...joined.merged] }),
    ...(wanted.map && { map: mapOf(estate, spotOf) }),
    skipped: [...skipped],
    failures: failures.map(({ check, resource, error }) => ({ check, resource, error: String(error) })),
  }
}

/** What was there at a revision, told as a baseline tells it. */
async function before(world: World, name: string, wanted: Wanted, on: Date) {
  const { commit, world: past } = await revisionOf(world, name)
  const paths: string[] = []
  // A path that is new has no past.
  for (const path of wanted.paths) if ((await past.files.list(path)).files.length > 0) paths.push(path)
  const { merge: _, map: __, ...same } = wanted
  const { findings } = await seenIn(past, { ...same, paths }, on)
  return { commit, entries: findings.map(entryOf) }
}

interface Standing {
  readonly all: readonly Reported[]
  /** Of those, what is to be shown. */
  readonly current: readonly Reported[]
  /** Whether this audit would have found an entry, were it still there. */
  readonly reaches: (entry: Entry) => boolean
  readonly on: string
}

/** What a baseline leaves of the findings; where that is asked for it is written anew, and keeps what this audit did not look at. */
async function held(world: World, wanted: Wanted, { all, current, reaches, on }: Standing) {
  const path = wanted.baseline ?? defaultBaseline
  if (path === 'none' && !wanted.writeBaseline) return undefined
  const text = await world.files.read(path)
  const entries = text === undefined ? [] : readBaseline(path, text)
  if (wanted.writeBaseline) {
    const { fresh, gone } = compare(entries.filter(reaches), all)
    const next = [...all.map(entryOf), ...entries.filter((each) => !reaches(each))]
    await world.files.write(new Map([[path, baselineText(on, next)]]))
    return {
      fresh: [],
      said: {
        path,
        known: all.length,
        gone: [],
        written: { added: fresh.length, dropped: gone.length, total: next.length },
      },
    }
  }
  if (text === undefined) {
    if (wanted.baseline === undefined) return undefined
    throw new Fault('no-such-file', `there is no file \`${path}\``, 'Write it with `devops audit --write-baseline`.')
  }
  const { gone } = compare(entries.filter(reaches), all)
  const { fresh, known } = compare(entries, current)
  return { fresh, said: { path, known: known.length, gone: [...gone] } }
}

function mapOf(estate: Estate, spotOf: (place: Place) => Spot): Audit['map'] {
  const { things, links } = mapIn(estate, spotOf, () => true)
  return { things, links }
}

function sources(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(checks).map(([id, { sources = [] }]) => [id, sources]))
}

function lineIn(texts: ReadonlyMap<string, string>) {
  const lines = new Map<string, readonly string[]>()
  return (file: string, line: number): string => {
    const known = lines.get(file) ?? texts.get(file)?.split(/\r?\n/) ?? []
    lines.set(file, known)
    return redact(known[line - 1] ?? '', known[line - 2])
  }
}
