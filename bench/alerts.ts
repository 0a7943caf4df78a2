import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openStore } from '../src/store/database.ts'
import { startEmbedded } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'
import { alertmanager, startAlertmanager } from '../test/alerting/alertmanager.ts'
import { lists } from './alerts/lists.ts'
import { alertOf, drive, groupWait, type Load, type Measured, quantiles, receiver } from './alerts/load.ts'

/*
 * `npm run bench:alerts -- [SECONDS] [load]`: alerts in at 1,000 a second, pages out, on the embedded database; beside Alertmanager under the
 * same load, and beside the database alone writing the same rows. Then the lists over a million alerts and 100,000 incidents.
 */
const seconds = Number(process.argv[2] ?? 60)
const loads: readonly (readonly [string, Load])[] = [
  ['20 requests of 50 alerts, a group each', { rate: 1000, seconds, batch: 50 }],
  ['1,000 requests of one alert, a group each', { rate: 1000, seconds, batch: 1 }],
]

const folder = mkdtempSync(join(tmpdir(), 'millwright-bench-'))
const own = await startEmbedded(folder)
const store = await openStore(own.url)
await migrate(store.database)

for (const [title, load] of loads) {
  console.log(`\n${title}, ${load.seconds} s`)
  await report(
    'millwright',
    async (api) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(new URL('alerts/serve.ts', import.meta.url)), own.url, config(api)],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
      return { api: `${url}/api/v2`, stop: async () => void child.kill('SIGKILL') }
    },
    load,
  )
  if (alertmanager !== undefined)
    await report('alertmanager', (api) => startAlertmanager(alertmanager ?? '', config(api)), load)
  console.log(`  database alone  ${await bare(load)}`)
  await store.database.query('truncate alert, alert_group, alert_group_member, alert_told, alert_notice')
}

if (process.argv[3] !== 'load') console.log(await lists(store.database))
await store.close()
await own.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(0)

function config(url: string): string {
  return JSON.stringify({
    route: { receiver: 'web', group_by: ['group'], group_wait: `${groupWait}ms`, group_interval: '5m' },
    receivers: [{ name: 'web', webhook_configs: [{ url }] }],
  })
}

async function report(
  name: string,
  start: (url: string) => Promise<{ readonly api: string; stop(): Promise<void> }>,
  load: Load,
): Promise<void> {
  const heard = await receiver()
  const server = await start(heard.url)
  // Once through, so that code and caches are warm.
  await drive(server.api, { rate: load.rate, seconds: 2, batch: load.batch }, 'warm-', heard.told)
  heard.told.clear()
  await sleep(500)
  const measured = await drive(server.api, load, '', heard.told)
  console.log(`  ${name.padEnd(14)}  ${line(measured)}`)
  await server.stop()
  heard.close()
}

function line({ sent, told, delay, answer }: Measured): string {
  return `sent ${sent}, told ${told}; told p50 ${delay.p50} ms, p99 ${delay.p99} ms, most ${delay.most} ms beyond the group wait; answered p50 ${answer.p50} ms, p99 ${answer.p99} ms`
}

/** Each request one insert of its rows, with the same indexes, one after the other. */
async function bare({ rate, seconds, batch }: Load): Promise<string> {
  const times: number[] = []
  await store.database.query('create table if not exists bare (id text primary key, alert jsonb not null)')
  const begin = performance.now()
  const count = Math.min((rate * seconds) / batch, 3000)
  for (let index = 0; index < count; index++) {
    const rows = Array.from({ length: batch }, (_, each) => ({ id: `${index}-${each}`, alert: alertOf(index, each) }))
    const at = performance.now()
    await store.database.query(
      'insert into bare select id, alert from jsonb_to_recordset($1::jsonb) as r(id text, alert jsonb)',
      [JSON.stringify(rows)],
    )
    times.push(performance.now() - at)
  }
  const persecond = Math.round((count * batch * 1000) / (performance.now() - begin))
  await store.database.query('drop table bare')
  const { p50, p99 } = quantiles(times)
  return `${persecond} rows a second by one connection; p50 ${p50} ms, p99 ${p99} ms an insert of ${batch}`
}
