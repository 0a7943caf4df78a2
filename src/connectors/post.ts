import type { Receipt } from '../model/message.ts'
import type { Outside, Settings } from './connector.ts'

export interface Request {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly after?: number
}

export const patience = 10_000

/** The answer, whatever it is, or the receipt of an attempt that got none. */
export async function post(request: Request, outside: Outside): Promise<Answer | Receipt> {
  const limit = outside.patience ?? patience
  try {
    const response = await outside.fetch(request.url, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(limit),
    })
    const after = retryAfter(response.headers.get('retry-after'), outside.now())
    return { status: response.status, text: await response.text(), ...(after !== undefined && { after }) }
  } catch (error) {
    return { outcome: 'retry', detail: reasonOf(error, limit) }
  }
}

/** By its status alone: 2xx is taken, 408, 425, 429 and 5xx may be taken later, anything else will not be. */
export function receiptOf(answer: Answer, settings: Settings): Receipt {
  const { status, text, after } = answer
  const detail = `${status}${text.trim() && ` ${masked(text, settings).trim()}`}`
  if (status >= 200 && status < 300) return { outcome: 'sent', detail }
  if ([408, 425, 429].includes(status) || status >= 500)
    return { outcome: 'retry', detail, ...(after !== undefined && { after }) }
  return { outcome: 'refused', detail }
}

export function isReceipt(one: Answer | Receipt): one is Receipt {
  return 'outcome' in one
}

/** Shortened, and without any value of the settings that it might repeat. */
export function masked(text: string, settings: Settings): string {
  const values = Object.values(settings).filter((value) => value.length >= 6)
  return values.reduce((left, value) => left.replaceAll(value, '***'), text).slice(0, 300)
}

function retryAfter(text: string | null, now: Date): number | undefined {
  if (!text) return undefined
  const wait = /^\d{1,9}$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now.getTime()
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined
}

/** Of a call that failed on the way; never the address, which may be a secret itself. */
function reasonOf(error: unknown, limit: number): string {
  if (!(error instanceof Error)) return 'the call failed'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `no answer within ${limit / 1000} s`
  const code = (error.cause as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? `the call failed: ${code}` : 'the call failed'
}
