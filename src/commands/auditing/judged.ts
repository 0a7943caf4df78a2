import { checks } from '../../checks/index.ts'
import { severities } from '../../model/finding.ts'
import type { World } from '../../model/world.ts'
import { ready } from '../../readers/survey.ts'
import type { Audit, AuditInput } from './asked.ts'
import { auditConfig } from './config.ts'
import { filesOf } from './files.ts'
import { look } from './look.ts'
import { reporter } from './report.ts'
import { isOn, selected } from './select.ts'
import { settled } from './settled.ts'

/** Reads, judges, and says what was found. */
export async function judged(asked: AuditInput, world: World): Promise<Audit> {
  const wanted = settled(asked, await auditConfig(world))
  const chosen = selected(checks, wanted)
  const on = asked.on ? new Date(asked.on) : world.now()
  const { files, beside, skipped } = await filesOf(world, wanted)
  const asideOf = new Set(beside.map(({ path }) => path))
  await ready()
  const { estate, texts, sifted, failures } = await look(world, [...files, ...beside], chosen, Object.keys(checks), on)
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
}
