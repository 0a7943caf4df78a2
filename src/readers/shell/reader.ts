import { Script } from '../../kinds/shell.ts'
import { isMap } from '../../model/shape.ts'
import { shell } from '../../syntax/shell/shell.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Shell scripts (sh and bash), by name or by their first line',
  syntax: shell,
  // Without an ending, the first line tells.
  files: ['**/*.{sh,bash}', '**/!(*.*)'],
  *read({ data, file }) {
    if (!isMap(data)) return
    const { interpreter, options, functions } = data
    const name = isMap(interpreter) ? interpreter.name : undefined
    yield { kind: Script, name: file.path, path: [], data: { text: file.text, interpreter: name, options, functions } }
  },
}
