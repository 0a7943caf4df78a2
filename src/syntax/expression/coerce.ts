/** False, 0, NaN, the empty text and null are not true; everything else is. */
export function isTrue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false && value !== 0 && value !== '' && !Number.isNaN(value)
}

/** Null, a boolean, a number or a text. */
export function isPrimitive(value: unknown): value is null | boolean | number | string {
  return value === null || value === undefined || typeof value !== 'object'
}

export function numberOf(value: unknown): number {
  if (value === null || value === undefined) return 0
  return isPrimitive(value) ? Number(value) : Number.NaN
}

/** A number is written with at most fifteen decimals. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return value === 0 ? '0' : String(Number(value.toFixed(15)))
  if (isPrimitive(value)) return String(value)
  return Array.isArray(value) ? 'Array' : 'Object'
}

/** Texts without regard to case, objects by identity, and different types as numbers. */
export function areEqual(left: unknown, right: unknown): boolean {
  const [a, b] = alike(left, right)
  return typeof a === 'string' && typeof b === 'string' ? upper(a) === upper(b) : a === b
}

/** Whether the left one is less than, equal to or greater than the right one; `undefined` where the two have no order. */
export function compared(left: unknown, right: unknown): -1 | 0 | 1 | undefined {
  const [a, b] = alike(left, right)
  if (typeof a === 'string' && typeof b === 'string') return order(upper(a), upper(b))
  if (typeof a === 'number' && typeof b === 'number') return order(a, b)
  return typeof a === 'boolean' && typeof b === 'boolean' ? order(a, b) : undefined
}

function order<T>(a: T, b: T): -1 | 0 | 1 | undefined {
  if (a < b) return -1
  if (a > b) return 1
  return a === b ? 0 : undefined
}

/** Two of one type as they are, otherwise both as numbers; an object stays what it is. */
function alike(left: unknown, right: unknown): readonly [unknown, unknown] {
  if (typeOf(left) === typeOf(right)) return [left ?? null, right ?? null]
  return isPrimitive(left) && isPrimitive(right) ? [numberOf(left), numberOf(right)] : [left, right]
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** The dotless i has no upper case here, or it would equal `I`. */
export function upper(text: string): string {
  return text.includes('ı')
    ? text
        .split('ı')
        .map((part) => part.toUpperCase())
        .join('ı')
    : text.toUpperCase()
}
