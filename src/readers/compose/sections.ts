import { isUnknown, type Unknown, unknownValue, whyUnknown } from '../../model/unknown.ts'

/**
 * The parts of a short form between its colons. Where a variable hides some, the others are known; `undefined` of what is no
 * text or number.
 */
export function sectionsOf(value: unknown): readonly (string | Unknown)[] | undefined {
  if (typeof value === 'string' || typeof value === 'number') return splitAt(String(value))
  if (!isUnknown(value)) return undefined
  return splitAt(value.text).map((part) => (part.includes('$') ? unknownValue(part, whyUnknown(value)) : part))
}

/** At colons outside of `${ }` and `[ ]`, and not behind the letter of a Windows drive. */
function splitAt(text: string): string[] {
  const parts: string[] = []
  let from = 0
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const here = text[at]
    if (here === '[' || (here === '{' && text[at - 1] === '$')) depth++
    else if ((here === ']' || here === '}') && depth > 0) depth--
    else if (here === ':' && depth === 0) {
      if (at - from === 1 && /[A-Za-z]/.test(text[from] ?? '')) continue
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}
