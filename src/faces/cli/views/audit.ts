import type { Audit } from '../../../commands/audit.ts'
import type { Reported } from '../../../commands/auditing/report.ts'
import { type Severity, severities } from '../../../model/finding.ts'
import { count } from '../count.ts'
import { frame, plain } from '../frame.ts'
import type { Paint } from '../terminal.ts'
import type { Page, View } from '../view.ts'
import { annotations } from './annotations.ts'
import { page } from './findings/page.ts'
import { checkstyle } from './reports/checkstyle.ts'
import { codeQuality, sast } from './reports/gitlab.ts'
import { junit } from './reports/junit.ts'
import { markdown } from './reports/markdown.ts'
import { sarif } from './sarif.ts'

export const view: View<Audit> = {
  human: (audit, page) => [...grouped(audit, page), ...asides(audit, page), summary(audit, page.paint)].join('\n\n'),
  formats: {
    sarif: (audit, { version }) => sarif(audit, version),
    github: annotations,
    gitlab: codeQuality,
    'gitlab-sast': sast,
    junit,
    checkstyle,
    markdown,
    html: page,
  },
  asks: { html: { map: true } },
}

/** A finding as a person reads it: what, where, the line itself, and the way on. */
export function findingText(
  { severity, message, check, place, resource, related, fix, owners = [], tools = [] }: Reported,
  { paint, width }: Page,
): string {
  const { gutter, indent, source, carets } = frame(place, width)
  const pad = ' '.repeat(Math.max(0, gutter.length - 3))
  const where = `${place.file}:${place.line}:${place.column}`
  const hue = colourOf(severity, paint)
  return [
    `${hue(paint.bold(severity))}  ${paint.bold(plain(message))}  ${paint.dim(check)}`,
    `${pad}${paint.blue('-->')} ${plain(where)}  ${paint.dim(plain([resource, ...owners].join('  ')))}`,
    `${paint.blue(gutter)}${source}`,
    `${paint.blue(indent)}${hue(carets)}`,
    ...related.map(
      (each) =>
        `${pad}  ${paint.blue('=')} ${plain(`${each.place.file}:${each.place.line}:${each.place.column}  ${each.message}`)}`,
    ),
    ...(tools.length > 0
      ? [
          `${pad}  ${paint.dim(plain(`= also seen by ${tools.map(({ name, rule }) => `${name} (${rule})`).join(', ')}`))}`,
        ]
      : []),
    ...(fix ? [`${pad}  ${paint.green(`= devops fix${fix.safe ? '' : ` --risky ${check}`}`)}`] : []),
  ].join('\n')
}

/** The mildest first, so that the worst stands by the prompt; each as it stands in the files. Or under a heading for each group, the one with the most first. */
function grouped({ findings: all, groupBy, severity }: Audit, page: Page): string[] {
  const weight = (finding: Reported) => severities.indexOf(finding.severity)
  const findings = all.filter((each) => isListed(each, severity)).sort((a, b) => weight(a) - weight(b))
  if (!groupBy) return findings.map((finding) => findingText(finding, page))
  const groups = new Map<string, Reported[]>()
  for (const finding of findings)
    for (const key of keysOf(finding, groupBy)) groups.set(key, [...(groups.get(key) ?? []), finding])
  return [...groups]
    .sort(([a, many], [b, few]) => few.length - many.length || (a < b ? -1 : 1))
    .flatMap(([key, members]) => [
      page.paint.bold(page.paint.underline(plain(`${key} (${members.length})`))),
      ...members.map((finding) => findingText(finding, page)),
    ])
}

/** Remarks, most of them of test data, are counted and not listed unless they are asked for. */
function isListed(finding: Reported, asked: Severity | undefined): boolean {
  return finding.severity !== 'info' || asked === 'info'
}

export function keysOf({ check, place, owners = [] }: Reported, by: 'owner' | 'check' | 'file'): readonly string[] {
  if (by === 'owner') return owners.length > 0 ? owners : ['nobody']
  return [by === 'check' ? check : place.file]
}

