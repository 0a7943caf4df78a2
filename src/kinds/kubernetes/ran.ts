import type { Path } from '../../model/source.ts'
import { isShell } from '../../syntax/shell/interpreter.ts'
import { type Ran, ranAs, ranIn, type Spot } from '../ran.ts'
import type { Container } from './container.ts'

/** The commands that a container of a pod runs, whether listed or as a script that a shell of the image is given. */
export function ranBy(container: Container): readonly Ran[] {
  const found = known.get(container) ?? read(container)
  known.set(container, found)
  return found
}

const known = new WeakMap<Container, readonly Ran[]>()

function read({ command = [], args = [], source, env = [] }: Container): readonly Ran[] {
  const spots = [...spotsOf(command, 'command'), ...spotsOf(args, 'args')]
  const [first] = spots
  if (!first) return []
  const own = ranAs(spots)
  if (!isShell(baseOf(first.text))) return own
  const flag = spots.findIndex(({ text }) => /^-[a-z]*c$/.test(text))
  const script = source !== undefined ? { text: source, at: ['source'] } : flag < 0 ? undefined : spots[flag + 1]
  if (!script) return own
  const names = new Set(env.flatMap((each) => each?.name ?? []))
  return [...own, ...ranIn(filled(script.text, names), ({ start, end }) => [...script.at, start, end])]
}

function spotsOf(words: readonly (string | undefined)[], list: string): Spot[] {
  return words.flatMap((text, index) => (text === undefined ? [] : [{ text, value: text, at: [list, index] as Path }]))
}

/** `$(NAME)` of a variable is filled in before the shell sees it; the length stays. */
function filled(text: string, names: ReadonlySet<string>): string {
  return text.replace(/\$\((\w+)\)/g, (whole, name: string) => (names.has(name) ? `\${${name}}` : whole))
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
