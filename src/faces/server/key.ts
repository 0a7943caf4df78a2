import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../model/fault.ts'

/**
 * The 32 bytes under which secrets are stored: from `MILLWRIGHT_KEY` in hexadecimal, or from the file `key` of the data folder, which
 * is made where there is none. Replicas on one database need the same, so where the database is not our own it has to be given.
 */
export function keyOf(folder: string, env: Readonly<Record<string, string | undefined>>, own: boolean): Buffer {
  const given = env.MILLWRIGHT_KEY
  if (given !== undefined) {
    if (/^[0-9a-f]{64}$/i.test(given)) return Buffer.from(given, 'hex')
    throw new Fault(
      'seal-key',
      '`MILLWRIGHT_KEY` is not 64 hexadecimal digits',
      'Make one with `openssl rand -hex 32`.',
    )
  }
  const file = join(folder, 'key')
  if (!existsSync(file)) {
    if (!own)
      throw new Fault(
        'seal-key',
        'a database that servers share needs a key that they share',
        'Make one with `openssl rand -hex 32` and give it to each as MILLWRIGHT_KEY. Keep it: without it stored secrets are lost.',
      )
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}
