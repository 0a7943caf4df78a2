import type { Restored } from '../../../commands/restore.ts'
import { minute } from '../minute.ts'
import type { View } from '../view.ts'

export const view: View<Restored> = {
  human: ({ rows, jobs, at, program }) =>
    `${rows} rows as they were ${minute(at)}, written by version ${program}; ${jobs} pieces of work wait again.
Next: put the key in its place (the file \`key\` of the data folder, or MILLWRIGHT_KEY), then devops serve`,
}
