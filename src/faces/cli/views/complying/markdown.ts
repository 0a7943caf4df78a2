import type { Compliance } from '../../../../commands/compliance.ts'
import { plain } from '../../frame.ts'
import { answering, caveat, order } from './words.ts'

/** For a wiki or a folder of evidence. */
export function markdown({ frameworks, files, resources, on }: Compliance): string {
  return frameworks
    .map(({ id, source, date, met, notMet, notSeen, controls }) => {
      const head = `# ${id}: ${notMet} not met, ${met} met, ${notSeen} not seen\n\nEvidence of ${on}: ${files} files, ${resources} resources. ${caveat}\n\n${source}; ${date}.`
      const rows = order.flatMap((state) =>
        controls
          .filter((each) => each.state === state)
          .map(
            ({ id, title, because, answers }) =>
              `| ${id.slice(id.indexOf('/') + 1)} | ${title} | ${state} | ${because}${state === 'not seen' ? `; ask ${answering[answers] ?? answers}` : ''} |`,
          ),
      )
      const open = controls.filter(({ findings }) => findings.length > 0)
      const faults = open.map(
        ({ id, title, findings }) =>
          `## ${id.slice(id.indexOf('/') + 1)} ${title}\n\n${findings.map(({ severity, check, message, place }) => `- ${severity} \`${code(`${place.file}:${place.line}`)}\` ${text(message)} (\`${check}\`)`).join('\n')}`,
      )
      const waived = controls.flatMap(({ id, accepted }) =>
        accepted.map(
          ({ check, reason, until, place }) =>
            `- ${id.slice(id.indexOf('/') + 1)} \`${code(`${place.file}:${place.line}`)}\` \`${check}\`${until ? ` until ${until}` : ''}: ${text(reason)}`,
        ),
      )
      return [
        head,
        ...(rows.length > 0 ? [`| Control | | State | Evidence |\n|---|---|---|---|\n${rows.join('\n')}`] : []),
        ...faults,
        ...(waived.length > 0 ? [`## Accepted\n\n${waived.join('\n')}`] : []),
      ].join('\n\n')
    })
    .join('\n\n')
}

function text(words: string): string {
  return plain(words)
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? char)
    .replaceAll('|', '\\|')
}

function code(words: string): string {
  return plain(words).replace(/[`\n\r|]/g, "'")
}
