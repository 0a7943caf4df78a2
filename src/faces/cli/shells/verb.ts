import { parts } from '../leading.ts'

/** What a shell can complete: a command and its flags. */
export interface Verb {
  /** As it is typed: `incident acknowledge`. */
  readonly name: string
  readonly summary: string
  readonly flags: readonly Flag[]
}

export interface Flag {
  readonly name: string
  readonly about: string
  readonly choices: readonly string[]
  readonly takesValue: boolean
}

/** Flags that stand before a command. */
export const first = ['help', 'version', 'cwd', ...Object.keys(parts)].map((name) => `--${name}`)

/** Names of shells, as `devops completion` takes them. */
export const shellNames = ['bash', 'zsh', 'fish', 'powershell']

/** What may follow each beginning of a command, with what it is; the empty beginning is the program's. */
export function following(verbs: readonly Verb[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>([['', new Map()]])
  for (const { name, summary } of verbs) {
    const words = name.split(' ')
    for (const [index, word] of words.entries()) {
      const before = words.slice(0, index).join(' ')
      const next = found.get(before) ?? new Map<string, string>()
      found.set(before, next)
      if (index === words.length - 1) next.set(word, summary)
      else if (!next.has(word)) next.set(word, `Commands about ${before === '' ? word : `${before} ${word}`}`)
    }
  }
  return found
}

/** Every beginning of a command, and every command. */
export function beginnings(verbs: readonly Verb[]): readonly string[] {
  return [...new Set([...[...following(verbs).keys()].filter((name) => name !== ''), ...verbs.map(({ name }) => name)])]
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
