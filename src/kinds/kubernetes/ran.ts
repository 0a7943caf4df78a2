import type { Path } from '../../model/source.ts'
import { isShell } from '../../syntax/shell/interpreter.ts'
import { type Ran, ranAs, ranIn, type Spot } from '../ran.ts'
import type { Container } from './container.ts'

/** What a container has a shell run, and where it stands. `$(NAME)` of a variable of the container reads `${NAME}`. */
export interface ContainerScript {
  readonly text: string
  readonly at: Path
}

/** The commands that a container of a pod runs, whether listed or as a script that a shell of the image is given. */
export function ranBy(container: Container): readonly Ran[] {
  const found = known.get(container) ?? read(container)
  known.set(container, found)
  return found
}

const known = new WeakMap<Container, readonly Ran[]>()

function read(container: Container): readonly Ran[] {
  const script = scriptOf(container)
  const own = ranAs(spotsOf(container))
  return script ? [...own, ...ranIn(script.text, ({ start, end }) => [...script.at, start, end])] : own
}

export function scriptOf(container: Container): ContainerScript | undefined {
  const spots = spotsOf(container)
  if (!isShell(baseOf(spots[0]?.text ?? ''))) return undefined
  const { source, env = [] } = container
  const flag = spots.findIndex(({ text }) => /^-[a-z]*c$/.test(text))
  const found = source !== undefined ? { text: source, at: ['source'] } : flag < 0 ? undefined : spots[flag + 1]
  const names = new Set(env.flatMap((each) => each?.name ?? []))
  return found && { text: filled(found.text, names), at: found.at }
}

function spotsOf({ command = [], args = [] }: Container): readonly Spot[] {
  return [...spots(command, 'command'), ...spots(args, 'args')]
}

function spots(words: readonly (string | undefined)[], list: string): readonly Spot[] {
  return words.flatMap((text, index) => (text === undefined ? [] : [{ text, value: text, at: [list, index] as Path }]))
}

/** `$(NAME)` of a variable is filled in before the shell sees it; the length stays. */
function filled(text: string, names: ReadonlySet<string>): string {
  return text.replace(/\$\((\w+)\)/g, (whole, name: string) => (names.has(name) ? `\${${name}}` : whole))
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
