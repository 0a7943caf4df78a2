import { deliver } from '../../src/commands/alert/alerting/deliver.ts'
import { flushDue } from '../../src/commands/alert/alerting/flushing.ts'
import { gather } from '../../src/commands/alert/alerting/gather.ts'
import type { Database, Server } from '../../src/model/server.ts'
import { openStore } from '../../src/store/database.ts'
import { openEngine } from '../../src/store/jobs.ts'
import { sealedWith } from '../../src/store/seal.ts'

/*
 * One server of several on a database: takes alerts, groups them, tells of them. It dies at its n-th statement where it is told a
 * number, before that is sent or after it is answered; else whenever its parent kills it. `worker.js URL NAME SOLE STATEMENT`.
 */
const [url = '', name = '', sole = '', statement = '0'] = process.argv.slice(2)

let left = Number(statement)
function mayDie(): void {
  if (left > 0 && --left === 0) process.kill(process.pid, 'SIGKILL')
}

function mortal(database: Database): Database {
  return {
    query: async (text, values) => {
      mayDie()
      const rows = await database.query(text, values)
      mayDie()
      return rows as never
    },
    transaction: (work) =>
      database.transaction(async (within) => {
        const result = await work(mortal(within))
        // Everything is written, nothing is committed.
        mayDie()
        return result
      }),
  }
}

const store = await openStore(url, { connections: 4 })
const database = mortal(store.database)
const failed = (what: string, error: unknown) => {
  if (!(error instanceof Error && /^notification \d+/.test(error.message))) console.log('failed', what, String(error))
}
const engine = await openEngine(
  { ...store, database },
  { 'alert/flush': {}, 'alert/deliver': {} },
  { sole: sole === 'sole', failed },
)
const server: Server = {
  database,
  jobs: engine.jobs,
  actor: { id: name, name, role: 'admin' },
  seal: sealedWith(Buffer.alloc(32, 7)),
  fetch,
  address: 'http://millwright.test',
  announce: async () => {},
}
const now = () => new Date()
await engine.start(async (command, input) => {
  if (command === 'alert/flush') await flushDue(server, now)
  else await deliver(server, (input as { notices: number[] }).notices, now)
})
console.log('ready')
for (let turn = 0; sole !== 'sole'; turn++) {
  const group = `${name}-${turn}`
  const alerts = [1, 2, 3].map((each) => ({ labels: { alertname: 'Kill', group, instance: `${group}-${each}` } }))
  try {
    await gather(server, { alerts, source: name }, now)
    // Whoever reads this line knows that they are kept.
    console.log('kept', group)
  } catch (error) {
    console.log('failed', 'intake', String(error))
  }
  await new Promise((done) => setTimeout(done, 30))
}
