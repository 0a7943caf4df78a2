import { resolve } from 'node:path'
import type { World } from '../../model/world.ts'
import { ask } from './ask.ts'
import { kept } from './kept.ts'
import { runProgram } from './program.ts'
import { recover } from './recover.ts'
import { temporary } from './temporary.ts'
import { textOf } from './text.ts'
import { list, walk } from './walk.ts'
import { write } from './write.ts'

export interface Surroundings {
  readonly cwd: string
  readonly env: World['env']
  readonly now: () => Date
  readonly tell: World['tell']
  /** Somebody sits at the terminal. */
  readonly interactive: boolean
  /** The directory in which answers are kept for the next run; `undefined` keeps none. */
  readonly keep?: string | undefined
}

/** The world as Node sees it. What an interrupted run left half-done is finished before the first file is touched. */
export function nodeWorld({ cwd, env, now, tell, interactive, keep }: Surroundings): World {
  let healing: Promise<void> | undefined
  const healed = () => {
    healing ??= recover(cwd)
    return healing
  }
  return {
    cwd,
    env,
    now,
    tell,
    run: (program, args, options) => runProgram(cwd, program, args, options),
    files: {
      async read(path) {
        await healed()
        const text = textOf(resolve(cwd, path))
        return typeof text === 'string' ? text : undefined
      },
      async walk(directory, options) {
        await healed()
        return walk(cwd, directory, options)
      },
      async list(directory, options) {
        await healed()
        return list(cwd, directory, options)
      },
      async write(texts) {
        await healed()
        await write(cwd, texts)
      },
      temporary,
    },
    ...(interactive && { ask }),
    ...(keep && { kept: kept(keep) }),
  }
}
