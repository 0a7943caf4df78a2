import { type Change, type Path, pathOf } from '../../model/source.ts'
import type { Script, Statement } from './ast.ts'

/** Whether two scripts say the same but for what the change names; where it stands does not matter. */
export function alike(before: Script, after: Script, change: Change): boolean {
  const path = pathOf(change)
  return (
    said(before, path, 'drop' in change ? 'out' : 'insert' in change ? undefined : 'blank') ===
    said(after, path, 'insert' in change ? 'out' : 'drop' in change ? undefined : 'blank')
  )
}

/** Where a statement ends, the lines of its heredocs included. */
export function endOf(statement: Statement, text: string): { readonly end: number; readonly heredocs: boolean } {
  let last = statement.span.end
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('expand' in value && 'span' in value) last = Math.max(last, (value.span as { end: number }).end)
    for (const each of Object.values(value)) walk(each)
  }
  walk(statement)
  if (last === statement.span.end) return { end: last, heredocs: false }
  const feed = text.indexOf('\n', last)
  return { end: feed < 0 ? text.length : feed, heredocs: true }
}

/** The script as text without places; at `path` something may be taken out, or blanked. */
function said(script: Script, path: Path, there: 'out' | 'blank' | undefined): string {
  return JSON.stringify(bare(script, path, there))
}

function bare(value: unknown, path: Path | undefined, there: 'out' | 'blank' | undefined): unknown {
  if (path?.length === 0 && there === 'blank') return null
  if (typeof value !== 'object' || value === null) return value
  const [step, ...rest] = path ?? []
  const last = path !== undefined && rest.length === 0
  if (Array.isArray(value)) {
    const kept = last && there === 'out' ? value.toSpliced(Number(step), 1) : value
    return kept.map((each, index) => {
      const on = path !== undefined && index === step
      const plain = bare(each, on && !(last && there !== 'blank') ? rest : undefined, there)
      // What stands first, and what follows something that came or went, may hang on something else than before.
      return last && there !== 'blank' && on ? unhung(plain) : plain
    })
  }
  const parted = 'parts' in value
  const entries = Object.entries(value)
    .filter(([name]) => name !== 'span' && !(parted && name === 'text') && !(name === 'quoted' || name === 'pattern'))
    .map(([name, each]) => [name, bare(each, path !== undefined && name === step ? rest : undefined, there)])
  return Object.fromEntries(entries)
}

function unhung(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'after' in value
    ? { ...value, after: '', background: false }
    : value
}
