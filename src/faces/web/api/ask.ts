import { heardOf } from './clock.ts'
import type { Id, InputOf, OutputOf } from './commands.ts'

/** What the server says is wrong (its problem details), or that it was not reached. */
export interface Problem {
  readonly code: string
  readonly detail: string
  readonly help: string
}

export async function ask<I extends Id>(id: I, input: InputOf<I>, signal?: AbortSignal): Promise<OutputOf<I>> {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(input))
    if (value !== undefined) for (const each of Array.isArray(value) ? value : [value]) words.append(name, String(each))
  return (await sent(`/api/${id}${words.size > 0 ? `?${words}` : ''}`, signal ? { signal } : {})) as OutputOf<I>
}

export async function act<I extends Id>(id: I, input: InputOf<I>): Promise<OutputOf<I>> {
  return (await post(`/api/${id}`, input)) as OutputOf<I>
}

/** The header is what pages of other sites may not send. */
export function post(path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-devops': '1' }
  return sent(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

export async function sent(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await reached(path, init)
  heardOf(response)
  const text = await response.text()
  if (!response.ok) throw problem(problemIn(text, response.status))
  return JSON.parse(text)
}

export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error && 'help' in error
}

export function problemOf(error: unknown): Problem {
  if (isProblem(error)) return error
  return {
    code: 'bug',
    detail: String(error),
    help: 'Load the page again. If it stays, the log of the browser says more.',
  }
}

function problem(said: Problem): Error & Problem {
  return Object.assign(new Error(said.detail), said)
}

async function reached(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    const help = 'Look whether you are online and whether the server runs; it is tried again by itself.'
    throw problem({ code: 'unreachable', detail: 'the server does not answer', help })
  }
}

function problemIn(text: string, status: number): Problem {
  try {
    const value: unknown = JSON.parse(text)
    if (isProblem(value)) return value
  } catch {
    // Something in between answered.
  }
  const help = 'Something between you and the server answered: a proxy, perhaps. Try again in a minute.'
  return { code: `http-${status}`, detail: `the answer was ${status}`, help }
}
