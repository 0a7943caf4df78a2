import type { Range } from './ast.ts'

const [digit, lower, upper]: readonly Range[] = [
  [48, 57],
  [97, 122],
  [65, 90],
] as const
const all = { digit: digit as Range, lower: lower as Range, upper: upper as Range }

/** `\d`, `\s`, `\w` know ASCII alone. */
export const perl: Readonly<Record<string, readonly Range[]>> = {
  d: [all.digit],
  s: [
    [9, 10],
    [12, 13],
    [32, 32],
  ],
  w: [all.digit, all.upper, [95, 95], all.lower],
}

export const posix: Readonly<Record<string, readonly Range[]>> = {
  alnum: [all.digit, all.upper, all.lower],
  alpha: [all.upper, all.lower],
  ascii: [[0, 127]],
  blank: [
    [9, 9],
    [32, 32],
  ],
  cntrl: [
    [0, 31],
    [127, 127],
  ],
  digit: [all.digit],
  graph: [[33, 126]],
  lower: [all.lower],
  print: [[32, 126]],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  space: [
    [9, 13],
    [32, 32],
  ],
  upper: [all.upper],
  word: [all.digit, all.upper, [95, 95], all.lower],
  xdigit: [all.digit, [65, 70], [97, 102]],
}

/** The ranges of a Unicode class such as `L` or `Greek`; undefined where there is none of the name. */
export function unicode(name: string): readonly Range[] | undefined {
  if (!/^[A-Za-z_]{1,40}$/.test(name)) return undefined
  let test: RegExp
  try {
    test = new RegExp(name.length <= 2 ? `\\p{${name}}` : `\\p{Script=${name}}`, 'u')
  } catch {
    return undefined
  }
  const ranges: [number, number][] = []
  for (let code = 0; code <= 0x1ffff; code++) {
    if ((code >= 0xd800 && code <= 0xdfff) || !test.test(String.fromCodePoint(code))) continue
    const last = ranges.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else ranges.push([code, code])
  }
  return ranges
}

export function complement(ranges: readonly Range[]): Range[] {
  const out: Range[] = []
  let next = 0
  for (const [low, high] of [...ranges].sort(([a], [b]) => a - b)) {
    if (low > next) out.push([next, low - 1])
    next = Math.max(next, high + 1)
  }
  if (next <= 0x10ffff) out.push([next, 0x10ffff])
  return out
}

/** The ranges with the other case of every letter beside them. */
export function folded(ranges: readonly Range[]): readonly Range[] {
  const out: Range[] = [...ranges]
  for (const [low, high] of ranges)
    for (let code = low; code <= Math.min(high, low + 2000); code++) {
      const char = String.fromCodePoint(code)
      for (const other of [char.toLowerCase(), char.toUpperCase()]) {
        const point = other.codePointAt(0) ?? 0
        if (other !== char && [...other].length === 1) out.push([point, point])
      }
    }
  return out
}
