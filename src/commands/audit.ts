import { z } from 'zod'
import { checks } from '../checks/index.ts'
import { severities } from '../model/finding.ts'
import { ready } from '../readers/survey.ts'
import { matchesGlob } from '../values/glob.ts'
import { type AuditConfig, auditConfig } from './auditing/config.ts'
import { filesOf } from './auditing/files.ts'
import { look } from './auditing/look.ts'
import { reported, reporter, spotted } from './auditing/report.ts'
import { isOn, parts, selected, unknownCheck } from './auditing/select.ts'
import type { Command } from './command.ts'

const input = z.object({
  paths: z.array(z.string()).default(['.']).describe('Directories or files'),
  only: z.array(z.enum(parts)).optional().describe('Judge these parts alone'),
  include: z.array(z.string()).optional().describe('Read only files that fit this glob'),
  exclude: z.array(z.string()).optional().describe('Leave out files that fit this glob'),
  enable: z.array(z.string()).optional().describe('Run this check too, or those that fit this glob'),
  disable: z.array(z.string()).optional().describe('Do not run this check, or those that fit this glob'),
  strict: z.boolean().optional().describe('Run the strict checks too: opinions, and what only some teams want'),
  severity: z.enum(severities).optional().describe('Show nothing milder'),
  failOn: z
    .enum([...severities, 'never'])
    .optional()
    .describe('Exit with 1 from this severity on; low unless said'),
  on: z.iso.date().optional().describe('The day on which end dates are judged; today unless said'),
})
export type AuditInput = z.output<typeof input>

const output = z.object({
  on: z.string(),
  failOn: z.enum([...severities, 'never']),
  cwd: z.string(),
  files: z.number(),
  resources: z.number(),
  checks: z.array(z.string()).describe('Ids of the checks that ran'),
  findings: z.array(reported),
  suppressed: z.array(
    z.object({ check: z.string(), reason: z.string(), until: z.string().optional(), place: spotted }),
  ),
  ended: z.array(z.object({ checks: z.array(z.string()), reason: z.string(), until: z.string(), place: spotted })),
  skipped: z.array(z.object({ path: z.string(), because: z.string() })),
  failures: z
    .array(z.object({ check: z.string(), resource: z.string(), error: z.string() }))
    .describe('Checks that broke: a bug of ours'),
})
export type Audit = z.output<typeof output>

export const command: Command<AuditInput, Audit> = {
  summary: 'Find faults in what a repository holds',
  input,
  positional: ['paths'],
  output,
  role: 'viewer',
  changes: false,
  follows: true,
  verdict: ({ findings, failOn }) =>
    failOn !== 'never' && findings.some(({ severity }) => severities.indexOf(severity) >= severities.indexOf(failOn))
      ? 1
      : 0,
  async run(asked, world) {
    const wanted = settled(asked, await auditConfig(world))
    const chosen = selected(checks, wanted)
    const on = asked.on ? new Date(asked.on) : world.now()
    const { files, beside, skipped } = await filesOf(world, wanted)
    const asideOf = new Set(beside.map(({ path }) => path))
    await ready()
    const { estate, texts, sifted, failures } = await look(
      world,
      [...files, ...beside],
      chosen,
      Object.keys(checks),
      on,
    )
    const ranked = sifted.findings
      .filter(({ place }) => !asideOf.has(place.file))
      .map((finding) => ({
        ...finding,
        severity: wanted.severities?.[finding.check] ?? finding.severity,
      }))
    const floor = severities.indexOf(wanted.severity ?? 'info')
    const { report, spotOf } = reporter(texts)
    return {
      on: on.toISOString().slice(0, 10),
      failOn: wanted.failOn ?? 'low',
      cwd: world.cwd,
      files: files.length,
      resources: new Set(
        estate.resources
          .filter(({ tree }) => !asideOf.has(tree.file.path))
          .map(({ tree, path, scope }) => [scope, tree.file.path, ...path].join('\n')),
      ).size,
      checks: Object.keys(chosen),
      findings: report(
        ranked.filter(
          ({ check, severity }) =>
            severities.indexOf(severity) >= floor && (Object.hasOwn(chosen, check) || isOn(check, true, wanted)),
        ),
      ),
      suppressed: sifted.suppressed.map(({ finding, by }) => ({
        check: finding.check,
        reason: by.reason,
        ...(by.until && { until: by.until }),
        place: spotOf(finding.place),
      })),
      ended: sifted.ended.map(({ checks, reason, until = '', place }) => ({
        checks: [...checks],
        reason,
        until,
        place: spotOf(place),
      })),
      skipped: [...skipped],
      failures: failures.map(({ check, resource, error }) => ({ check, resource, error: String(error) })),
    }
  },
}

/** Flags before the configuration file; lists add up. What is named outright is read, whatever the file leaves out. */
export function settled<T extends Partial<AuditInput>>(asked: T, config: AuditConfig): T & AuditConfig {
  for (const id of Object.keys(config.severities ?? {}))
    if (!Object.hasOwn(checks, id)) throw unknownCheck(id, Object.keys(checks))
  const both = (key: 'enable' | 'disable') => [...(config[key] ?? []), ...(asked[key] ?? [])]
  const named = (glob: string) =>
    (asked.paths ?? []).some((path) => matchesGlob(path, [glob]) || matchesGlob(`${path}/x`, [glob]))
  return {
    ...config,
    ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)),
    exclude: [...(config.exclude ?? []).filter((glob) => !named(glob)), ...(asked.exclude ?? [])],
    enable: both('enable'),
    disable: both('disable'),
  } as T & AuditConfig
}
