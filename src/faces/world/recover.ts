import { realpath } from 'node:fs/promises'
import { readJournal } from './journal.ts'
import { move, withdraw } from './write.ts'

/** Brings a tree that an earlier run left half-way to the old state or to the new one. */
export async function recover(cwd: string): Promise<void> {
  const root = await realpath(cwd)
  const journal = await readJournal(root)
  if (journal) await (journal.state === 'moving' ? move : withdraw)(root, journal.moves)
}
