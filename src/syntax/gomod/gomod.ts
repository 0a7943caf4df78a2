import type { Comment } from '../../model/source.ts'
import { linesIn } from '../lines.ts'
import { type Placed, parts, placed, plain, treeOf } from '../placed.ts'
import type { Syntax } from '../syntax.ts'
import { wordsOf } from './words.ts'

/** go.mod and go.work. `tree.data` is a list of `Directive`, blocks unfolded. */
export const gomod: Syntax = {
  title: 'go.mod',
  parse(file) {
    const { root, comments, problems } = directivesIn(file.text)
    return treeOf(file, root, {
      comments,
      problems,
      print: (value) => printed(String(value)),
      again: (text) => {
        const after = directivesIn(text)
        return { data: plain(after.root), problems: after.problems }
      },
    })
  },
}

export interface Directive {
  /** `module`, `go`, `toolchain`, `require`, `replace`, `exclude`, `retract`, `tool`, `use`, ... */
  readonly verb: string
  /** Without quotes; `=>`, `[`, `,` and `]` are words of their own. */
  readonly words: readonly string[]
  /** Only there because another module needs it. */
  readonly indirect: boolean
}

type Flaw = { readonly message: string; readonly span: { start: number; end: number } }

const verbs = new Set([
  'module',
  'go',
  'toolchain',
  'godebug',
  'require',
  'exclude',
  'replace',
  'retract',
  'tool',
  'ignore',
  'use',
])

function directivesIn(text: string): { root: Placed; comments: Comment[]; problems: Flaw[] } {
  const found: Placed[] = []
  const comments: Comment[] = []
  const problems: Flaw[] = []
  let block: Placed | undefined
  for (const line of linesIn(text)) {
    const { words, comment, flaw } = wordsOf(text, line)
    if (comment) comments.push(comment)
    if (flaw) problems.push(flaw)
    const [first, second] = words
    if (!first) continue
    const whole = { start: line.start, end: line.next }
    if (block && first.value === ')') block = undefined
    else if (block) found.push(directive(block, words, comment, whole))
    else if (second?.value === '(') block = known(first, problems)
    else found.push(directive(known(first, problems), words.slice(1), comment, whole))
  }
  if (block) problems.push({ message: `the block of \`${String(block.value)}\` is never closed`, span: block.span })
  return { root: placed(found, 0, text.length), comments, problems }
}

function known(verb: Placed, problems: Flaw[]): Placed {
  if (!verbs.has(String(verb.value)))
    problems.push({ message: `\`${String(verb.value).slice(0, 40)}\` is no directive of Go modules`, span: verb.span })
  return verb
}

function directive(
  verb: Placed,
  words: readonly Placed[],
  comment: Comment | undefined,
  whole: Placed['span'],
): Placed {
  const start = words[0]?.span.start ?? verb.span.start
  const end = words.at(-1)?.span.end ?? verb.span.end
  const indirect = comment !== undefined && /^indirect(?:;|$)/.test(comment.text)
  const value = parts({
    verb: placed(verb.value, verb.span.start, verb.span.end),
    words: placed(words, start, end),
    indirect: placed(indirect, comment?.span.start ?? end, comment?.span.end ?? end),
  })
  return { span: { start, end }, key: verb.span, whole, value }
}

function printed(value: string): string {
  return /^[^\s"'`()[\],]+$/.test(value) && !value.includes('//') ? value : JSON.stringify(value)
}
