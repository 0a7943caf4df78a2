import { Fault } from '../../model/fault.ts'
import type { Files } from '../../model/world.ts'

/** What a command on a server finds of a disk: nothing. The files of whoever asks come as text, those of the server are nobody's business. */
export const noFiles: Files = {
  read: async () => undefined,
  list: async () => ({ files: [], skipped: [] }),
  walk: async () => ({ files: [], skipped: [] }),
  write: refused,
  temporary: refused,
}

async function refused(): Promise<never> {
  throw new Fault(
    'server-files',
    'a server writes no files',
    'Ask it for the answer, and write that where you are: `--output json=FILE`.',
  )
}
