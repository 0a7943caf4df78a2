import type { Audit } from '../../../commands/audit.ts'
import { levelOf } from './level.ts'

/** GitHub's workflow commands: each becomes a remark at its line in the pull request. */
export function annotations({ findings }: Audit): string {
  return findings
    .map(({ severity, message, check, resource, place, fix }) => {
      const level = { error: 'error', warning: 'warning', note: 'notice' }[levelOf(severity)]
      const sameLine = place.endLine === place.line && place.endColumn > place.column
      const properties = {
        file: place.file,
        line: place.line,
        endLine: place.endLine,
        ...(sameLine && { col: place.column, endColumn: place.endColumn }),
        title: `${check} (${severity})`,
      }
      const list = Object.entries(properties).map(
        ([name, value]) => `${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
      )
      const way = fix ? `\ndevops fix${fix.safe ? '' : ` --risky ${check}`}` : ''
      return `::${level} ${list.join(',')}::${escaped(`${message} (${resource})${way}`)}`
    })
    .join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
