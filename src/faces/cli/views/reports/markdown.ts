import type { Audit } from '../../../../commands/audit.ts'
import type { Reported } from '../../../../commands/auditing/report.ts'
import { type Severity, severities } from '../../../../model/finding.ts'
import { count } from '../../count.ts'
import { plain } from '../../frame.ts'

/** GitHub takes 65,536 characters in a comment, GitLab more. */
const most = 60_000

/** For a comment on a pull request: what counts first, each severity folded, never longer than a comment may be. */
export function markdown({ findings, files, resources, suppressed, since, baseline, failOn }: Audit): string {
  const head = [
    marker,
    findings.length === 0
      ? `### Audit: nothing ${since || baseline ? 'new' : 'found'}`
      : `### Audit: ${listed(findings)}`,
    '',
    [
      `${count(files, 'file')}, ${count(resources, 'resource')}`,
      ...(since
        ? [`only what is new since \`${code(since.revision)}\`; ${since.known} from before, ${since.gone} gone`]
        : []),
      ...(baseline ? [`${baseline.known} known from the baseline`] : []),
      ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
      ...(failOn === 'never' ? [] : [`fails from ${failOn} on`]),
    ].join(' · '),
  ].join('\n')
  let room = most - head.length
  let left = 0
  const sections: string[] = []
  for (const severity of [...severities].reverse()) {
    const members = findings.filter((finding) => finding.severity === severity)
    if (members.length === 0) continue
    const rows: string[] = []
    for (const finding of members) {
      const row = rowOf(finding)
      if (row.length > room - 200) left++
      else {
        rows.push(row)
        room -= row.length + 1
      }
    }
    const open = severity === 'critical' || severity === 'high' ? ' open' : ''
    if (rows.length > 0)
      sections.push(
        `<details${open}><summary><b>${members.length} ${severity}</b></summary>\n\n${rows.join('\n')}\n\n</details>`,
      )
    room -= 100
  }
  const more = left > 0 ? [`${left} more are not shown here: \`devops audit\` lists them.`] : []
  const mends = findings.filter(({ fix }) => fix?.safe).length
  const next = mends > 0 ? [`\`devops fix\` mends ${mends} of them.`] : []
  return [head, ...sections, ...more, ...next].join('\n\n')
}

/** By which a later run finds its own comment again. */
export const marker = '<!-- millwright audit -->'

function listed(findings: readonly Reported[]): string {
  const counts = [...severities]
    .reverse()
    .map((severity): [Severity, number] => [
      severity,
      findings.filter((finding) => finding.severity === severity).length,
    ])
  return counts
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${number} ${severity}`)
    .join(', ')
}

function rowOf({ message, check, place, related, owners = [], tools = [], fix }: Reported): string {
  const more = [
    ...related
      .slice(0, 5)
      .map((each) => `  - \`${code(`${each.place.file}:${each.place.line}`)}\` ${text(each.message)}`),
    ...(fix ? [`  - \`devops fix${fix.safe ? '' : ` --risky ${check}`}\``] : []),
  ]
  const aside = [
    ...owners.map((each) => `\`${code(each)}\``),
    ...tools.map(({ name, rule }) => `also \`${code(`${name} ${rule}`)}\``),
  ]
  return [
    `- ${text(message)}<br>\`${code(`${place.file}:${place.line}`)}\` · \`${code(check)}\`${aside.map((each) => ` · ${each}`).join('')}`,
    ...more,
  ].join('\n')
}

/** Words of ours with code in backticks; what a file may have brought along is no markup and calls nobody. */
function text(message: string): string {
  const parts = plain(message).replace(/\s+/g, ' ').split('`')
  if (parts.length % 2 === 0) return escaped(parts.join("'"))
  return parts.map((part, index) => (index % 2 === 1 ? `\`${part}\`` : escaped(part))).join('')
}

function escaped(part: string): string {
  return part
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? char)
    .replace(/[\\*_[\]|#~]/g, '\\$&')
    .replaceAll('@', '@<!-- -->')
    .replaceAll('://', ':&#8203;//')
}

function code(text: string): string {
  return plain(text).replace(/[`\n\r]/g, "'")
}
