import { readdir, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { World } from '../../model/world.ts'

/** Examples of the repository where the call is made in it; elsewhere those that the package brings, copied beside what is written. */
export async function broughtAlong(world: World, out: string): Promise<{ spec: string; broken: string }> {
  const here = { spec: 'examples/crm/devops.yaml', broken: 'examples/hurried-shop' }
  if ((await world.files.read(here.spec)) !== undefined) return here
  const target = posix.join(posix.dirname(out), 'examples')
  // Beside the bundle: dist/devops.mjs and examples/ are siblings in the package.
  const source = fileURLToPath(new URL('../examples', import.meta.url))
  const names = await readdir(source, { recursive: true, withFileTypes: true })
  const copies = await Promise.all(
    names
      .filter((each) => each.isFile())
      .map(async ({ parentPath, name }): Promise<[string, string]> => {
        const path = `${parentPath}/${name}`.replaceAll('\\', '/').slice(source.length + 1)
        return [posix.join(target, path), await readFile(`${parentPath}/${name}`, 'utf8')]
      }),
  )
  await world.files.write(new Map(copies))
  return { spec: posix.join(target, 'crm/devops.yaml'), broken: posix.join(target, 'hurried-shop') }
}
