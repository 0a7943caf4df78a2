import { directoryOf, type SourceFile } from '../../model/source.ts'
import type { World } from '../../model/world.ts'
import { readers } from '../../readers/index.ts'
import { matchesGlob } from '../../values/glob.ts'

/** What some reader wants of the named paths. */
export async function filesOf(
  world: World,
  {
    paths = ['.'],
    include,
    exclude = [],
  }: {
    paths?: readonly string[] | undefined
    include?: readonly string[] | undefined
    exclude?: readonly string[] | undefined
  },
) {
  // The last are templates that other files name: nobody parses them on their own.
  const wanted = ['**/devops.yaml', ...Object.values(readers).flatMap(({ files }) => files), '**/*.{tftpl,tpl,tmpl}']
  const walks = []
  for (const path of new Set(paths)) walks.push(await world.files.walk(path, { include: wanted, exclude }))
  const files = new Map(walks.flatMap(({ files }) => files.map((file) => [file.path, file])))
  for (const directory of broughtAlong(files))
    for (const file of (await world.files.walk(directory, { exclude })).files)
      if (!files.has(file.path)) files.set(file.path, file)
  const beside = new Map<string, SourceFile>()
  for (const directory of new Set([...files.keys()].filter((path) => paths.includes(path)).map(directoryOf)))
    for (const file of (await world.files.walk(directory, { include: wanted, exclude })).files)
      if (!files.has(file.path) && directoryOf(file.path) === directory) beside.set(file.path, file)
  return {
    files: [...files.values()]
      .filter(({ path }) => !include || matchesGlob(path, include))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    /** What stands beside files that were named: read, since a file is judged by what it refers to, and not reported on. */
    beside: [...beside.values()],
    skipped: walks.flatMap(({ skipped }) => skipped),
  }
}

/** Directories that some reader wants whole; the outermost where one lies in another. */
function broughtAlong(files: ReadonlyMap<string, SourceFile>): readonly string[] {
  const globs = Object.values(readers).flatMap(({ brings }) => brings ?? [])
  const all = [...files.keys()].filter((path) => matchesGlob(path, globs)).map(directoryOf)
  const directories = [...new Set(all)].sort()
  return directories.filter(
    (directory) => !directories.some((outer) => outer !== directory && liesIn(directory, outer)),
  )
}

function liesIn(directory: string, outer: string): boolean {
  return outer === '.' || directory.startsWith(`${outer}/`)
}
