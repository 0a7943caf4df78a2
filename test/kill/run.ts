import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/store/database.ts'
import { startEmbedded } from '../../src/store/embedded.ts'
import { migrate } from '../../src/store/migrate.ts'
import { kill } from './kill.ts'

// `npm run kill -- 1000`; on the PostgreSQL of TEST_DATABASE_URL where that is set, which has to be an empty database.
const kills = Number(process.argv[2] ?? 100)
const folder = mkdtempSync(join(tmpdir(), 'millwright-kill-db-'))
const given = process.env.TEST_DATABASE_URL
const own = given ? undefined : await startEmbedded(folder)
const url = given ?? own?.url ?? ''
const store = await openStore(url)
await migrate(store.database)
const { lost, twice, failures, ...counts } = await kill(url, kills, Number(process.argv[3] ?? 3))
console.log(JSON.stringify({ ...counts, lost: lost.length, twice: twice.length, failures: failures.length }))
for (const each of [...lost, ...twice, ...new Set(failures)].slice(0, 20)) console.log(each)
await store.close()
await own?.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(lost.length + twice.length > 0 ? 1 : 0)
