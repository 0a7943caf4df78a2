import { type Document, parseAllDocuments } from 'yaml'
import { nestsTooDeeply } from './depth.ts'

export type Documents = readonly Document[]

/** The text as the nodes of the library, which edits are written by. */
export function documentsOf(text: string): Documents {
  if (nestsTooDeeply(text)) return []
  const parsed = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent', merge: true })
  return 'empty' in parsed ? [] : parsed
}
