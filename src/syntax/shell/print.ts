/** The text as one word that the shell reads back: as it stands where it can, in quotes like `example`'s where it cannot. */
export function printWord(text: string, example = ''): string {
  if (example.startsWith('"') && example.endsWith('"') && example.length > 1)
    return `"${text.replace(/["\\$`]/g, '\\$&')}"`
  const single = `'${text.replaceAll("'", "'\\''")}'`
  if (example.startsWith("'") && example.length > 1) return single
  return plain.test(text) ? text : single
}

/** A command on one line. */
export function printCommand(words: readonly string[]): string {
  return words.map((word) => printWord(word)).join(' ')
}

const plain = /^[\w@%+:,./=-]+$/
