import type { Check } from '../../checks/check.ts'
import { mend } from '../../checks/mend.ts'
import type { Finding } from '../../model/finding.ts'
import type { SourceFile } from '../../model/source.ts'
import type { World } from '../../model/world.ts'
import { parse } from '../../readers/survey.ts'
import { type Look, look } from './look.ts'

export interface Repaired {
  /** New text of each file that changed. */
  readonly texts: ReadonlyMap<string, string>
  readonly applied: readonly Finding[]
  readonly refused: readonly { readonly finding: Finding; readonly because: string }[]
  /** The estate as it is after the last pass. */
  readonly after: Look
  readonly passes: number
}

/**
 * Mends until nothing more can be mended, at most ten times. A pass that makes a file worse, or leaves what it meant to
 * mend, is taken back and done again without the fixes that touched it.
 */
export async function repair(
  world: World,
  files: readonly SourceFile[],
  checks: Readonly<Record<string, Check>>,
  known: Readonly<Record<string, Check>>,
  on: Date,
  wanted: (finding: Finding) => boolean,
): Promise<Repaired> {
  let texts: ReadonlyMap<string, string> = new Map(files.map(({ path, text }) => [path, text]))
  let current = await look(world, files, checks, known, on)
  const refused = new Map<string, { finding: Finding; because: string }>()
  const applied: Finding[] = []
  /** Files of which one fix a pass is tried, to find the one that breaks them. */
  const careful = new Set<string>()
  let passes = 0
  while (passes < mostPasses) {
    const candidates = current.sifted.findings.filter((each) => each.fix && wanted(each) && !refused.has(keyOf(each)))
    const mended = mend(texts, singly(candidates, careful))
    if (mended.applied.length === 0) break
    const next = new Map([...texts, ...mended.texts])
    const broken = new Set([...mended.texts.keys()].filter((path) => problemsIn(path, next) > problemsIn(path, texts)))
    const fresh = [...broken].filter((path) => !careful.has(path))
    if (fresh.length > 0) {
      for (const path of fresh) careful.add(path)
      continue
    }
    const then = await look(world, filesOf(next), checks, known, on)
    const left = countsOf(then.sifted.findings)
    const before = countsOf(current.sifted.findings)
    const bad = mended.applied.flatMap((finding) => {
      const key = keyOf(finding)
      if (finding.fix?.edits.some(({ file }) => broken.has(file)))
        return [{ finding, because: 'the file could no longer be read after it' }]
      return (left.get(key) ?? 0) >= (before.get(key) ?? 0)
        ? [{ finding, because: 'it would not have mended anything' }]
        : []
    })
    for (const each of bad) refused.set(keyOf(each.finding), each)
    if (bad.length > 0) continue
    texts = next
    current = then
    applied.push(...mended.applied)
    passes++
  }
  const changed = files.flatMap(({ path, text }) => {
    const now = texts.get(path)
    return now !== undefined && now !== text ? [[path, now] as const] : []
  })
  return { texts: new Map(changed), applied, refused: [...refused.values()], after: current, passes }
}

const mostPasses = 10

function singly(findings: readonly Finding[], careful: ReadonlySet<string>): readonly Finding[] {
  const taken = new Set<string>()
  return findings.filter(({ fix }) => {
    const files = (fix?.edits ?? []).map(({ file }) => file).filter((file) => careful.has(file))
    if (files.some((file) => taken.has(file))) return false
    for (const file of files) taken.add(file)
    return true
  })
}

/** The finding, wherever edits above it have moved it. */
export function keyOf({ check, place, resource, message }: Finding): string {
  return [check, place.file, resource, message].join('\n')
}

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1)
  return counts
}

function problemsIn(path: string, texts: ReadonlyMap<string, string>): number {
  return parse({ path, text: texts.get(path) ?? '' }).reduce((sum, { tree }) => sum + tree.problems.length, 0)
}

function filesOf(texts: ReadonlyMap<string, string>): SourceFile[] {
  return [...texts].map(([path, text]) => ({ path, text }))
}
