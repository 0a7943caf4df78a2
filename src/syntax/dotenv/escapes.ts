const plain: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  '\\': '\\',
  // Two dollars stand for one that begins no variable.
  $: '$$',
}

/** The escapes of a value in double quotes; others keep their backslash. */
export function unescaped(text: string): string {
  return text.replace(/\\(?:([abfnrtv$"\\])|0([0-7]{3}))/g, (whole, letter?: string, octal?: string) =>
    letter !== undefined ? (plain[letter] ?? whole) : String.fromCharCode(Number.parseInt(octal ?? '', 8) & 0xff),
  )
}

/** A value as it is written, in the quotes that it needs or that stood there before. */
export function printed(value: string, form: 'bare' | 'single' | 'double' | 'none'): string {
  const bare = /^[^\s'"#$\\][^\r\n$\\]*$/.test(value) && !value.includes(' #') && value === value.trimEnd()
  if ((form === 'bare' || form === 'none') && (bare || value === '')) return value
  if (form === 'single' && !/['\\]/.test(value)) return `'${value}'`
  if (form !== 'double' && value.includes('$') && !/['\\\n]/.test(value)) return `'${value}'`
  return `"${value
    .replace(/[\\"$]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')}"`
}
