import { checks } from '../../../../checks/index.ts'
import type { Audit } from '../../../../commands/audit.ts'
import type { Reported } from '../../../../commands/auditing/report.ts'
import { own } from '../../../../commands/auditing/select.ts'
import { severities } from '../../../../model/finding.ts'
import { xml } from './xml.ts'

/** A suite for every check that ran: it passes, or each finding is a case that fails; what is milder than `--fail-on` is skipped. */
export function junit({ findings, checks: ran, failOn, failures }: Audit): string {
  const byCheck = new Map<string, Reported[]>(ran.map((id) => [id, []]))
  for (const each of findings) byCheck.set(each.check, [...(byCheck.get(each.check) ?? []), each])
  const counts = (ofWhich: readonly Reported[]) => {
    const failing = ofWhich.filter((each) => fails(each, failOn)).length
    return `tests="${Math.max(1, ofWhich.length)}" failures="${failing}" skipped="${ofWhich.length - failing}"`
  }
  const suites = [...byCheck].map(([id, members]) => {
    const title = Object.hasOwn(checks, id) ? checks[id]?.title : own[id as keyof typeof own]?.title
    const cases = members.map((each) => caseOf(each, failOn))
    const passed = `    <testcase classname="${xml(id)}" name="${xml(title ?? id)}"/>`
    return [
      `  <testsuite name="${xml(id)}" ${counts(members)} errors="0">`,
      ...(cases.length > 0 ? cases : [passed]),
      '  </testsuite>',
    ].join('\n')
  })
  const broken = failures.map(
    ({ check, resource, error }) =>
      `  <testsuite name="${xml(check)}" tests="1" failures="0" errors="1">\n    <testcase classname="${xml(check)}" name="${xml(resource)}"><error message="${xml(error)}"/></testcase>\n  </testsuite>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="devops audit">',
    ...suites,
    ...broken,
    '</testsuites>',
  ].join('\n')
}

function fails({ severity }: Reported, failOn: Audit['failOn']): boolean {
  return failOn !== 'never' && severities.indexOf(severity) >= severities.indexOf(failOn)
}

function caseOf(finding: Reported, failOn: Audit['failOn']): string {
  const { check, severity, message, resource, place, related } = finding
  const where = `${place.file}:${place.line}`
  const head = `    <testcase classname="${xml(check)}" name="${xml(`${resource} (${where})`)}" file="${xml(place.file)}" line="${place.line}">`
  const text = [
    `${where}:${place.column}`,
    place.source.trim(),
    ...related.map((each) => `${each.place.file}:${each.place.line} ${each.message}`),
  ].join('\n')
  return fails(finding, failOn)
    ? `${head}<failure type="${severity}" message="${xml(message)}">${xml(text)}</failure></testcase>`
    : `${head}<skipped message="${xml(`${severity}: ${message}`)}"/></testcase>`
}
