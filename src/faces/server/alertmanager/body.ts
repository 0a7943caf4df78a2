import type { Context } from 'hono'
import { Fault } from '../../../model/fault.ts'
import { problemOf } from '../answer.ts'

/** What a request holds, as JSON. */
export async function jsonOf(context: Context): Promise<unknown> {
  const text = await context.req.text()
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable'
    throw new Fault('input', `the body is no JSON: ${why}`, 'Nothing was taken.')
  }
}

/** Alertmanager's clients are told in one text what is wrong; whatever they cannot be told of is a bug. */
export async function speaking(context: Context, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const { status } = problemOf(error)
    return context.json(error.message, status === 404 ? 404 : status === 413 ? 413 : 400)
  }
}
