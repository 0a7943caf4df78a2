import type { Explained } from '../../../commands/explain.ts'
import type { Paint } from '../terminal.ts'
import type { View } from '../view.ts'
import { page } from './explaining/page.ts'

export const view: View<Explained> = {
  human: ({ page, kind, topic }, { paint, width }) =>
    `${rendered(page, Math.min(width, 100), paint)}\n${next(kind, topic)}`,
  formats: { markdown: ({ page }) => page, html: page },
}

function next(kind: Explained['kind'], topic: string | undefined): string {
  if (kind === 'list') return 'Next: devops explain NAME'
  return kind === 'check'
    ? `Next: devops audit --enable ${topic}`
    : kind === 'decision'
      ? 'Next: devops design shows what was decided, and why'
      : 'Next: devops --help'
}

/** Enough of Markdown for our own pages: headings, fences, lists and code. */
function rendered(page: string, width: number, paint: Paint): string {
  let inFence = false
  return page
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        inFence = !inFence
        return []
      }
      if (inFence) return [`    ${paint.dim(line)}`]
      if (line.startsWith('# ')) return [paint.bold(line.slice(2))]
      if (line.startsWith('## ')) return [paint.underline(line.slice(3))]
      const hanging = line.startsWith('- ') ? '  ' : ''
      return wrapped(line, width, hanging).map((each) =>
        each.replace(/`([^`]+)`/g, (_, code: string) => paint.cyan(code)),
      )
    })
    .join('\n')
}

function wrapped(line: string, width: number, hanging: string): string[] {
  const lines: string[] = []
  let current = ''
  // A space inside backquotes does not break.
  for (const word of line.match(/(?:`[^`]*`|[^\s`])+/g) ?? ['']) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = hanging + word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}
