import type { DataOf, Kind } from '../model/resource.ts'
import { anything, listOf, record, text } from '../model/shape.ts'
import type { Path } from '../model/source.ts'

const part = record({ text, at: anything })

/** What a pipeline has a shell run. The parts are run in one shell, one after the other; `at` is where the text of a part stands. */
export const Script = {
  id: 'pipeline/script',
  title: 'script of a pipeline',
  file: '.github/workflows/ci.yml',
  shape: record({ parts: listOf(part) }, { shell: text }),
} satisfies Kind
export type Script = DataOf<typeof Script>

/** What a reader gives for a script: `shell` is the program that reads it, such as `bash`, where that can be told. */
export interface ScriptData {
  readonly parts: readonly { readonly text: string; readonly at: Path }[]
  readonly shell?: string
}
