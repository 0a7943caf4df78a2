import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { Fault } from '../../model/fault.ts'

/** A fresh directory with these files, removed when the process ends. */
export async function temporary(files: ReadonlyMap<string, string>): Promise<string> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'millwright-')))
  if (made.size === 0)
    process.once('exit', () => made.forEach((each) => void rmSync(each, { recursive: true, force: true })))
  made.add(directory)
  for (const [name, text] of files) {
    const path = resolve(directory, name)
    if (relative(directory, path).startsWith('..'))
      throw new Fault('outside', `\`${name}\` lies outside its directory`, 'Give files names without `..`.')
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  return directory
}

const made = new Set<string>()
