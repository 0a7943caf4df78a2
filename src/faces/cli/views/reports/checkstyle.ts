import type { Audit } from '../../../../commands/audit.ts'
import type { Reported } from '../../../../commands/auditing/report.ts'
import { levelOf } from '../level.ts'
import { xml } from './xml.ts'

/** For everything that reads Checkstyle's files. */
export function checkstyle({ findings }: Audit): string {
  const byFile = new Map<string, Reported[]>()
  for (const each of findings) byFile.set(each.place.file, [...(byFile.get(each.place.file) ?? []), each])
  const files = [...byFile].map(([file, members]) =>
    [
      `  <file name="${xml(file)}">`,
      ...members.map(({ place, severity, message, check }) => {
        const level = { error: 'error', warning: 'warning', note: 'info' }[levelOf(severity)]
        return `    <error line="${place.line}" column="${place.column}" severity="${level}" message="${xml(message)}" source="${xml(check)}"/>`
      }),
      '  </file>',
    ].join('\n'),
  )
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">', ...files, '</checkstyle>'].join('\n')
}
