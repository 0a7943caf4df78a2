import type { List } from './ast.ts'

/** What the first line and the `set` and `shopt` at the top switch on. */
export function optionsOf(args: readonly string[], list: List): readonly string[] {
  const on = new Set<string>()
  switchBy(args, on)
  for (const statement of list) {
    if (statement.type !== 'command' || statement.after === '||') continue
    const [name, first, ...rest] = statement.words.map(({ text }) => text)
    if (name === 'set') switchBy([first ?? '', ...rest], on)
    if (name === 'shopt' && first === '-s') for (const word of rest) on.add(word)
    if (name === 'shopt' && first === '-u') for (const word of rest) on.delete(word)
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
