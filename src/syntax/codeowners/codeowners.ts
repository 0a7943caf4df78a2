import type { Comment, Span } from '../../model/source.ts'
import { isBlank, type Line, linesIn, trimmed } from '../lines.ts'
import { type Placed, parts, placed, plain, treeOf } from '../placed.ts'
import type { Syntax } from '../syntax.ts'

/** `tree.data` is a list of `OwnersLine`. */
export const codeowners: Syntax = {
  title: 'CODEOWNERS',
  parse(file) {
    const { root, comments, problems } = read(file.text)
    return treeOf(file, root, {
      comments,
      problems,
      print: (value) => (/^[^\s#]+$/.test(String(value)) ? String(value) : { refused: 'the value is no single word' }),
      again: (text) => {
        const after = read(text)
        return { data: plain(after.root), problems: after.problems }
      },
    })
  },
}

/** A rule has a `pattern`; the head of a section of GitLab has a `section` instead. */
export interface OwnersLine {
  /** Without the backslashes that stand before blanks and `#`. */
  readonly pattern?: string
  readonly section?: string
  /** `^[Section]`: nobody has to approve. */
  readonly optional?: boolean
  /** `[Section][2]` */
  readonly approvals?: number
  readonly owners: readonly string[]
}

type Flaw = { readonly message: string; readonly span: Span }

function read(text: string): { root: Placed; comments: Comment[]; problems: Flaw[] } {
  const lines: Placed[] = []
  const comments: Comment[] = []
  const problems: Flaw[] = []
  for (const line of linesIn(text)) {
    const { start, end } = trimmed(text, line.start, line.end)
    if (start === end) continue
    if (text[start] === '#') {
      comments.push({ text: text.slice(start + 1, end).trim(), span: { start, end } })
      continue
    }
    const found = sectionIn(text, start, end) ?? ruleIn(text, start, end)
    if (found.comment) comments.push(found.comment)
    for (const owner of found.owners)
      if (!/^@?[\w.+/@-]+$/.test(String(owner.value)) || !String(owner.value).includes('@'))
        problems.push({
          message: `\`${String(owner.value).slice(0, 60)}\` is no @user, @team or address`,
          span: owner.span,
        })
    lines.push(made(found, { start, end }, line))
  }
  return { root: placed(lines, 0, text.length), comments, problems }
}

interface Found {
  readonly fields: { readonly [name: string]: Placed | undefined }
  readonly owners: readonly Placed[]
  readonly comment?: Comment | undefined
}

function made({ fields, owners }: Found, { start, end }: Span, line: Line): Placed {
  const list = placed(owners, owners[0]?.span.start ?? end, owners.at(-1)?.span.end ?? end)
  const whole = { start: line.start, end: line.next }
  return { span: { start, end }, whole, value: parts({ ...fields, owners: list }) }
}

/** `^[Name][2] @owners`. Without a closing bracket it is a pattern. */
function sectionIn(text: string, start: number, end: number): Found | undefined {
  const [head, optional, name = '', count] =
    /^(\^?)\[([^\]]+)\](?:\[(\d{1,3})\])?(?=\s|$)/.exec(text.slice(start, Math.min(end, start + 500))) ?? []
  if (head === undefined) return undefined
  const from = start + (optional ? 2 : 1)
  const { words, comment } = wordsIn(text, start + head.length, end)
  return {
    fields: {
      section: placed(name.trim(), from, from + name.length),
      optional: optional ? placed(true, start, start + 1) : undefined,
      approvals:
        count === undefined
          ? undefined
          : placed(Number(count), start + head.length - count.length - 1, start + head.length - 1),
    },
    owners: words,
    comment,
  }
}

function ruleIn(text: string, start: number, end: number): Found {
  const { words, comment } = wordsIn(text, start, end)
  const [pattern, ...owners] = words
  return { fields: { pattern }, owners, comment }
}

function wordsIn(text: string, from: number, end: number): { words: Placed[]; comment?: Comment } {
  const words: Placed[] = []
  for (let at = from; at < end; ) {
    if (isBlank(text, at)) at++
    else if (text[at] === '#')
      return { words, comment: { text: text.slice(at + 1, end).trim(), span: { start: at, end } } }
    else {
      const start = at
      while (at < end && !isBlank(text, at)) at += text[at] === '\\' ? 2 : 1
      const stop = Math.min(at, end)
      words.push(placed(text.slice(start, stop).replace(/\\([\s#])/g, '$1'), start, stop))
    }
  }
  return { words }
}
