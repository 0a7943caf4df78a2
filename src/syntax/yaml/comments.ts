import type { Comment } from '../../model/source.ts'
import { read } from './parser/stream.ts'

export function commentsIn(text: string): Comment[] {
  return commentsOf(text, read(text, []).comments)
}

/** `spans` are starts and ends. */
export function commentsOf(text: string, spans: readonly number[]): Comment[] {
  const comments: Comment[] = []
  for (let at = 0; at + 1 < spans.length; at += 2) {
    const [start = 0, end = 0] = spans.slice(at, at + 2)
    comments.push({ text: wordsOf(text.slice(start, end)), span: { start, end } })
  }
  return comments
}

function wordsOf(comment: string): string {
  if (comment.startsWith('#')) return comment.slice(1).trim()
  return comment.slice(2, comment.startsWith('/*') ? -2 : undefined).trim()
}
