import type { DataOf, Kind } from '../model/resource.ts'
import { listOf, literal, record, type Shape } from '../model/shape.ts'
import type { Ran } from './ran.ts'

/** Made by the reader, so what is a list is one of commands. */
const commands: Shape<readonly Ran[]> = (value) => (Array.isArray(value) ? value : undefined)

/** A shell script. The path of a command's word is `['text', from, to]`. */
export const Script = {
  id: 'shell/script',
  title: 'shell script',
  file: 'deploy.sh',
  shape: record(
    {
      commands,
      /** Options that hold from the start: `errexit`, `nounset`, `pipefail`, `xtrace` … */
      options: listOf(literal),
      functions: listOf(literal),
    },
    /** What the first line names: `bash`. Absent in what is only sourced. */
    { interpreter: literal },
  ),
} satisfies Kind
export type Script = DataOf<typeof Script>
