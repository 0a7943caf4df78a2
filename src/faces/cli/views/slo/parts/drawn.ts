import type { Paint } from '../../../terminal.ts'

/** A line of blocks, the highest value the fullest; what is not known is a space. */
export function sparkline(values: readonly (number | undefined)[], width: number, top?: number): string {
  const shown = Array.from({ length: Math.min(width, values.length) }, (_, at) => {
    const from = Math.floor((at * values.length) / Math.min(width, values.length))
    const to = Math.max(from + 1, Math.floor(((at + 1) * values.length) / Math.min(width, values.length)))
    const known = values.slice(from, to).flatMap((each) => each ?? [])
    return known.length === 0 ? undefined : Math.max(...known)
  })
  const highest = Math.max(top ?? 0, ...shown.flatMap((each) => each ?? []))
  return shown
    .map((each) => {
      if (each === undefined) return ' '
      const level = highest > 0 ? Math.ceil((Math.max(0, each) / highest) * 8) : 0
      return blocks[level] ?? '▁'
    })
    .join('')
}

const blocks = ['▁', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** What is left of a budget, as a bar of ten. */
export function bar(left: number, paint: Paint): string {
  const full = Math.max(0, Math.min(10, Math.round(left * 10)))
  return hue(left, paint)(`${'█'.repeat(full)}${'░'.repeat(10 - full)}`)
}

export function hue(left: number, paint: Paint): (text: string) => string {
  return left < 0.1 ? paint.red : left < 0.5 ? paint.yellow : paint.green
}

/** `87.2% left`, or how many budgets were spent where one was not enough. */
export function rest(left: number): string {
  return left < -1 ? `${Number((1 - left).toPrecision(3))} budgets spent` : `${share(left)} left`
}

/** `87.2%`. */
export function share(value: number): string {
  const percent = value * 100
  return `${Math.abs(percent) >= 100 ? percent.toFixed(0) : Number(percent.toPrecision(3))}%`
}

/** `99.9312%`: as many digits as the target makes worth reading. */
export function good(value: number, target: number): string {
  const digits = Math.min(6, Math.max(2, Math.ceil(-Math.log10(1 - target)) + 1))
  return `${(Math.floor(value * 100 * 10 ** digits) / 10 ** digits).toFixed(digits)}%`
}

/** `2026-11-27 03:00`, in UTC. */
export function minute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ')
}

/** `2h 5m`: the two greatest units. */
export function lasting(milliseconds: number): string {
  let left = Math.round(milliseconds / 1000)
  const parts: string[] = []
  for (const [unit, length] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const) {
    const count = Math.floor(left / length)
    left -= count * length
    if (count > 0 && parts.length < 2) parts.push(`${count}${unit}`)
  }
  return parts.join(' ') || '0s'
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}
