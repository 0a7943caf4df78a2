import type { Judged } from '../../../commands/auditing/compliance-asked.ts'
import type { Compliance } from '../../../commands/compliance.ts'
import { count } from '../count.ts'
import { plain } from '../frame.ts'
import type { Paint } from '../terminal.ts'
import type { Page, View } from '../view.ts'
import { markdown } from './complying/markdown.ts'
import { page } from './complying/page.ts'
import { answering, caveat, order } from './complying/words.ts'

export const view: View<Compliance> = {
  human: (compliance, page) =>
    [...compliance.frameworks.flatMap((each) => framework(each, page)), summary(compliance, page.paint)].join('\n\n'),
  formats: { markdown, html: page },
}

function framework({ id, controls, met, notMet, notSeen, date, source }: Compliance['frameworks'][number], page: Page) {
  const { paint } = page
  const counts = `${paint.red(`${notMet} not met`)}, ${paint.green(`${met} met`)}, ${paint.dim(`${notSeen} not seen`)}`
  const head = `${paint.bold(id)}  ${counts}`
  if (controls.length === 0) return [head]
  const states = order.flatMap((state) => {
    const members = controls.filter((each) => each.state === state)
    return members.length > 0 ? [section(state, members, page)] : []
  })
  return [`${head}\n${paint.dim(`${source}; ${date}`)}`, ...states]
}

const mostFindings = 3

function section(state: Judged['state'], members: readonly Judged[], { paint, width }: Page): string {
  const hue = { met: paint.green, 'not met': paint.red, 'not seen': paint.dim }[state]
  const wide = Math.max(...members.map(({ id }) => id.length - id.indexOf('/') - 1))
  const lines = members.flatMap(({ id, title, because, answers, findings }) => [
    `  ${paint.bold(id.slice(id.indexOf('/') + 1).padEnd(wide))}  ${title}`,
    `  ${' '.repeat(wide)}  ${paint.dim(state === 'not seen' ? `${because}; ask ${answering[answers] ?? answers}` : because)}`,
    ...findings
      .slice(0, mostFindings)
      .map(({ severity, message, place }) =>
        clipped(`  ${' '.repeat(wide)}  - ${severity} ${plain(`${place.file}:${place.line} ${message}`)}`, width),
      ),
    ...(findings.length > mostFindings ? [`  ${' '.repeat(wide)}  - and ${findings.length - mostFindings} more`] : []),
  ])
  return [hue(paint.underline(state)), ...lines].join('\n')
}

function clipped(line: string, width: number): string {
  const room = Math.max(60, width)
  return line.length > room ? `${line.slice(0, room - 1)}…` : line
}

function summary({ frameworks, files, resources, on }: Compliance, paint: Paint): string {
  const [first] = frameworks
  const next =
    frameworks.length > 1 || !first
      ? `devops compliance --framework ${first?.id ?? 'soc2'}`
      : `devops compliance --framework ${first.id} --output html=compliance.html`
  return `${count(files, 'file')} (${count(resources, 'resource')}) on ${on}. ${paint.dim(caveat)}\nNext: ${next}`
}
