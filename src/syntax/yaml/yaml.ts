import { positionsIn } from '../../model/position.ts'
import { type Problem, type SourceFile, type Tree, valueAt } from '../../model/source.ts'
import type { Syntax } from '../syntax.ts'
import { commentsOf } from './comments.ts'
import { edit } from './edit.ts'
import { mayHaveComments } from './json-comments.ts'
import { readJson } from './parser/json.ts'
import type { Flaw } from './parser/reading.ts'
import { read } from './parser/stream.ts'
import { placeOf } from './place.ts'
import { within } from './scalar.ts'
import { isTemplate } from './template.ts'

/** YAML, and JSON in files that are called so. The first step of every path is the index of the document in the stream. */
export const yaml: Syntax = {
  title: 'YAML',
  reads: (file) => !isTemplate(file),
  parse(file) {
    const { text, path } = file
    const reads = /\.jsonc?$/.test(path) ? (text: string) => readJson(text, mayHaveComments(path)) : read
    const stream = reads(text)
    let comments: Tree['comments'] | undefined
    return {
      file,
      data: stream.data,
      problems: problemsOf(file, stream.flaws),
      get comments() {
        comments ??= commentsOf(text, reads === read ? read(text, []).comments : stream.comments)
        return comments
      },
      placeOf: (path, part) => ({ file: file.path, span: placeOf(stream, path, part) }),
      placeIn: (path, span) => {
        const whole = placeOf(stream, path)
        const value = valueAt(stream.data, path)
        const part = typeof value === 'string' ? within(text.slice(whole.start, whole.end), value, span) : undefined
        if (!part) return { file: file.path, span: whole }
        return { file: file.path, span: { start: whole.start + part.start, end: whole.start + part.end } }
      },
      edit: (change) => edit({ file, stream, read: reads }, change),
    }
  },
}

function problemsOf({ path, text }: SourceFile, flaws: readonly Flaw[]): Problem[] {
  if (flaws.length === 0) return []
  const at = flaws.some(({ other }) => other !== undefined) ? positionsIn(text) : undefined
  return flaws.map(({ message, span, other }) => ({
    message: at && other !== undefined ? `${message}: first in line ${at(other).line}` : message,
    place: { file: path, span },
  }))
}
