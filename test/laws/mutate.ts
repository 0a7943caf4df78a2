/** Numbers from 0 up to 1 that a seed gives, always the same. */
export type Chance = () => number

/** The generator "mulberry32". */
export function chanceOf(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The text after one to four accidents. */
export function mutated(text: string, chance: Chance): string {
  let out = text
  for (let left = 1 + below(4, chance); left > 0; left--) out = oneOf(accidents, chance)(out, chance)
  return out
}

type Accident = (text: string, chance: Chance) => string

const accidents: readonly Accident[] = [
  function cut(text, chance) {
    const [start, end] = stretch(text, chance)
    return text.slice(0, start) + text.slice(end)
  },
  function duplicate(text, chance) {
    const [start, end] = stretch(text, chance)
    return text.slice(0, end) + text.slice(start)
  },
  function cutLine(text, chance) {
    const lines = text.split('\n')
    return lines.toSpliced(below(lines.length, chance), 1 + below(3, chance)).join('\n')
  },
  function swapLines(text, chance) {
    const lines = text.split('\n')
    const [one, other] = [below(lines.length, chance), below(lines.length, chance)]
    return lines
      .with(one, lines[other] ?? '')
      .with(other, lines[one] ?? '')
      .join('\n')
  },
  function flip(text, chance) {
    const at = below(text.length, chance)
    return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << below(7, chance))) + text.slice(at + 1)
  },
  function insertOdd(text, chance) {
    const at = below(text.length + 1, chance)
    return text.slice(0, at) + oneOf(odd, chance) + text.slice(at)
  },
  function truncate(text, chance) {
    return text.slice(0, below(text.length + 1, chance))
  },
  function changeNumber(text, chance) {
    return swappedWord(text, /\d+(?:\.\d+)?/g, oneOf(numbers, chance), chance)
  },
  function changeTruth(text, chance) {
    return swappedWord(text, /\b(?:true|false|null)\b/g, oneOf(truths, chance), chance)
  },
  function changeValue(text, chance) {
    return swappedWord(text, /(?<=[:=] ?)[^\s:=][^\n:=]{0,200}/g, oneOf(values, chance), chance)
  },
  function borrowWord(text, chance) {
    return swappedWord(text, word, oneOf(text.match(word) ?? [''], chance), chance)
  },
  function indent(text, chance) {
    const lines = text.split('\n')
    const from = below(lines.length, chance)
    const to = from + 1 + below(6, chance)
    const lead = oneOf(['', ' ', '  ', '    ', '\t', '- '], chance)
    return lines.map((line, at) => (at >= from && at < to ? lead + line.trimStart() : line)).join('\n')
  },
]

const odd = [
  ...'\0\t\r\n\v\u0085\u00a0\u2028\ufeff\u202e"\'`\\%@&*!|>#?:,-{}[]()<=~$',
  ...['\ud800', '\udfff', '👩‍🚀', '\r\n', '\\\n', '---\n', '...\n', ' #', ': ', '- ', '<<: ', '&a ', '*a', '!!binary '],
  ...['${', '${{', '{{', '}}', '%{', '$(', '"""', "'''", '<<EOF\n', '/*', '*/', '//', '__proto__', 'constructor'],
  ...['\u001b[31m', 'x'.repeat(5000), '[{'.repeat(200), ' '.repeat(3000), '\n'.repeat(300), '9'.repeat(400)],
] as const
const numbers = ['-1', '0', '1e999', '-0', '99999999999999999999', '0x1f', '0777', '.5', '1_000', 'NaN', '.inf', '']
const truths = ['true', 'false', 'null', '~', 'yes', '0', '{}', '[]', '""']
const values = ['null', '7', '[]', '{}', '""', 'true', '[null]', '{a: {}}', '*', '.', '/', '2026-11-21', '|', 'é']
const word = /[\w./-]+/g

function stretch(text: string, chance: Chance): [number, number] {
  const start = below(text.length + 1, chance)
  return [start, Math.min(text.length, start + below(chance() < 0.5 ? 8 : 400, chance))]
}

function swappedWord(text: string, form: RegExp, instead: string, chance: Chance): string {
  const found = [...text.matchAll(form)]
  if (found.length === 0) return text
  const { index, 0: old } = oneOf(found, chance)
  return text.slice(0, index) + instead + text.slice(index + old.length)
}

export function below(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit)
}

export function oneOf<T>(choices: readonly T[], chance: Chance): T {
  return choices[below(choices.length, chance)] as T
}
