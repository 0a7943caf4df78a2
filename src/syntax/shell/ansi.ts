/** What stands in `$'…'`, with its escapes replaced. */
export function ansi(written: string): string {
  if (!written.includes('\\')) return written
  return written.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|c(.)|([\s\S]))/g,
    (whole, hex, short, long, octal, control, char) => {
      const digits = hex ?? short ?? long
      if (digits !== undefined) return pointOf(Number.parseInt(digits, 16), whole)
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8) & 255)
      if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 31)
      return named[char] ?? ('\\\'"?'.includes(char) ? char : whole)
    },
  )
}

const named: { readonly [char: string]: string | undefined } = Object.assign(Object.create(null), {
  a: '\x07',
  b: '\b',
  e: '\x1B',
  E: '\x1B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
})

function pointOf(code: number, whole: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
