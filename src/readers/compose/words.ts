/**
 * The words of a command, as Compose splits it. It runs no shell: what would be a second command, `;` `|` `&` `<` `>`, ends it.
 * `undefined` where a quote or bracket is not closed.
 */
export function commandWords(text: string): readonly string[] | undefined {
  const words: string[] = []
  let word = ''
  let begun = false
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const here = text.charAt(at)
    if (here === '\\' && quote !== "'") {
      if (++at >= text.length) return undefined
      word += text.charAt(at)
      begun = true
    } else if (/[ \t\r\n]/.test(here)) {
      if (quote !== '') word += here
      else if (begun) {
        words.push(word)
        word = ''
        begun = false
      }
    } else if ((here === '"' || here === "'") && (quote === '' || quote === here || quote === '`')) {
      // Inside backticks a quote is taken away all the same.
      if (quote !== '`') quote = quote === here ? '' : here
      begun = true
    } else if (here === '`' && (quote === '' || quote === '`')) {
      quote = quote === '' ? '`' : ''
      word += here
      begun = true
    } else if (here === '(' && quote === '') {
      if (!word.endsWith('$')) return undefined
      quote = ')'
      word += here
    } else if (here === ')' && (quote === '' || quote === ')')) {
      if (quote === '') return undefined
      quote = ''
      word += here
      begun = true
    } else if (quote === '' && ';&|<>'.includes(here)) {
      if (here === '>' && /^\d/.test(word)) begun = false
      break
    } else {
      word += here
      begun = true
    }
  }
  if (quote !== '') return undefined
  return begun ? [...words, word] : words
}
