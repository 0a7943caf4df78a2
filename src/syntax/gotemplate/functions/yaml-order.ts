/** yaml.v2's order: letters behind the rest, digits by their number. */
export function naturally(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  for (let at = 0; at < a.length && at < b.length; at++) {
    const [x, y] = [a[at] as string, b[at] as string]
    if (x === y) continue
    const [xl, yl] = [isLetter(x), isLetter(y)]
    if (xl && yl) return (x.codePointAt(0) ?? 0) - (y.codePointAt(0) ?? 0)
    if (xl || yl) return yl ? -1 : 1
    let lead = ''
    if (x === '0' || y === '0')
      for (let j = at - 1; j >= 0 && isDigit(a[j] as string); j--) if (a[j] !== '0') lead = '1'
    const [xn, yn] = [lead + digitsFrom(a, at), lead + digitsFrom(b, at)]
    const [xv, yv] = [BigInt(xn || '0'), BigInt(yn || '0')]
    if (xv !== yv) return xv < yv ? -1 : 1
    if (xn.length !== yn.length) return xn.length - yn.length
    return (x.codePointAt(0) ?? 0) - (y.codePointAt(0) ?? 0)
  }
  return a.length - b.length
}

function digitsFrom(chars: readonly string[], start: number): string {
  let end = start
  while (end < chars.length && end - start < 18 && isDigit(chars[end] as string)) end++
  return chars.slice(start, end).join('')
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9'
}

function isLetter(char: string): boolean {
  return char < '\x80' ? /[A-Za-z]/.test(char) : /\p{L}/u.test(char)
}
