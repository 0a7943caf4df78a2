import type { Check } from '../../checks/check.ts'
import type { Finding } from '../../model/finding.ts'
import { positionsIn } from '../../model/position.ts'
import type { World } from '../../model/world.ts'
import type { Leave } from './interactive.ts'
import { type Look, look } from './look.ts'
import { keyOf } from './repair.ts'

export interface Left {
  readonly texts: ReadonlyMap<string, string>
  readonly written: readonly Finding[]
  readonly refused: readonly { readonly finding: Finding; readonly because: string }[]
  readonly after: Look
}

/**
 * Writes the comments that suppress what may stay: above the line, else behind it. One that would hold back anything else, or
 * nothing, or that breaks its file is not written.
 */
export async function left(
  world: World,
  texts: ReadonlyMap<string, string>,
  leave: ReadonlyMap<string, Leave>,
  {
    checks,
    known,
    on,
    now,
  }: { checks: Readonly<Record<string, Check>>; known: Readonly<Record<string, Check>>; on: Date; now: Look },
): Promise<Left> {
  let current = texts
  let seen = now
  const written: Finding[] = []
  const refused: { finding: Finding; because: string }[] = []
  const wanted = now.sifted.findings.filter((finding) => leave.has(keyOf(finding)))
  for (const each of wanted) {
    // Comments above have moved it.
    const finding = seen.sifted.findings.find((now) => keyOf(now) === keyOf(each))
    const said = leave.get(keyOf(each))
    if (!finding || !said) continue
    let done = false
    for (const place of [within, behind, above]) {
      const text = current.get(finding.place.file)
      const next = text === undefined ? undefined : place(text, finding, wordsOf(finding.check, said))
      if (next === undefined) continue
      const candidate = new Map([...current, [finding.place.file, next]])
      const then = await look(
        world,
        [...candidate].map(([path, text]) => ({ path, text })),
        checks,
        known,
        on,
      )
      if (!holdsThatAlone(finding, seen, then)) continue
      current = candidate
      seen = then
      written.push(finding)
      done = true
      break
    }
    if (!done) refused.push({ finding, because: 'no comment there would suppress it and nothing else' })
  }
  const changed = [...current].filter(([path, text]) => texts.get(path) !== text)
  return { texts: new Map(changed), written, refused, after: seen }
}

function wordsOf(check: string, { reason, until }: Leave): string {
  return `devops: ignore ${check}${until ? ` until ${until}` : ''}: ${reason}`
}

/** Above the line, unless a comment there would speak of the whole file. */
function within(text: string, finding: Finding, words: string): string | undefined {
  const head = text.slice(0, text.lastIndexOf('\n', finding.place.span.start - 1) + 1)
  return head.split('\n').every((line) => /^\s*(?:#|\/\/|$)/.test(line)) ? undefined : above(text, finding, words)
}

function above(text: string, { place }: Finding, words: string): string | undefined {
  const start = text.lastIndexOf('\n', place.span.start - 1) + 1
  const line = text.slice(start, lineEnd(text, start))
  const indent = /^\s*/.exec(line)?.[0] ?? ''
  const mark = markOf(place.file)
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  return mark && `${text.slice(0, start)}${indent}${mark} ${words}${end}${text.slice(start)}`
}

function behind(text: string, { place }: Finding, words: string): string | undefined {
  const end = lineEnd(text, place.span.start)
  const mark = markOf(place.file)
  return mark && `${text.slice(0, end)} ${mark} ${words}${text.slice(end)}`
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  if (end < 0) return text.length
  return text[end - 1] === '\r' ? end - 1 : end
}

/** Of syntaxes that have comments of one line. */
function markOf(file: string): string | undefined {
  return /\.(?:json|xml|lock|md)$/.test(file) ? undefined : file.endsWith('.mod') ? '//' : '#'
}

function holdsThatAlone(finding: Finding, before: Look, after: Look): boolean {
  const line = (look: Look, { place }: Finding) => positionsIn(look.texts.get(place.file) ?? '')(place.span.start).line
  const gained = after.sifted.suppressed.filter(
    ({ finding: each }) => !before.sifted.suppressed.some(({ finding: old }) => keyOf(old) === keyOf(each)),
  )
  const lines = new Set(gained.map(({ finding: each }) => line(after, each)))
  return (
    gained.some(({ finding: each }) => keyOf(each) === keyOf(finding)) &&
    lines.size === 1 &&
    gained.every(({ finding: each }) => each.check === finding.check) &&
    after.estate.problems.length <= before.estate.problems.length &&
    after.sifted.findings.length < before.sifted.findings.length
  )
}
