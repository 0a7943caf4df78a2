import { Fault } from '../../model/fault.ts'
import { nearest } from '../../values/nearest.ts'

/** What stands before the verb, the verb, and the rest. */
export interface Leading {
  readonly verb: string | undefined
  readonly rest: readonly string[]
  readonly cwd: string | undefined
  readonly asked?: 'version'
  /** A short way in: `--k8s`. */
  readonly part?: string
}

/** The short ways in, and the parts of an estate that each means. */
export const parts: Readonly<Record<string, readonly string[]>> = {
  infra: ['terraform', 'kubernetes', 'docker', 'monitoring'],
  terraform: ['terraform'],
  k8s: ['kubernetes'],
  pipeline: ['pipeline'],
  cost: [],
}

export function leading(argv: readonly string[]): Leading {
  let cwd: string | undefined
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? ''
    const rest = argv.slice(index + 1)
    if (word === '-h' || word === '--help') return { verb: undefined, rest: [], cwd }
    if (word === '-V' || word === '--version') return { verb: undefined, rest: [], cwd, asked: 'version' }
    if (word === '-C' || word === '--cwd') {
      cwd = argv[++index]
      if (cwd === undefined) throw new Fault('usage', `\`${word}\` needs a directory`, `Write \`${word} DIRECTORY\`.`)
    } else if (word.startsWith('--cwd=')) cwd = word.slice('--cwd='.length)
    else if (word.startsWith('--') && Object.hasOwn(parts, word.slice(2)))
      return { verb: undefined, rest, cwd, part: word.slice(2) }
    else if (word.startsWith('-')) throw unknown(word)
    else return { verb: word, rest, cwd }
  }
  return { verb: undefined, rest: [], cwd }
}

/** `incident acknowledge 7` is the command `incident/acknowledge`, told `7`; a verb of one word is itself. */
export function nested(
  verb: string,
  rest: readonly string[],
  commands: Readonly<Record<string, unknown>>,
): { readonly id: string; readonly args: readonly string[] } {
  const deeper = `${verb}/${rest[0] ?? ''}`
  const isThere = (id: string) => Object.keys(commands).some((each) => each === id || each.startsWith(`${id}/`))
  if (rest[0] !== undefined && isThere(deeper)) return nested(deeper, rest.slice(1), commands)
  return { id: verb, args: rest }
}

function unknown(word: string): Fault {
  const near = nearest(word.replace(/^-+/, ''), ['help', 'version', 'cwd', ...Object.keys(parts)])
  const help =
    near.length > 0
      ? `Did you mean ${near.map((name) => `\`--${name}\``).join(' or ')}?`
      : 'Flags of a command stand behind it; `devops --help` lists what there is.'
  return new Fault('unknown-flag', `there is no flag \`${word}\` before a command`, help)
}
