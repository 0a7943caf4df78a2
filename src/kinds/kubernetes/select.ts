import { isMap } from '../../model/shape.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'

/** Whether something is so, where not everything is known. */
export type Answer = 'yes' | 'no' | 'maybe'

/** Whether a label selector (`matchLabels`, `matchExpressions`) selects these labels. The empty one selects all, none at all selects nothing. */
export function selects(selector: unknown, labels: unknown): Answer {
  if (isUnknown(selector)) return 'maybe'
  if (!isMap(selector)) return 'no'
  const { matchLabels = {}, matchExpressions = [] } = selector
  const expressions = Array.isArray(matchExpressions) ? matchExpressions.map((each) => meets(each, labels)) : []
  return all([
    matchLabels === null ? 'yes' : matchesLabels(matchLabels, labels),
    ...(isUnknown(matchExpressions) ? (['maybe'] as const) : expressions),
  ])
}

/** Whether labels have every one that is wanted, as a Service selects. */
export function matchesLabels(wanted: unknown, labels: unknown): Answer {
  if (isUnknown(wanted)) return 'maybe'
  if (!isMap(wanted)) return 'no'
  return all(Object.entries(wanted).map(([name, value]) => equal(value, labelOf(labels, name))))
}

export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no'
  return answers.includes('maybe') ? 'maybe' : 'yes'
}

export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes'
  return answers.includes('maybe') ? 'maybe' : 'no'
}

function meets(expression: unknown, labels: unknown): Answer {
  if (!isMap(expression)) return 'maybe'
  const { key, operator, values } = expression
  if (typeof key !== 'string') return 'maybe'
  const value = labelOf(labels, key)
  if (operator === 'Exists') return value === undefined ? 'no' : isUnknown(labels) ? 'maybe' : 'yes'
  if (operator === 'DoesNotExist') return value === undefined ? 'yes' : isUnknown(labels) ? 'maybe' : 'no'
  if (!Array.isArray(values)) return 'maybe'
  const among = any(values.map((each) => equal(each, value)))
  if (operator === 'In') return among
  if (operator === 'NotIn') return among === 'maybe' ? 'maybe' : among === 'yes' ? 'no' : 'yes'
  return 'maybe'
}

function labelOf(labels: unknown, name: string): unknown {
  if (isUnknown(labels)) return labels
  return isMap(labels) && Object.hasOwn(labels, name) ? labels[name] : undefined
}

function equal(a: unknown, b: unknown): Answer {
  if (isOpen(a) || isOpen(b)) return 'maybe'
  return a !== undefined && b !== undefined && String(a) === String(b) ? 'yes' : 'no'
}

function isOpen(value: unknown): boolean {
  return isUnknown(value) || (typeof value === 'string' && hasHole(value))
}
