import { Fault } from '../../model/fault.ts'
import { printDuration } from '../../values/duration.ts'
import { bare, headersOf, type PrometheusSettings } from './settings.ts'

/** `data` of an answer. */
export interface Answer {
  readonly resultType: string
  readonly result: unknown
}

/** One question, as a form: expressions may be longer than an address can be. */
export async function ask(
  settings: PrometheusSettings,
  path: string,
  fields: Readonly<Record<string, string>>,
  { fetch, warn }: { readonly fetch: typeof globalThis.fetch; readonly warn?: (message: string) => void },
): Promise<Answer> {
  const patience = settings.patience ?? 30_000
  const where = whereOf(settings)
  const timeout = `${Math.max(1, Math.round(patience / 1000))}s`
  const { status, body } = await fetch(`${where}/api/v1/${path}`, {
    method: 'POST',
    headers: { ...headersOf(settings), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, timeout }),
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  })
    .then(async (response) => ({ status: response.status, body: await response.text() }))
    .catch((error: Error) => {
      throw unreachable(error, where, patience)
    })
  const answer = parsed(body)
  if (answer?.status === 'success' && answer.data) {
    heard(answer.warnings ?? [], settings, where, warn)
    return answer.data
  }
  throw refused(status, answer, where, fields.query ?? '')
}

interface Envelope {
  readonly status?: string
  readonly data?: Answer
  readonly errorType?: string
  readonly error?: string
  readonly warnings?: readonly string[]
}

function parsed(body: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function whereOf({ url }: PrometheusSettings): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Fault('prometheus-address', 'the address of Prometheus cannot be read', 'Write `http://HOST:9090`.')
  return bare(url)
}

function heard(
  warnings: readonly string[],
  { whole }: PrometheusSettings,
  where: string,
  warn?: (message: string) => void,
): void {
  if (warnings.length === 0) return
  if (whole)
    throw new Fault(
      'prometheus-partial',
      `what ${where} answers may not be whole: ${warnings[0]}`,
      'A store behind it is missing. Try again, or take what there is.',
    )
  for (const warning of warnings) warn?.(`${where}: ${warning}`)
}

function unreachable(error: Error, where: string, patience: number): Fault {
  if (error.name === 'TimeoutError')
    return new Fault(
      'prometheus-timeout',
      `${where} did not answer within ${printDuration(patience)}`,
      'Ask for less at once, or give it longer.',
    )
  const reason = error.cause instanceof Error ? error.cause.message || error.cause.name : error.message
  return new Fault(
    'prometheus-unreachable',
    `${where} does not answer: ${reason}`,
    'Look at the address, and whether it runs.',
  )
}

function refused(status: number, answer: Envelope | undefined, where: string, query: string): Fault {
  const asked = query.length > 200 ? `${query.slice(0, 200)}…` : query
  if (status === 401 || status === 403)
    return new Fault(
      'prometheus-refused',
      `${where} lets nobody in: it answered ${status}`,
      'Look at the token or the password.',
    )
  if (answer?.errorType === 'bad_data')
    return new Fault(
      'prometheus-query',
      `${where} cannot read \`${asked}\`: ${answer.error}`,
      'Mend the expression of the objective.',
    )
  if (answer?.errorType === 'timeout' || answer?.errorType === 'canceled')
    return new Fault(
      'prometheus-timeout',
      `${where} took too long over \`${asked}\``,
      'Ask for less at once, or record it.',
    )
  if (answer?.error !== undefined)
    return new Fault('prometheus-query', `${where} failed at \`${asked}\`: ${answer.error}`, 'Its own log says more.')
  return new Fault(
    'prometheus-answer',
    `${where} answered ${status} and no result`,
    'Is a Prometheus behind this address?',
  )
}
