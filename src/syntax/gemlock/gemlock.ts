import type { Span } from '../../model/source.ts'
import { linesIn, trimmed } from '../lines.ts'
import { type Placed, parts, placed, plain, treeOf } from '../placed.ts'
import type { Syntax } from '../syntax.ts'

/** Gemfile.lock: `tree.data` is a list of `GemSection`. */
export const gemlock: Syntax = {
  title: 'Gemfile.lock',
  parse(file) {
    const { root, problems } = sectionsIn(file.text)
    return treeOf(file, root, {
      comments: [],
      problems,
      again: (text) => ({ data: plain(sectionsIn(text).root), problems: [] }),
    })
  },
}

/** `GEM`, `GIT`, `PATH`, `PLATFORMS`, `DEPENDENCIES`, `CHECKSUMS`, `RUBY VERSION`, `BUNDLED WITH`. */
export interface GemSection {
  readonly title: string
  readonly lines: readonly {
    /** Blanks in front: 2 is a field or a gem that is asked for, 4 one that is settled, 6 what it needs. */
    readonly indent: number
    readonly text: string
  }[]
}

function sectionsIn(text: string): { root: Placed; problems: { message: string; span: Span }[] } {
  const sections: Placed[] = []
  const problems: { message: string; span: Span }[] = []
  let lines: Placed[] = []
  for (const line of linesIn(text)) {
    const { start, end } = trimmed(text, line.start, line.end)
    if (start === end) continue
    const content = text.slice(start, end)
    if (/^(?:<{7}|={7}$|>{7}|\|{7})/.test(content))
      problems.push({ message: 'a merge left its conflict here', span: { start, end } })
    else if (start === line.start) {
      lines = []
      const value = parts({ title: placed(content, start, end), lines: placed(lines, end, end) })
      sections.push(placed(value, start, end))
    } else if (sections.length === 0) problems.push({ message: 'a line outside every section', span: { start, end } })
    else {
      const indent = placed(start - line.start, start, start)
      lines.push(placed(parts({ indent, text: placed(content, start, end) }), start, end))
    }
  }
  return { root: placed(sections, 0, text.length), problems }
}
