import { Manifest } from '../../kinds/packages.ts'
import { program } from '../../syntax/program/program.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'setup.py, known to be there but not run',
  syntax: program,
  files: ['**/setup.py'],
  *read({ file }) {
    // Nearly every one that is no packaging script lacks this word.
    if (/\bsetup\s*\(/.test(file.text))
      yield {
        kind: Manifest,
        name: 'python/setup.py',
        path: [],
        data: { ecosystem: 'python', unread: 'it is a program, which is not run' },
      }
  },
}
