import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { Fault } from '../../model/fault.ts'
import type { World } from '../../model/world.ts'

/** The world with nothing of the disk in it but one directory, links followed. */
export function confined(world: World): World {
  const root = realpathSync(world.cwd)
  const { files } = world
  const inside = (name: string): string => {
    const way = relative(root, realOf(resolve(root, name)))
    if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return name
    throw new Fault(
      'outside',
      `\`${name}\` lies outside ${world.cwd}; it was not touched`,
      'Start `devops mcp` with `--cwd` on the directory that holds it.',
    )
  }
  return {
    ...world,
    files: {
      read: async (path) => files.read(inside(path)),
      list: async (directory, options) => files.list(inside(directory), options),
      walk: async (directory, options) => files.walk(inside(directory), options),
      async write(texts) {
        for (const path of texts.keys()) inside(path)
        await files.write(texts)
      },
      temporary: files.temporary,
    },
  }
}

/** The world for what only shows what it would do: nothing is written, whatever the command tries. */
export function unwritten(world: World): World {
  const write = async () => {
    throw new Fault(
      'outside',
      'a trial writes nothing',
      'Call it without `dryRun`, which takes the consent of a person.',
    )
  }
  return { ...world, files: { ...world.files, write } }
}

/** Where a path leads; of what is not there, where its nearest parent leads. */
function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : resolve(realOf(parent), relative(parent, path))
  }
}
