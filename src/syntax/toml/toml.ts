import type { Syntax } from '../syntax.ts'
import { read } from './document.ts'
import { edit } from './edit.ts'
import { placeOf } from './places.ts'

/** TOML 1.1. Dates stay text; paths begin with the first key. */
export const toml: Syntax = {
  title: 'TOML',
  parse(file) {
    const { root, cursor } = read(file.text)
    return {
      file,
      data: root.value,
      problems: cursor.flaws.map(({ message, span }) => ({ message, place: { file: file.path, span } })),
      comments: cursor.comments,
      placeOf: (path, part) => ({ file: file.path, span: placeOf(root, path, part) }),
      edit: (change) => edit(file, root, cursor.flaws.length, change),
    }
  },
}
