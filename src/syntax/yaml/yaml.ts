import { parseAllDocuments } from 'yaml'
import type { Problem, SourceFile, Span, Tree } from '../../model/source.ts'
import type { Syntax } from '../syntax.ts'
import { commentsIn } from './comments.ts'
import { dataOf } from './data.ts'
import { nestsTooDeeply } from './depth.ts'
import { edit } from './edit.ts'
import { type Documents, placeOf } from './place.ts'

/** The first step of every path is the index of the document in the stream. */
export const yaml: Syntax = {
  title: 'YAML',
  parse(file) {
    const { documents, problems } = documentsOf(file)
    const data = documents.map((document) => {
      const { value, problem: bomb } = dataOf(document)
      if (bomb) problems.push(problem(file, bomb))
      return value
    })
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
      edit: (change) => edit(file, documents, change),
    }
  },
}

function documentsOf(file: SourceFile): { documents: Documents; problems: Problem[] } {
  if (nestsTooDeeply(file.text)) return { documents: [], problems: [problem(file, 'nested too deeply to be read')] }
  const parsed = parseAllDocuments(file.text, { prettyErrors: false, logLevel: 'silent', merge: true })
  const documents = 'empty' in parsed ? [] : parsed
  const problems = documents.flatMap(({ errors }) =>
    errors.slice(0, 20).map(({ message, pos: [start, end] }) => problem(file, message, { start, end })),
  )
  return { documents, problems }
}

function problem(file: SourceFile, message: string, span: Span = { start: 0, end: 0 }): Problem {
  return { message, place: { file: file.path, span } }
}
