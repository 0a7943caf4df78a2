import type { Comment } from '../../model/source.ts'
import { commentStart, isBlank, linesIn } from '../lines.ts'
import { type Placed, placed, plain, treeOf } from '../placed.ts'
import type { Syntax } from '../syntax.ts'

/** `tree.data` is a list of lines, each a list of its words; empty lines and `#` comments are left out. */
export const words: Syntax = {
  title: 'words on lines',
  parse(file) {
    const { root, comments } = wordsIn(file.text)
    return treeOf(file, root, {
      comments,
      problems: [],
      print: (value) => (/^[^\s#]+$/.test(String(value)) ? String(value) : { refused: 'the value is no single word' }),
      again: (text) => ({ data: plain(wordsIn(text).root), problems: [] }),
    })
  },
}

function wordsIn(text: string): { root: Placed; comments: Comment[] } {
  const lines: Placed[] = []
  const comments: Comment[] = []
  for (const line of linesIn(text)) {
    const end = commentStart(text, line.start, line.end, '#')
    if (end < line.end)
      comments.push({ text: text.slice(end + 1, line.end).trim(), span: { start: end, end: line.end } })
    const found: Placed[] = []
    for (let at = line.start; at < end; ) {
      if (isBlank(text, at)) at++
      else {
        const start = at
        while (at < end && !isBlank(text, at)) at++
        found.push(placed(text.slice(start, at), start, at))
      }
    }
    const [first] = found
    if (first) {
      const whole = { start: line.start, end: line.next }
      lines.push(placed(found, first.span.start, found.at(-1)?.span.end ?? end, { whole }))
    }
  }
  return { root: placed(lines, 0, text.length), comments }
}
