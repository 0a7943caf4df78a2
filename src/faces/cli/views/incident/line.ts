import type { Shown } from '../../../../commands/incident/responding/shown.ts'
import { plain } from '../../frame.ts'
import type { Paint } from '../../terminal.ts'

/** One incident in one line: number, severity, state, since when, what. */
export function line({ id, severity, status, openedAt, title, service, acknowledgedBy }: Shown, paint: Paint): string {
  const hue = severity === 1 ? paint.red : severity === 2 ? paint.yellow : paint.dim
  const who = status === 'acknowledged' && acknowledgedBy ? ` (${plain(acknowledgedBy)})` : ''
  const state = status === 'triggered' ? paint.bold(status.padEnd(12)) : paint.dim(status.padEnd(12))
  const about = service === undefined ? '' : paint.dim(` ${plain(service)}`)
  return `${String(id).padStart(6)}  ${hue(`SEV${severity}`)}  ${state}  ${minute(openedAt)}  ${plain(title)}${about}${who}`
}

/** `2026-11-27 03:05`, in UTC. */
export function minute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ')
}
