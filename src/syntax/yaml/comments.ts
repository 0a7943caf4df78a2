import { Lexer } from 'yaml'
import type { Comment } from '../../model/source.ts'

/** The lexer's marks that stand for no text: start of document, of a scalar, end of a broken flow. */
const marks = new Set(['\u0002', '\u0018', '\u001f'])

export function commentsIn(text: string): Comment[] {
  const comments: Comment[] = []
  let offset = 0
  let scalar = false
  for (const lexeme of new Lexer().lex(text)) {
    if (marks.has(lexeme)) {
      scalar = lexeme === '\u001f'
      continue
    }
    if (!scalar && lexeme.startsWith('#'))
      comments.push({ text: lexeme.slice(1).trim(), span: { start: offset, end: offset + lexeme.length } })
    scalar = false
    offset += lexeme.length
  }
  return comments
}
