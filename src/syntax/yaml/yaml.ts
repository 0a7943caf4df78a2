import { type Tree, valueAt } from '../../model/source.ts'
import type { Syntax } from '../syntax.ts'
import { commentsIn } from './comments.ts'
import { dataOf } from './data.ts'
import { documentsOf } from './documents.ts'
import { edit } from './edit.ts'
import { placeOf } from './place.ts'
import { within } from './scalar.ts'
import { isTemplate } from './template.ts'

/** The first step of every path is the index of the document in the stream. */
export const yaml: Syntax = {
  title: 'YAML',
  reads: ({ text }) => !isTemplate(text),
  parse(file) {
    const { documents, flaws } = documentsOf(file.text)
    const data = documents.map((document) => {
      const { value, problem: bomb } = dataOf(document)
      if (bomb) flaws.push({ message: bomb, span: { start: 0, end: 0 } })
      return value
    })
    const problems = flaws.map(({ message, span }) => ({ message, place: { file: file.path, span } }))
    let comments: Tree['comments'] | undefined
    return {
      file,
      data,
      problems,
      get comments() {
        comments ??= commentsIn(file.text)
        return comments
      },
      placeOf: (path, part) => ({ file: file.path, span: placeOf(documents, path, part) }),
      placeIn: (path, span) => {
        const whole = placeOf(documents, path)
        const value = valueAt(data, path)
        const part =
          typeof value === 'string' ? within(file.text.slice(whole.start, whole.end), value, span) : undefined
        if (!part) return { file: file.path, span: whole }
        return { file: file.path, span: { start: whole.start + part.start, end: whole.start + part.end } }
      },
      edit: (change) => edit(file, documents, change),
    }
  },
}
