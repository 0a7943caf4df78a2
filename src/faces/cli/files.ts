import type { Field } from '../../commands/fields.ts'
import { Fault } from '../../model/fault.ts'
import type { World } from '../../model/world.ts'

/** What a command is told, with the text of a file where a field holds one: in a terminal it is named. */
export async function withFiles(
  input: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  { files }: World,
): Promise<Readonly<Record<string, unknown>>> {
  const read = { ...input }
  for (const { name } of fields.filter(({ file }) => file)) {
    const path = input[name]
    if (typeof path !== 'string') continue
    const text = await files.read(path)
    if (text === undefined)
      throw new Fault(
        'no-such-file',
        `there is no file \`${path}\``,
        'Paths are relative to the directory of the call.',
      )
    read[name] = text
  }
  return read
}
