import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore, type Store } from '../../src/store/database.ts'
import { startEmbedded } from '../../src/store/embedded.ts'
import { migrate } from '../../src/store/migrate.ts'

/**
 * An empty database at the newest version, for one test file: on the server that `TEST_DATABASE_URL` names, otherwise on a PostgreSQL
 * of its own. Gone after the file's tests.
 */
export async function freshStore(): Promise<Store & { readonly url: string }> {
  const given = process.env.TEST_DATABASE_URL
  const folder = mkdtempSync(join(tmpdir(), 'millwright-db-'))
  const own = given ? undefined : await startEmbedded(folder)
  const server = given ?? own?.url ?? ''
  const name = `test_${process.pid}_${Date.now().toString(36)}_${Math.floor(Math.random() * 1e6)}`
  const admin = await openStore(server, { connections: 1 })
  await admin.database.query(`create database ${name}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const store = await openStore(url)
  await migrate(store.database)
  afterAll(async () => {
    await store.close()
    await admin.database.query(`drop database ${name} with (force)`)
    await admin.close()
    await own?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return { ...store, url }
}
