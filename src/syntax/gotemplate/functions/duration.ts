const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}

/** Nanoseconds of a duration such as `1h30m`, as Go reads it. */
export function durationOf(text: string): bigint | undefined {
  const [, sign, body = ''] = /^([+-]?)(.+)$/.exec(text.slice(0, 100)) ?? []
  if (body === '0') return 0n
  let total = 0n
  let at = 0
  while (at < body.length) {
    const [whole, digits = '', part = '', unit = ''] =
      /^([0-9]*)(?:\.([0-9]*))?(ns|us|µs|μs|ms|s|m|h)/.exec(body.slice(at)) ?? []
    const size = units[unit]
    if (whole === undefined || size === undefined || digits + part === '' || digits.length > 18) return undefined
    const fraction = part.slice(0, 15)
    total += BigInt(digits || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length)
    at += whole.length
  }
  return body === '' ? undefined : sign === '-' ? -total : total
}

/** As Go prints one: `1h30m0s`. */
export function durationText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '0s'
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds
  const sign = nanoseconds < 0n ? '-' : ''
  if (size < 1_000_000_000n) {
    const [unit, by] =
      size < 1_000n ? (['ns', 1] as const) : size < 1_000_000n ? (['µs', 1_000] as const) : (['ms', 1_000_000] as const)
    return `${sign}${Number(size) / by}${unit}`
  }
  const seconds = size / 1_000_000_000n
  const rest = Number(size % 60_000_000_000n) / 1e9
  const hours = seconds / 3600n
  const minutes = (seconds / 60n) % 60n
  return `${sign}${hours > 0n ? `${hours}h` : ''}${seconds >= 60n ? `${minutes}m` : ''}${rest}s`
}

/** Its largest unit alone, as sprig's `durationRound`. */
export function rounded(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds
  const hour = units.h as bigint
  const parts = [
    ['y', hour * 24n * 365n],
    ['mo', hour * 24n * 30n],
    ['d', hour * 24n],
    ['h', hour],
    ['m', units.m as bigint],
    ['s', units.s as bigint],
  ] as const
  const found = parts.find(([, unit]) => size > unit)
  return found ? `${size / found[1]}${found[0]}` : '0s'
}
