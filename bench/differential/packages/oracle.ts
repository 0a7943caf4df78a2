import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Verdict } from '../referee.ts'

export interface Answer {
  readonly value?: unknown
  readonly refused?: string
}

/** What Python says to each question. */
export function ask(questions: readonly object[]): readonly Answer[] {
  const input = questions.map((question) => JSON.stringify(question)).join('\n')
  const program = join(import.meta.dirname, 'oracle.py')
  const { stdout } = spawnSync('python3', [program], { input: `${input}\n`, encoding: 'utf8', maxBuffer: 2e9 })
  return questions.length === 0
    ? []
    : stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Answer)
}

/** `ours` is undefined where we refuse. */
export function judged(what: string, ours: unknown, theirs: Answer | undefined): Verdict {
  if (theirs === undefined) return { what, is: 'different', because: 'the other program said nothing' }
  if (ours === undefined && theirs.refused !== undefined) return { what, is: 'refused by both' }
  if (ours === undefined) return { what, is: 'different', because: 'we refuse it, they read it' }
  if (theirs.refused !== undefined) return { what, is: 'different', because: `they refuse it: ${theirs.refused}` }
  if (isDeepStrictEqual(plain(ours), theirs.value)) return { what, is: 'equal' }
  return { what, is: 'different', because: firstDifference(plain(ours), theirs.value, '') }
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function firstDifference(ours: unknown, theirs: unknown, at: string): string {
  if (typeof ours === 'object' && typeof theirs === 'object' && ours && theirs) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const [a, b] = [ours, theirs].map((map) => (map as { [key: string]: unknown })[key])
      if (!isDeepStrictEqual(a, b)) return firstDifference(a, b, `${at}/${key}`)
    }
  }
  return `at ${at}: we ${String(JSON.stringify(ours)).slice(0, 120)}, they ${String(JSON.stringify(theirs)).slice(0, 120)}`
}
