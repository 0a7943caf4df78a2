import { randomBytes } from 'node:crypto'
import type { Command } from '../../src/commands/command.ts'
import { commands } from '../../src/commands/index.ts'
import type { Principal } from '../../src/model/principal.ts'
import type { Server } from '../../src/model/server.ts'
import { sealedWith } from '../../src/store/seal.ts'
import { freshStore } from '../server/database.ts'
import { worldOf } from '../world.ts'

export interface Called {
  readonly at: string
  readonly url: string
  readonly body: Record<string, unknown>
  readonly key: string | undefined
}

/** A server under a clock that the test moves: jobs run when they are due, in order, and what is sent is kept. */
export async function movedServer(start: string, answer: (url: string, nth: number) => Response) {
  const { database } = await freshStore()
  const seal = sealedWith(randomBytes(32))
  const waiting: { command: string; input: object; at: number; key: string }[] = []
  const ran: string[] = []
  const called: Called[] = []
  const texts = new Map<string, string>()
  let now = Date.parse(start)
  const server = (actor: Principal): Server => ({
    database,
    seal,
    actor,
    address: 'https://ops.test',
    announce: async () => {},
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers)
      called.push({
        at: new Date(now).toISOString(),
        url: String(url),
        body: JSON.parse(String(init?.body || '{}')),
        key: headers.get('idempotency-key') ?? undefined,
      })
      return answer(String(url), called.filter((one) => one.url === String(url)).length)
    },
    jobs: {
      async send(_, command, input, { at, key = '' } = {}) {
        if (key && waiting.some((job) => job.command === command && job.key === key)) return
        waiting.push({ command, input: JSON.parse(JSON.stringify(input)), at: at?.getTime() ?? now, key })
      },
    },
  })
  const run = async (id: string, input: object, actor: Principal): Promise<unknown> => {
    const command = (await commands[id]?.load()) as Command<unknown>
    return command.run(command.input.parse(input), {
      ...worldOf(texts),
      now: () => new Date(now),
      server: server(actor),
    })
  }
  return {
    database,
    seal,
    called,
    ran,
    waiting,
    as: (id: string, input: object = {}, actor: Principal = { id: 'user:ada', name: 'Ada', role: 'admin' }) =>
      run(id, input, actor),
    /** Runs what is due until then; `times` more than once stands for an engine that delivers at least once. */
    async until(time: string, times = 1) {
      const end = Date.parse(time)
      for (;;) {
        waiting.sort((a, b) => a.at - b.at)
        const job = waiting[0]
        if (!job || job.at > end) break
        waiting.shift()
        now = Math.max(now, job.at)
        ran.push(job.command)
        for (let nth = 0; nth < times; nth++)
          await run(job.command, job.input, { id: `system:${job.command}`, name: job.command, role: 'admin' })
      }
      now = end
    },
  }
}
