import { type Document, parseAllDocuments } from 'yaml'
import type { Span } from '../../model/source.ts'
import { nestsTooDeeply } from './depth.ts'

export type Documents = readonly Document[]

export interface Flaw {
  readonly message: string
  readonly span: Span
}

export function documentsOf(text: string): { documents: Documents; flaws: Flaw[] } {
  if (nestsTooDeeply(text))
    return { documents: [], flaws: [{ message: 'nested too deeply to be read', span: { start: 0, end: 0 } }] }
  const parsed = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent', merge: true })
  const documents = 'empty' in parsed ? [] : parsed
  const flaws = documents.flatMap(({ errors }) =>
    errors.slice(0, 20).map(({ message, pos }) => {
      const [start, end] = pos.map((offset) => Math.min(offset, text.length)) as [number, number]
      return { message, span: { start, end } }
    }),
  )
  return { documents, flaws }
}
