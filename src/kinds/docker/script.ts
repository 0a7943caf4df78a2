import type { Path, Span } from '../../model/source.ts'
import { interpreterOf, isShell } from '../../syntax/shell/interpreter.ts'
import type { Instruction } from '../docker.ts'

/** What a shell is given, and the path of a part of it. */
export interface ShellText {
  readonly text: string
  at(span: Span): Path
}

/**
 * The script of a RUN, CMD or ENTRYPOINT in its shell form: the arguments and the heredocs that follow them, or the one heredoc that
 * stands for them. A heredoc that names another interpreter is no script of a shell, and is left out.
 */
export function scriptOf({ args, heredocs = [] }: Instruction): ShellText {
  const [only, ...others] = heredocs
  if (only && others.length === 0 && /^<<-?["']?[\w.-]{1,100}["']?$/.test(args)) {
    const interpreter = interpreterOf(only.text)
    const text = interpreter && !isShell(interpreter.name) ? '' : only.text
    return { text, at: ({ start, end }) => ['heredocs', 0, 'text', start, end] }
  }
  let text = args
  const bodies: { readonly from: number; readonly to: number; readonly index: number }[] = []
  for (const [index, each] of heredocs.entries()) {
    text += text.endsWith('\n') ? '' : '\n'
    if (!each) continue
    bodies.push({ from: text.length, to: text.length + each.text.length, index })
    text += `${each.text}${each.name}\n`
  }
  return {
    text,
    at({ start, end }) {
      const body = bodies.find(({ from, to }) => from <= start && end <= to)
      return body ? ['heredocs', body.index, 'text', start - body.from, end - body.from] : ['args', start, end]
    },
  }
}
