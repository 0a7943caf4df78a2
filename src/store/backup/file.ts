import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Fault } from '../../model/fault.ts'

/** Writes a compressed file that only its owner may read; it is there when all of it is on the disk, or not at all. */
export async function writePacked<T>(
  path: string,
  work: (write: (text: string) => Promise<void>) => Promise<T>,
): Promise<{ readonly result: T; readonly bytes: number }> {
  if (await stat(path).catch(() => undefined))
    throw new Fault('backup-file', `\`${path}\` is there already`, 'Name another file: no backup is overwritten.')
  const staged = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const pack = createGzip()
    const file = createWriteStream(staged, { flags: 'wx', mode: 0o600 })
    const ended = finished(pack.pipe(file))
    ended.catch(() => {})
    const result = await work(async (text) => {
      if (!pack.write(text)) await Promise.race([once(pack, 'drain'), ended])
    })
    pack.end()
    await ended
    const handle = await open(staged, 'r+')
    await handle.sync()
    const { size } = await handle.stat()
    await handle.close()
    await rename(staged, path)
    return { result, bytes: size }
  } catch (error) {
    if (error instanceof Fault) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (!code || !/^E[A-Z]+$/.test(code)) throw error
    throw new Fault('backup-file', `\`${path}\` cannot be written: ${message}`, 'Name a file that may be written.')
  } finally {
    await rm(staged, { force: true })
  }
}

/** The lines of such a file. */
export async function* packedLines(path: string): AsyncIterable<string> {
  if (!(await stat(path).catch(() => undefined)))
    throw new Fault('backup-file', `there is no file \`${path}\``, '`devops backup FILE` writes one.')
  const unpacked = createReadStream(path)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(createGunzip())
  try {
    yield* createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })
    if (unpacked.errored) throw unpacked.errored
  } catch (error) {
    if (error instanceof Fault || unpacked.errored !== error) throw error
    throw new Fault(
      'backup-file',
      'the backup is damaged: it cannot be unpacked',
      'Nothing was restored. Take another one.',
    )
  }
}
