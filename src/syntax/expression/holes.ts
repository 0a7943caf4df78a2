/** `${{ … }}` in a text. Offsets are of the whole hole; `inner` is the expression between the braces. */
export interface Hole {
  readonly inner: string
  readonly from: number
  readonly to: number
}

/** A brace inside a quoted string ends nothing. A hole that is never closed is none. */
export function holesIn(text: string): readonly Hole[] {
  const holes: Hole[] = []
  for (let from = text.indexOf('${{'); from >= 0; ) {
    const end = endOf(text, from + 3)
    if (end === undefined) break
    holes.push({ inner: text.slice(from + 3, end), from, to: end + 2 })
    from = text.indexOf('${{', end + 2)
  }
  return holes
}

/** Where a `${{` stands that is never closed. */
export function unclosedIn(text: string): number | undefined {
  const open = text.indexOf('${{', holesIn(text).at(-1)?.to ?? 0)
  return open < 0 ? undefined : open
}

function endOf(text: string, start: number): number | undefined {
  let quoted = false
  for (let at = start; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted
    else if (!quoted && text[at] === '}' && text[at + 1] === '}') return at
  }
  return undefined
}
