import type { Command } from '../commands/command.ts'
import { serverOf } from '../commands/server.ts'
import { Fault } from '../model/fault.ts'
import type { Credentials, SignedIn, World } from '../model/world.ts'
import { keepLogin, keptLogin } from './kept-login.ts'

/**
 * Sends a command to the server that `DEVOPS_SERVER` names, or that `devops login` has kept, and answers what it answered. A token is
 * shown to the server that it was kept for, and to no other.
 */
export async function remote(id: string, command: Command, input: unknown, world: World): Promise<unknown> {
  const told = command.local && command.input.safeParse(input)
  if (told?.success && command.local?.(told.data)) return command.run(told.data, world)
  const login = await keptLogin(world.env)
  const server = (world.env.DEVOPS_SERVER || login.server)?.replace(/\/+$/, '')
  if (!server) return command.run(command.input.parse(input), { ...world, server: serverOf(world) })
  const sent = command.sent ? await command.sent(command.input.parse(input), world) : input
  return post(server, `/api/${id}`, sent, world.env.DEVOPS_TOKEN || login.tokens[server])
}

/** Signs in and keeps the token for this user of this machine. */
export async function signIn(server: string, as: Credentials, machine: string, env: World['env']): Promise<SignedIn> {
  const answered =
    'token' in as ? await whoIs(server, as.token) : await post(server, '/auth/sign-in', { ...as, machine })
  const { id, name, role, endsAt, token } = answered as Omit<SignedIn, 'server'> & { readonly token?: string }
  const { tokens } = await keptLogin(env)
  const kept = 'token' in as ? as.token : (token ?? '')
  await keepLogin(env, { server, tokens: { ...tokens, [server]: kept } })
  return { server, id, name, role, ...(endsAt && { endsAt }) }
}

/** Revokes the token that is kept for the server in use, where that answers, and forgets it in any case. */
export async function signOut(env: World['env']): Promise<string | undefined> {
  const { server, tokens } = await keptLogin(env)
  if (server === undefined) return undefined
  const { [server]: token, ...rest } = tokens
  await keepLogin(env, { tokens: rest })
  if (token !== undefined) await post(server, '/auth/sign-out', {}, token)
  return server
}

function whoIs(server: string, token: string): Promise<unknown> {
  return ask(server, '/auth/me', { method: 'GET' }, token)
}

function post(server: string, path: string, input: unknown, token?: string): Promise<unknown> {
  return ask(server, path, { method: 'POST', body: JSON.stringify(input) }, token)
}

async function ask(server: string, path: string, request: RequestInit, token: string | undefined): Promise<unknown> {
  const answer = await fetch(`${server}${path}`, {
    ...request,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    // A token goes where it was meant to go, and nowhere that an answer leads.
    redirect: 'error',
    signal: AbortSignal.timeout(60_000),
  }).catch((error: Error) => {
    const reason = error.cause instanceof Error ? error.cause.message : error.message
    throw new Fault(
      'server-unreachable',
      `the server at ${server} does not answer: ${reason}`,
      'Look at DEVOPS_SERVER or `devops login --server`, and whether it runs.',
    )
  })
  const body: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return body
  const { code, detail, help } = (body ?? {}) as { code?: string; detail?: string; help?: string }
  throw new Fault(
    code ?? 'server-answer',
    detail ?? `the server at ${server} answered ${answer.status}`,
    code === 'unauthenticated'
      ? `Sign in: \`devops login --server ${server}\`.`
      : (help ?? 'Is it a Millwright server, and nothing in between that answers for it?'),
  )
}
