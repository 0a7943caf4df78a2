import type { Demonstrated } from '../../../commands/demo.ts'
import { severities } from '../../../model/finding.ts'
import type { Page, View } from '../view.ts'
import { colourOf, findingText } from './audit.ts'
import { costText } from './design.ts'
import { proversText, refutationsText, summary } from './verify.ts'

export const view: View<Demonstrated> = {
  human: (shown, page) => {
    const { design, out, files, kept, findings, proof, report, spec, broken } = shown
    const { paint } = page
    const widest = Math.max(...design.decisions.map(({ key }) => key.length))
    return [
      heading('1', `Decided from ${spec}`, page),
      design.decisions.map(({ key, meaning }) => `  ${paint.dim(key.padEnd(widest))}  ${meaning}`).join('\n'),
      costText(design, page),
      heading('2', `Wrote ${files} files to ${out}${kept > 0 ? ` (${kept} were as they should be)` : ''}`, page),
      heading(
        '3',
        `Read them back and audited them: ${findings === 0 ? paint.green('nothing to report') : paint.red(`${findings} findings`)}`,
        page,
      ),
      heading('4', 'Proved them', page),
      proversText(proof, page),
      ...refutationsText(proof, page),
      `  ${summary(proof, page)}`,
      heading('5', `Told the whole story in ${report}`, page),
      heading('6', `And an estate that somebody wrote in a hurry: ${broken.path}`, page),
      ...telling(broken.audit.findings).map((finding) =>
        indented(findingText(finding, { ...page, width: page.width - 2 })),
      ),
      `  ${counts(broken.audit.findings, page)}`,
      [
        paint.bold('Try next'),
        `  open ${report}`,
        `  devops audit ${broken.path}            ${paint.dim('all of them')}`,
        `  devops fix --dry-run ${broken.path}    ${paint.dim('what can be mended at once')}`,
        `  devops audit .                         ${paint.dim('your own repository')}`,
        `  devops init --from .                   ${paint.dim('a spec from what you have')}`,
      ].join('\n'),
    ].join('\n\n')
  },
}

type Findings = Demonstrated['broken']['audit']['findings']

/** A few that differ most: those that join several places first, then the gravest of each part. */
function telling(findings: Findings): Findings {
  const graver = [...findings].sort(
    (a, b) => b.related.length - a.related.length || severities.indexOf(b.severity) - severities.indexOf(a.severity),
  )
  const parts = new Set<string>()
  return graver
    .filter(({ check }) => {
      const part = check.split('/')[0] ?? ''
      if (parts.has(part)) return false
      parts.add(part)
      return true
    })
    .slice(0, 5)
}

function counts(findings: Findings, { paint }: Page): string {
  const parts = [...severities].reverse().flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length
    return number > 0 ? [colourOf(severity, paint)(`${number} ${severity}`)] : []
  })
  return `${parts.join(', ')} in all.`
}

function heading(number: string, text: string, { paint }: Page): string {
  return `${paint.blue(paint.bold(number))}  ${paint.bold(text)}`
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}
