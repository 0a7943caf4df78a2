import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { jsonIn } from './json.ts'
import type { Reported } from './report.ts'

/** A finding that was there when the baseline was written, told by what it speaks of and not by its line. */
export const entry = z.object({ check: z.string(), file: z.string(), resource: z.string(), content: z.string() })
export type Entry = z.output<typeof entry>

const form = z.object({ version: z.literal(1), on: z.string(), findings: z.array(entry) })

export const defaultBaseline = '.devops/baseline.json'

export interface Compared {
  /** Not in the baseline. */
  readonly fresh: readonly Reported[]
  readonly known: readonly Reported[]
  /** In the baseline, and no longer found. */
  readonly gone: readonly Entry[]
}

export function entryOf({ check, place, resource }: Reported): Entry {
  const text = place.source.replace(/\s+/g, ' ').trim()
  return { check, file: place.file, resource, content: createHash('sha256').update(text).digest('hex').slice(0, 16) }
}

/**
 * Pairs what is found with what was known, each entry with one finding at most, so that a second fault of the same kind is
 * new. What stands where it stood is paired first, then what moved to another file, then what was renamed in its file.
 */
export function compare(known: readonly Entry[], found: readonly Reported[]): Compared {
  const left = new Set(known)
  const open = new Map(found.map((finding) => [finding, entryOf(finding)]))
  const keys: readonly ((entry: Entry) => readonly string[])[] = [
    ({ check, file, resource, content }) => [check, file, resource, content],
    ({ check, resource, content }) => [check, resource, content],
    ({ check, file, content }) => [check, file, content],
  ]
  for (const key of keys) {
    const byKey = new Map<string, Entry[]>()
    for (const each of left) {
      const list = byKey.get(key(each).join('\n'))
      if (list) list.push(each)
      else byKey.set(key(each).join('\n'), [each])
    }
    for (const [finding, each] of open) {
      const match = byKey.get(key(each).join('\n'))?.shift()
      if (!match) continue
      left.delete(match)
      open.delete(finding)
    }
  }
  return {
    fresh: found.filter((each) => open.has(each)),
    known: found.filter((each) => !open.has(each)),
    gone: [...left],
  }
}

/** One entry a line and in order, so that a change of it reads well. */
export function baselineText(on: string, known: readonly Entry[]): string {
  const entries = known.map(({ check, file, resource, content }) => JSON.stringify({ check, file, resource, content }))
  return `{\n"version": 1,\n"on": ${JSON.stringify(on)},\n"findings": [\n${entries.sort().join(',\n')}\n]\n}\n`
}

export function readBaseline(path: string, text: string): readonly Entry[] {
  const read = form.safeParse(jsonIn(text))
  if (read.success) return read.data.findings
  throw new Fault(
    'bad-baseline',
    `\`${path}\` is no baseline of this version`,
    'Take it from version control, or write it anew with `devops audit --write-baseline`.',
  )
}
