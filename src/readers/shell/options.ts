import { isCertain, type Ran } from '../../kinds/ran.ts'

/** What the first line and the `set` and `shopt` at the top switch on. */
export function optionsOf(args: readonly string[], commands: readonly Ran[]): readonly string[] {
  const on = new Set<string>()
  switchBy(args, on)
  for (const ran of commands) {
    const words = ran.words.map(({ text }) => text)
    if (!isCertain(ran) || ran.within.length > 0) continue
    if (ran.name === 'set') switchBy(words, on)
    if (ran.name === 'shopt' && words[0] === '-s') for (const word of words.slice(1)) on.add(word)
    if (ran.name === 'shopt' && words[0] === '-u') for (const word of words.slice(1)) on.delete(word)
  }
  return [...on]
}

function switchBy(words: readonly string[], on: Set<string>): void {
  for (const [index, word] of words.entries()) {
    if (word === '--' || !/^[-+]\w/.test(word)) return
    const add = word.startsWith('-')
    for (const letter of word.slice(1)) {
      const name = letter === 'o' ? words[index + 1] : letters[letter]
      if (name !== undefined && add) on.add(name)
      if (name !== undefined && !add) on.delete(name)
    }
    if (word.includes('o') && index + 2 < words.length) {
      switchBy(words.slice(index + 2), on)
      return
    }
    if (word.includes('o')) return
  }
}

const letters: { readonly [letter: string]: string | undefined } = Object.assign(Object.create(null), {
  e: 'errexit',
  u: 'nounset',
  x: 'xtrace',
  f: 'noglob',
  n: 'noexec',
  v: 'verbose',
  C: 'noclobber',
  E: 'errtrace',
})