export function colourOf(severity: Severity, paint: Paint): (text: string) => string {
  return { critical: paint.magenta, high: paint.red, medium: paint.yellow, low: paint.cyan, info: paint.dim }[severity]
}

/** What a reader has to know to trust the answer: what was left out, what has ended, what broke. */
function asides(audit: Audit, { paint }: Page): string[] {
  const { ended, skipped, failures, baseline, since, merged = [] } = audit
  const remarks = audit.findings.filter((each) => !isListed(each, audit.severity)).length
  const lists = [
    remarks > 0 ? [`${count(remarks, 'remark')}, on test data above all: --severity info lists them`] : [],
    [
      ...told(since, baseline),
      ...merged.map(
        ({ path, tool, same, other }) =>
          `${path}: ${count(other, 'finding')} of ${tool} alone, ${same} that ours say too`,
      ),
    ],
    ended.map(
      ({ checks, until, reason, place }) =>
        `suppression ended on ${until}: ${place.file}:${place.line} ${checks.join(', ')}: ${reason}`,
    ),
    shortened(skipped.map(({ path, because }) => `not read: ${path}: ${because}`)),
    failures.map(({ check, resource, error }) => `check broke, a bug of ours: ${check} on ${resource}: ${error}`),
  ]
  return lists.filter((list) => list.length > 0).map((list) => list.map((line) => paint.dim(plain(line))).join('\n'))
}

/** What was there before is not shown, and never without a word. */
function told(since: Audit['since'], baseline: Audit['baseline']): string[] {
  const lines: string[] = []
  if (since)
    lines.push(
      `since ${since.revision} (${since.commit.slice(0, 10)}): ${count(since.known, 'finding')} of before not shown, ${since.gone} gone`,
    )
  if (baseline?.written) {
    const { added, dropped, total } = baseline.written
    lines.push(`${baseline.path} written: ${count(total, 'finding')}, ${added} new in it, ${dropped} dropped`)
  } else if (baseline) {
    const { path, known, gone } = baseline
    lines.push(`${path}: ${count(known, 'finding')} that it holds not shown`)
    lines.push(...shortened(gone.map(({ check, file }) => `gone from the baseline: ${check} in ${file}`)))
    if (gone.length > 0) lines.push('devops audit --write-baseline takes out what is gone')
  }
  return lines
}

function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= 8 ? lines : [...lines.slice(0, 7), `and ${lines.length - 7} more; --format json lists them`]
}

function summary(audit: Audit, paint: Paint): string {
  const { findings, files, resources, suppressed } = audit
  const read = `${count(files, 'file')} (${count(resources, 'resource')})`
  const hidden = suppressed.length > 0 ? `, ${suppressed.length} suppressed` : ''
  if (files === 0)
    return 'No file here that any reader knows.\nNext: devops audit DIR, or devops explain to see what is read'
  if (findings.length === 0)
    return `${paint.green(audit.since || audit.baseline ? 'Nothing new' : 'Nothing found')} by ${count(audit.checks.length, 'check')} in ${read}${hidden}.\nNext: ${audit.baseline?.written ? `commit ${audit.baseline.path}` : 'devops audit --strict'}`
  const counts = [...severities]
    .reverse()
    .map((severity) => ({ severity, number: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => colourOf(severity, paint)(`${number} ${severity}`))
  return `${counts.join(', ')} in ${read}${hidden}.\nNext: ${next(findings)}`
}

function next(findings: readonly Reported[]): string {
  const safe = findings.filter(({ fix }) => fix?.safe).length
  const risky = [...new Set(findings.filter(({ fix }) => fix && !fix.safe).map(({ check }) => check))]
  if (safe > 0) return `devops fix mends ${safe} of them`
  if (risky.length > 0) return `devops fix --dry-run --risky ${risky[0]} shows a change`
  return `devops explain ${findings[0]?.check}`
}
