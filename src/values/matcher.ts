import type { Labels, Matcher } from '../model/alert.ts'
import { compareText, quoteGo } from './labels.ts'
import { readMatchers } from './matcher-text.ts'
import { type Pattern, patternOf } from './pattern.ts'

/**
 * Matchers as Alertmanager takes them: `a="b"`, or several, `{a=b, c=~"d|e"}`. What the older syntax reads is read by it,
 * everything else by the newer one, which knows names in quotes and of any alphabet. `undefined` where neither can, or where
 * a regular expression is none.
 */
export function parseMatchers(text: string): readonly Matcher[] | undefined {
  const matchers = readMatchers(text)
  return matchers?.every(isSound) ? matchers : undefined
}

/** Exactly one. */
export function parseMatcher(text: string): Matcher | undefined {
  const matchers = parseMatchers(text)
  return matchers?.length === 1 ? matchers[0] : undefined
}

export function isSound({ operator, value }: Matcher): boolean {
  return !operator.endsWith('~') || anchored(value) !== undefined
}

export function printMatcher({ name, operator, value }: Matcher): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')
  return `${reserved.test(name) ? quoteGo(name) : name}${operator}"${escaped}"`
}

/** `{a="b",c!="d"}`, in the order in which they are given. */
export function printMatchers(matchers: readonly Matcher[]): string {
  return `{${matchers.map(printMatcher).join(',')}}`
}

export function compareMatchers(a: Matcher, b: Matcher): number {
  return (
    compareText(a.name, b.name) ||
    compareText(a.value, b.value) ||
    operators.indexOf(a.operator) - operators.indexOf(b.operator)
  )
}

/** Whether labels meet every matcher. */
export function meets(labels: Labels, matchers: readonly Matcher[]): boolean {
  return matchers.every((matcher) => meetsOne(matcher, labels[matcher.name] ?? ''))
}

export function meetsOne({ operator, value }: Matcher, text: string): boolean {
  if (operator === '=') return text === value
  if (operator === '!=') return text !== value
  return (anchored(value)?.test(text) ?? false) === (operator === '=~')
}

/** The whole of a text has to fit. */
function anchored(source: string): Pattern | undefined {
  const known = patterns.get(source)
  if (known !== undefined) return known ?? undefined
  const made = patternOf(`^(?:${source})$`)
  if (patterns.size > 5000) patterns.clear()
  patterns.set(source, made ?? null)
  return made
}

const patterns = new Map<string, Pattern | null>()
const operators = ['=', '!=', '=~', '!~'] as const
const reserved = /[\s{}!=~,\\"'`]/
