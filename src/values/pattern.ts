import { type Tree, treeOf } from './pattern-tree.ts'

/** A regular expression as RE2 reads it (Go, Prometheus, Kubernetes tools); it matches in time linear in the text. */
export interface Pattern {
  /** Whether it fits somewhere in the text. */
  test(text: string): boolean
}

/** Undefined where it is no expression, has a form that is rare (a back reference is none in RE2 either), or grows too large. */
export function patternOf(source: string): Pattern | undefined {
  const tree = treeOf(source)
  if (!tree) return undefined
  const program: Step[] = []
  emit(tree, program)
  if (program.length > 10_000) return undefined
  program.push({ is: 'match' })
  return { test: (text) => run(program, text) }
}

type Atom = Extract<Tree, { readonly is: 'set' | 'start' | 'end' | 'boundary' | 'inside' }>
type Step =
  | Atom
  | { readonly is: 'match' }
  /** Where to go on: here and there, or only there. */
  | { readonly is: 'fork'; readonly here: boolean; there: number }

function emit(tree: Tree, program: Step[]): void {
  if (program.length > 10_000) return
  if (tree.is === 'all') for (const part of tree.of) emit(part, program)
  else if (tree.is === 'any') emitAny(tree.of, program)
  else if (tree.is !== 'times') program.push(tree)
  else {
    for (let n = 0; n < tree.least; n++) emit(tree.of, program)
    if (tree.most === Number.POSITIVE_INFINITY) {
      const enter = forkIn(program, true)
      emit(tree.of, program)
      forkIn(program, false).there = program.indexOf(enter)
      enter.there = program.length
    } else
      for (let n = tree.least; n < tree.most; n++) {
        const skip = forkIn(program, true)
        emit(tree.of, program)
        skip.there = program.length
      }
  }
}

function emitAny(options: readonly Tree[], program: Step[]): void {
  const ends: { there: number }[] = []
  for (const [index, option] of options.entries()) {
    const next = index < options.length - 1 ? forkIn(program, true) : undefined
    emit(option, program)
    if (!next) continue
    ends.push(forkIn(program, false))
    next.there = program.length
  }
  for (const end of ends) end.there = program.length
}

function forkIn(program: Step[], here: boolean) {
  const fork = { is: 'fork' as const, here, there: 0 }
  program.push(fork)
  return fork
}

/** All places in the program that the text may have led to, one character after the other. */
function run(program: readonly Step[], text: string): boolean {
  let now = new Set<number>()
  for (let at = 0; ; ) {
    if (reach(program, 0, text, at, now)) return true
    const code = text.codePointAt(at)
    if (code === undefined) return false
    const size = code > 0xffff ? 2 : 1
    const next = new Set<number>()
    for (const index of now) {
      const step = program[index]
      if (step?.is === 'set' && fits(step, code) && reach(program, index + 1, text, at + size, next)) return true
    }
    now = next
    at += size
  }
}

/** Adds what can be reached without a character. Answers whether that is the end. */
function reach(program: readonly Step[], from: number, text: string, at: number, into: Set<number>): boolean {
  const open = [from]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = program[index]
    if (!step || into.has(index)) continue
    into.add(index)
    if (step.is === 'match') return true
    if (step.is === 'fork') open.push(...(step.here ? [step.there, index + 1] : [step.there]))
    else if (step.is !== 'set' && holds(step.is, text, at)) open.push(index + 1)
  }
  return false
}

function fits({ ranges, not, fold }: Extract<Step, { is: 'set' }>, code: number): boolean {
  const within = (each: number) => ranges.some(([low, high]) => each >= low && each <= high)
  if (!fold) return within(code) !== not
  const character = String.fromCodePoint(code)
  const other = [character.toLowerCase(), character.toUpperCase()].map((each) => each.codePointAt(0) ?? 0)
  return [code, ...other].some(within) !== not
}

function holds(edge: 'start' | 'end' | 'boundary' | 'inside', text: string, at: number): boolean {
  if (edge === 'start') return at === 0
  if (edge === 'end') return at === text.length
  const boundary = /\w/.test(text[at - 1] ?? '') !== /\w/.test(text[at] ?? '')
  return boundary === (edge === 'boundary')
}
