import type { Command } from '../../src/commands/command.ts'
import type { Principal } from '../../src/model/principal.ts'
import type { Database, Topic } from '../../src/model/server.ts'
import type { World } from '../../src/model/world.ts'
import { sealedWith } from '../../src/store/seal.ts'
import { worldOf } from '../world.ts'

/** A server that commands are run on in tests: work for later is kept in `sent` instead of being done, and the clock is moved by hand. */
export function serverWorld(database: Database, now = new Date('2026-11-27T03:00:00Z')) {
  const sent: { command: string; input: object; at?: Date; key?: string }[] = []
  const announced: { topic: Topic; subject: string }[] = []
  let clock = now
  const worldAs = (actor: Principal): World => ({
    ...worldOf(new Map()),
    now: () => clock,
    server: {
      database,
      actor,
      fetch,
      address: 'http://127.0.0.1:7070',
      seal: sealedWith(Buffer.alloc(32, 7)),
      jobs: {
        send: async (_, command, input, options) => void sent.push({ command, input, ...options }),
      },
      announce: async (_, topic, subject) => void announced.push({ topic, subject }),
    },
  })
  const ada: Principal = { id: 'user:ada', name: 'Ada', role: 'admin' }
  return {
    sent,
    announced,
    worldAs,
    /** Moves the clock on by so many minutes. */
    wait(minutes: number) {
      clock = new Date(clock.getTime() + minutes * 60_000)
    },
    now: () => clock,
    run: <Input, Output>(command: Command<Input, Output>, input: object, actor = ada): Promise<Output> =>
      command.run(command.input.parse(input), worldAs(actor)),
  }
}
