/** Deeper than any real file, and far above where a recursive parser overflows its stack (which V8 may not survive). */
const limit = 500

/** Whether the text may nest more deeply than can be read: by brackets, by indentation, or by dashes in one line. */
export function nestsTooDeeply(text: string): boolean {
  let brackets = 0
  const indents: number[] = []
  for (const line of lines(text)) {
    const content = line.trimStart()
    if (content === '') continue
    const indent = line.length - content.length
    while ((indents.at(-1) ?? -1) >= indent) indents.pop()
    indents.push(indent)
    const markers = (/^(?:[-?:] )*/.exec(content)?.[0].length ?? 0) / 2
    for (const char of content) {
      if (char === '[' || char === '{') brackets++
      else if ((char === ']' || char === '}') && brackets > 0) brackets--
      if (brackets > limit) return true
    }
    if (indents.length + markers > limit) return true
  }
  return false
}

function* lines(text: string): Iterable<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    yield text.slice(start, end < 0 ? text.length : end)
    start = end < 0 ? text.length : end + 1
  }
}
