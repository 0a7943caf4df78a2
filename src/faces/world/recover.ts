import { realpath } from 'node:fs/promises'
import { Fault } from '../../model/fault.ts'
import { readJournal } from './journal.ts'
import { move, withdraw } from './write.ts'

/** Brings a tree that an earlier run left half-way to the old state or to the new one. */
export async function recover(cwd: string): Promise<void> {
  const root = await realpath(cwd).catch(() => {
    throw new Fault('no-such-path', `there is no directory ${cwd}`, 'Name one that exists with -C.')
  })
  const journal = await readJournal(root)
  if (journal) await (journal.state === 'moving' ? move : withdraw)(root, journal.moves)
}
