/**
 * The candidates that somebody who wrote `word` may have meant, best first: at most a third of the letters wrong (Damerau-Levenshtein,
 * neighbouring letters swapped count once), or what the word is the beginning of.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  if (word.length > longest) return []
  const wanted = word.toLowerCase()
  const scored: { candidate: string; score: number }[] = []
  for (const candidate of new Set(candidates)) {
    const other = candidate.toLowerCase()
    const cutOff = Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3))
    if (wanted.length >= 3 && other.startsWith(wanted)) scored.push({ candidate, score: 0.5 })
    else if (Math.abs(other.length - wanted.length) <= cutOff && other.length <= longest) {
      const score = distance(wanted, other)
      if (score <= cutOff && score < Math.max(wanted.length, other.length)) scored.push({ candidate, score })
    }
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1))
  return scored.slice(0, limit).map((each) => each.candidate)
}

const longest = 100

function distance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(change, swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    before = previous
    previous = row
  }
  return previous[b.length] ?? 0
}

/** So near that nobody meant another word: letters alone, or one more or less of a long name. */
export function isSlip(name: string, meant: string): boolean {
  return name.toLowerCase() === meant.toLowerCase() || (name.length > 4 && Math.abs(name.length - meant.length) <= 1)
}
