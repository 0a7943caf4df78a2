import type { ShownAlert } from '../../../../commands/alert/alerting/shown.ts'
import type { Paint } from '../../terminal.ts'

/** One alert in one line: what it is called, what else it carries, since when. */
export function alertLine({ fingerprint, labels, startsAt, state, receivers }: ShownAlert, paint: Paint): string {
  const { alertname = '(no name)', ...others } = labels
  const rest = Object.entries(others).map(([name, value]) => `${name}=${value}`)
  const colour = state === 'firing' ? paint.red : paint.dim
  const since = startsAt.slice(0, 16).replace('T', ' ')
  return `${paint.dim(fingerprint)}  ${colour(state.padEnd(10))} ${since}  ${paint.bold(alertname)} ${rest.join(' ')}  ${paint.dim(`-> ${receivers.join(', ')}`)}`
}
