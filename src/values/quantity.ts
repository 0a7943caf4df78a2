/** A Kubernetes quantity in base units: `500m` is 0.5 (cores), `1.5Gi` is 1610612736 (bytes). */
export function parseQuantity(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  const [, digits, exponent, unit] = quantityForm.exec(value) ?? []
  if (digits === undefined || value.length > 64) return undefined
  const amount = exponent === undefined ? scaled(digits, factors[unit ?? ''] ?? 1) : Number(digits + exponent)
  return Number.isFinite(amount) ? amount : undefined
}

/** Negative, zero or positive; `undefined` when either is no quantity. */
export function compareQuantities(a: string | number, b: string | number): number | undefined {
  const [left, right] = [parseQuantity(a), parseQuantity(b)]
  return left === undefined || right === undefined ? undefined : left - right
}

/** The shortest exact form that people write; parts of a millicore or of a byte are rounded up. */
export function printQuantity(amount: number, of: 'cores' | 'bytes'): string {
  if (of === 'cores') {
    const millis = Math.ceil(exact(amount * 1000))
    return millis % 1000 === 0 ? String(millis / 1000) : `${millis}m`
  }
  const bytes = Math.ceil(exact(amount))
  return shortest(bytes, ([unit]) => unit) ?? String(bytes)
}

/** Bytes of a size in a spec. `TB` and `T` are decimal, `TiB` and `Ti` are binary; a bare number is bytes. */
export function parseSize(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined
  const [, digits, unit, , ofBytes, bare] = sizeForm.exec(value.trim()) ?? []
  if (digits === undefined || value.length > 64) return undefined
  const binary = ofBytes ?? bare
  if (unit === undefined) return binary === undefined ? Math.round(Number(digits)) : undefined
  const letter = unit.toUpperCase()
  const name = binary === undefined ? (letter === 'K' ? 'k' : letter) : `${letter}i`
  return Math.round(scaled(digits, factors[name] ?? 1))
}

/** `1 TB`, `500 GB`, `1536 MiB`: the shortest exact form, else four digits of a decimal one. */
export function printSize(bytes: number): string {
  const even = shortest(bytes, ([unit]) => ` ${unit}B`)
  const unit = decimalUnits.find(([, size]) => bytes >= size)
  return even ?? (unit ? `${Number((bytes / unit[1]).toPrecision(4))} ${unit[0]}B` : `${exact(bytes)} B`)
}

const quantityForm = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([eE][+-]?\d{1,3})|([numkMGTPE]|[KMGTPE]i))?$/
const sizeForm = /^(\d+(?:\.\d+)?)\s?(?:([kKmMgGtTpPeE])?((i)?[bB]|(i))?)?$/
const binaryUnits = (['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki'] as const).map((unit, i) => [unit, 1024 ** (6 - i)] as const)
const decimalUnits = (['E', 'P', 'T', 'G', 'M', 'k'] as const).map((unit, i) => [unit, 1000 ** (6 - i)] as const)
const factors: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...binaryUnits, ...decimalUnits]),
  m: 1e-3,
  u: 1e-6,
  n: 1e-9,
}

function scaled(digits: string, factor: number): number {
  return factor < 1 ? Number(digits) / Math.round(1 / factor) : exact(Number(digits) * factor)
}

/** Without the dust that binary fractions leave. */
function exact(amount: number): number {
  return Number(amount.toPrecision(15))
}

function shortest(bytes: number, ending: (unit: readonly [string, number]) => string): string | undefined {
  const forms = [...binaryUnits, ...decimalUnits]
    .filter(([, size]) => bytes >= size && bytes % size === 0)
    .map((unit) => `${bytes / unit[1]}${ending(unit)}`)
  return forms.sort((a, b) => a.length - b.length)[0]
}
