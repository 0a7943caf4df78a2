/** Without quotes, and without the escapes that a builder takes away. */
export function unquoted(text: string, joiner: string): string {
  if (!/["'\\`]/.test(text)) return text
  let out = ''
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === quote) quote = ''
    else if (!quote && (char === '"' || char === "'")) quote = char
    else if (char === joiner && quote !== "'" && /["'\\`$ ]/.test(text.charAt(at + 1))) out += text.charAt(++at)
    else out += char
  }
  return out
}

/** Whether a `$` of the text is in single quotes or escaped, so that a builder leaves it alone. */
export function isVerbatim(text: string, joiner: string): boolean {
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === quote) quote = ''
    else if (!quote && (char === '"' || char === "'")) quote = char
    else if (char === joiner && quote !== "'") {
      if (text.charAt(++at) === '$') return true
    } else if (char === '$' && quote === "'") return true
  }
  return false
}
