import type { Assertion, Expression, Range, Regex } from './ast.ts'
import { parseRegex } from './parse.ts'

/** Offsets of a match and its groups: start and end of group n at 2n and 2n+1, -1 where it took no part. */
export type Match = readonly number[]

export interface Matcher {
  readonly names: readonly string[]
  /** The leftmost match from an offset on, as Go finds it: of several the one that the expression prefers. */
  find(text: string, from: number): Match | undefined
}

/** A matcher that takes time in proportion to text times expression, whatever the two are. */
export function compiled(pattern: string): Matcher | { readonly fault: string } {
  const known = cache.get(pattern)
  if (known) return known
  const parsed = parseRegex(pattern)
  const made = 'fault' in parsed ? parsed : matcherOf(parsed)
  if (cache.size > 500) cache.clear()
  cache.set(pattern, made)
  return made
}

const cache = new Map<string, Matcher | { readonly fault: string }>()

type Step =
  | { readonly op: 'set'; readonly ranges: readonly Range[] }
  | { readonly op: 'assert'; readonly what: Assertion }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'match' }

const mostSteps = 20_000

function matcherOf({ root, names }: Expression): Matcher | { readonly fault: string } {
  const steps: Step[] = []
  if (!emit(steps, { is: 'group', of: root, index: 0 })) return { fault: 'expression too large' }
  steps.push({ op: 'match' })
  const slots = 2 * (names.length + 1)
  return { names, find: (text, from) => run(steps, slots, text, from) }
}

/** False where the program would be too long. */
function emit(steps: Step[], regex: Regex): boolean {
  if (steps.length > mostSteps) return false
  switch (regex.is) {
    case 'empty':
      return true
    case 'set':
      steps.push({ op: 'set', ranges: regex.ranges })
      return true
    case 'assert':
      steps.push({ op: 'assert', what: regex.what })
      return true
    case 'sequence':
      return regex.parts.every((part) => emit(steps, part))
    case 'group': {
      steps.push({ op: 'save', slot: 2 * regex.index })
      const fits = emit(steps, regex.of)
      steps.push({ op: 'save', slot: 2 * regex.index + 1 })
      return fits
    }
    case 'either':
      return alternatives(steps, regex.parts)
    case 'repeat':
      return repetition(steps, regex)
  }
}

function alternatives(steps: Step[], parts: readonly Regex[]): boolean {
  const jumps: number[] = []
  for (const [index, part] of parts.entries()) {
    const split = steps.length
    if (index < parts.length - 1) steps.push({ op: 'jump', to: 0 })
    if (!emit(steps, part)) return false
    if (index === parts.length - 1) break
    jumps.push(steps.push({ op: 'jump', to: 0 }) - 1)
    steps[split] = { op: 'split', first: split + 1, second: steps.length }
  }
  for (const jump of jumps) steps[jump] = { op: 'jump', to: steps.length }
  return true
}

function repetition(steps: Step[], { of, min, max, lazy }: Extract<Regex, { is: 'repeat' }>): boolean {
  for (let count = 0; count < min; count++) if (!emit(steps, of)) return false
  const choice = (into: number, past: number): Step =>
    lazy ? { op: 'split', first: past, second: into } : { op: 'split', first: into, second: past }
  if (max === Number.POSITIVE_INFINITY) {
    const split = steps.push({ op: 'jump', to: 0 }) - 1
    if (!emit(steps, of)) return false
    steps.push({ op: 'jump', to: split })
    steps[split] = choice(split + 1, steps.length)
    return true
  }
  const splits: number[] = []
  for (let count = min; count < max; count++) {
    splits.push(steps.push({ op: 'jump', to: 0 }) - 1)
    if (!emit(steps, of)) return false
  }
  for (const split of splits) steps[split] = choice(split + 1, steps.length)
  return true
}

interface Thread {
  readonly step: number
  readonly slots: readonly number[]
}

/** All threads go through the text together, those that the expression prefers first. */
function run(steps: readonly Step[], slots: number, text: string, from: number): Match | undefined {
  let threads: Thread[] = []
  let best: Match | undefined
  const seen = new Int32Array(steps.length).fill(-1)
  for (let at = from; ; ) {
    const code = text.codePointAt(at) ?? -1
    if (!best) follow(steps, threads, seen, at, text, { step: 0, slots: new Array<number>(slots).fill(-1) })
    if (threads.length === 0 && (best || code < 0)) return best
    const next: Thread[] = []
    const after = at + (code > 0xffff ? 2 : 1)
    for (const thread of threads) {
      const step = steps[thread.step] as Step
      if (step.op === 'match') {
        best = thread.slots
        break
      }
      if (step.op === 'set' && code >= 0 && within(step.ranges, code))
        follow(steps, next, seen, after, text, { step: thread.step + 1, slots: thread.slots })
    }
    if (code < 0) return best
    threads = next
    at = after
  }
}

/** Adds the thread, gone on to the next steps that read or match. A step is taken once at each place. */
function follow(
  steps: readonly Step[],
  into: Thread[],
  seen: Int32Array,
  at: number,
  text: string,
  start: Thread,
): void {
  const open: Thread[] = [start]
  for (let thread = open.pop(); thread; thread = open.pop()) {
    if (seen[thread.step] === at) continue
    seen[thread.step] = at
    const step = steps[thread.step] as Step
    const { slots } = thread
    if (step.op === 'jump') open.push({ step: step.to, slots })
    else if (step.op === 'split') open.push({ step: step.second, slots }, { step: step.first, slots })
    else if (step.op === 'save') open.push({ step: thread.step + 1, slots: slots.with(step.slot, at) })
    else if (step.op === 'assert') {
      if (holds(step.what, text, at)) open.push({ step: thread.step + 1, slots })
    } else into.push(thread)
  }
}

function within(ranges: readonly Range[], code: number): boolean {
  for (const [low, high] of ranges) if (code >= low && code <= high) return true
  return false
}

function holds(what: Assertion, text: string, at: number): boolean {
  if (what === 'text start') return at === 0
  if (what === 'text end') return at === text.length
  if (what === 'line start') return at === 0 || text[at - 1] === '\n'
  if (what === 'line end') return at === text.length || text[at] === '\n'
  const isEdge = isWord(text[at - 1]) !== isWord(text[at])
  return what === 'word' ? isEdge : !isEdge
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[0-9A-Za-z_]/.test(char)
}
