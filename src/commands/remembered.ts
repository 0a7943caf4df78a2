import { createHash } from 'node:crypto'
import type { Listing, WalkOptions, World } from '../model/world.ts'
import type { Command } from './command.ts'

/**
 * Runs a command, or gives the answer that it gave before: its input, its day and the program being the same, and every
 * file that it read or looked for then being as it was. A file is taken for unchanged by its state, and where that has
 * changed (or is too fresh to be told by) by its content. No text of a file is kept.
 */
export async function remembered<I, O>(
  name: string,
  program: string,
  command: Command<I, O>,
  input: I,
  world: World,
): Promise<O> {
  const { kept } = world
  if (!command.follows || !kept) return command.run(input, world)
  const key = digest(
    [name, program, world.cwd, world.now().toISOString().slice(0, 10), JSON.stringify(input)].join('\n'),
  )
  const memory = memoryIn(await kept.load(key))
  // What somebody else wrote there may be of any form.
  if (memory && (await holds(memory, world).catch(() => false))) return memory.output as O
  const { traced, traces } = tracing(world)
  const output = await command.run(input, traced)
  const made = traces()
  if (made) await kept.save(key, JSON.stringify({ ...made, output } satisfies Memory))
  return output
}

interface Memory {
  readonly walks: readonly {
    readonly directory: string
    readonly options: WalkOptions
    readonly files: readonly (readonly [path: string, state: string, content: string | null])[]
    readonly skipped: Listing['skipped']
  }[]
  /** The content is `null` where no text could be read. */
  readonly reads: readonly (readonly [path: string, content: string | null])[]
  readonly output: unknown
}

function memoryIn(text: string | undefined): Memory | undefined {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function holds({ walks, reads }: Memory, world: World): Promise<boolean> {
  for (const [path, content] of reads) if (contentOf(await world.files.read(path)) !== content) return false
  for (const { directory, options, files, skipped } of walks) {
    const now = await world.files.list(directory, options)
    if (now.files.length !== files.length || JSON.stringify(now.skipped) !== JSON.stringify(skipped)) return false
    for (const [index, { path, state }] of now.files.entries()) {
      const [before, stateBefore, content] = files[index] ?? []
      if (path !== before) return false
      if (state !== stateBefore && contentOf(await world.files.read(path)) !== content) return false
    }
  }
  return true
}

/** Milliseconds within which a file may change twice and show one state. */
const resolution = 2000

/** The world, and what was asked of it. Nothing follows from the files alone once a program was run or somebody was asked. */
function tracing(world: World) {
  const walks: Memory['walks'][number][] = []
  const reads: Memory['reads'][number][] = []
  let more = false
  const begun = world.now().getTime()
  const beyond = <F extends (...args: never[]) => unknown>(work: F) =>
    ((...args) => {
      more = true
      return work(...args)
    }) as F
  const traced: World = {
    ...world,
    run: beyond(world.run),
    files: {
      ...world.files,
      write: beyond(world.files.write),
      temporary: beyond(world.files.temporary),
      async read(path) {
        const text = await world.files.read(path)
        reads.push([path, contentOf(text)])
        return text
      },
      async walk(directory, options = {}) {
        const { files, skipped } = await world.files.list(directory, options)
        const walk = await world.files.walk(directory, options)
        const texts = new Map(walk.files.map(({ path, text }) => [path, text]))
        walks.push({
          directory,
          options,
          skipped,
          files: files.map(({ path, state, changed }) => [
            path,
            changed > begun - resolution ? 'fresh' : state,
            contentOf(texts.get(path)),
          ]),
        })
        return walk
      },
    },
  }
  return { traced, traces: () => (more ? undefined : { walks, reads }) }
}

function contentOf(text: string | undefined): string | null {
  return text === undefined ? null : digest(text)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
