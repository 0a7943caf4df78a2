import { z } from 'zod'
import { Fault } from '../model/fault.ts'
import type { SignedIn } from '../model/world.ts'
import type { Command } from './command.ts'

const input = z.object({
  server: z
    .string()
    .optional()
    .describe('Address of the server; also DEVOPS_SERVER (http://127.0.0.1:7070 unless said)'),
  user: z.string().optional().describe('Name; asked for unless said'),
  token: z.string().optional().describe('A token of yours instead of name and password; also DEVOPS_TOKEN'),
  plainHttp: z.boolean().default(false).describe('Also where the way to the server is not encrypted'),
})

export const command: Command<z.output<typeof input>, SignedIn> = {
  summary: 'Sign in to a server, so that commands from this machine are yours',
  input,
  output: z.object({
    server: z.string(),
    id: z.string().describe('As the trail calls you'),
    name: z.string(),
    role: z.string(),
    endsAt: z.string().optional().describe('When you have to sign in again'),
  }),
  role: 'viewer',
  changes: true,
  personal: true,
  async run({ server: named, user, token: shown, plainHttp }, { doors, env, ask }) {
    if (!doors) throw new Fault('no-doors', 'nobody can sign in from here', 'Run `devops login` in a terminal.')
    const server = addressOf(named ?? env.DEVOPS_SERVER ?? 'http://127.0.0.1:7070', plainHttp)
    const token = shown ?? (user === undefined ? env.DEVOPS_TOKEN : undefined)
    if (token) return doors.signIn(server, { token })
    const name = user ?? (await ask?.text('Name', { initial: 'admin' }))
    const password = env.DEVOPS_PASSWORD ?? (await ask?.secret?.('Password'))
    if (name && password) return doors.signIn(server, { name, password })
    throw new Fault(
      'usage',
      'nobody is there to be asked for name and password',
      'Give `--user NAME` and DEVOPS_PASSWORD, or `--token`.',
    )
  },
}

function addressOf(text: string, plainHttp: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Fault('usage', `\`${text}\` is no address of a server`, 'Write `--server https://devops.example.com`.')
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url.protocol === 'http:' && !isHere && !plainHttp)
    throw new Fault(
      'plain-http',
      `everybody on the way to ${url.host} could read the password`,
      'Use https, or add `--plain-http` where the network is yours.',
    )
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}
