import type { Server } from '../../../model/server.ts'
import { type Sent, type Taken, take } from './take.ts'

interface Waiting {
  readonly sent: Sent
  readonly done: (taken: Taken) => void
  readonly failed: (error: unknown) => void
}

interface Line {
  readonly waiting: Waiting[]
  busy: boolean
}

const lines = new WeakMap<Server['database'], Line>()
const most = 2000

/**
 * Takes what somebody sends together with what others send at the same time: while one transaction is written, everybody who comes
 * waits for the next, which is theirs together. It answers when what was sent is on disk.
 */
export function gather(server: Server, sent: Sent, now: () => Date): Promise<Taken> {
  const line = lines.get(server.database) ?? { waiting: [], busy: false }
  lines.set(server.database, line)
  return new Promise((done, failed) => {
    line.waiting.push({ sent, done, failed })
    if (!line.busy) void work(server, line, now)
  })
}

async function work(server: Server, line: Line, now: () => Date): Promise<void> {
  line.busy = true
  while (line.waiting.length > 0) {
    const batch = next(line.waiting)
    try {
      const taken = await take(
        server,
        batch.map(({ sent }) => sent),
        now(),
      )
      counted(server, taken)
      for (const [index, { done }] of batch.entries()) done(taken[index] ?? { fingerprints: [], refused: [] })
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
  }
  line.busy = false
}

function counted({ count }: Server, taken: readonly Taken[]): void {
  const sum = (of: 'fingerprints' | 'refused') => taken.reduce((all, each) => all + each[of].length, 0)
  count?.('alert', 'accepted', sum('fingerprints'))
  count?.('alert', 'refused', sum('refused'))
}

/** At least one, and no more alerts than a transaction bears. */
function next(waiting: Waiting[]): readonly Waiting[] {
  const batch: Waiting[] = []
  for (let count = 0; waiting[0] && (batch.length === 0 || count + waiting[0].sent.alerts.length <= most); ) {
    const [first] = waiting.splice(0, 1)
    if (!first) break
    count += first.sent.alerts.length
    batch.push(first)
  }
  return batch
}
