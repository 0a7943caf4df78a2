import type { Command } from '../commands/command.ts'
import { serverOf } from '../commands/server.ts'
import { Fault } from '../model/fault.ts'
import type { World } from '../model/world.ts'

/** Sends a command to the server that `DEVOPS_SERVER` names, as whom `DEVOPS_TOKEN` says, and answers what it answered. */
export async function remote(id: string, command: Command, input: unknown, world: World): Promise<unknown> {
  const { DEVOPS_SERVER: server, DEVOPS_TOKEN: token } = world.env
  if (!server) return command.run(command.input.parse(input), { ...world, server: serverOf(world) })
  const url = `${server.replace(/\/+$/, '')}/api/${id}`
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(60_000),
  }).catch((error: Error) => {
    const reason = error.cause instanceof Error ? error.cause.message : error.message
    throw new Fault(
      'server-unreachable',
      `the server at ${server} does not answer: ${reason}`,
      'Look at DEVOPS_SERVER, and whether it runs.',
    )
  })
  const body: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return body
  const { code, detail, help } = (body ?? {}) as { code?: string; detail?: string; help?: string }
  throw new Fault(
    code ?? 'server-answer',
    detail ?? `the server at ${server} answered ${answer.status}`,
    help ?? 'Is it a Millwright server, and nothing in between that answers for it?',
  )
}
