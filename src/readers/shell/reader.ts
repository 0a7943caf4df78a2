import { ranInList } from '../../kinds/ran.ts'
import { Script } from '../../kinds/shell.ts'
import { functionsIn } from '../../syntax/shell/functions.ts'
import { isParsed } from '../../syntax/shell/parse.ts'
import { shell } from '../../syntax/shell/shell.ts'
import type { Reader } from '../reader.ts'
import { optionsOf } from './options.ts'

export const reader: Reader = {
  title: 'Shell scripts (sh and bash), by name or by their first line',
  syntax: shell,
  files: ['**/*'],
  *read({ data, file }) {
    if (!isParsed(data)) return
    const { interpreter, list } = data
    const commands = ranInList(list, file.text, ({ start, end }) => ['text', start, end])
    yield {
      kind: Script,
      name: file.path,
      path: [],
      data: {
        ...(interpreter && { interpreter: interpreter.name }),
        options: optionsOf(interpreter?.args ?? [], commands),
        functions: functionsIn(list),
        commands,
      },
    }
  },
}
