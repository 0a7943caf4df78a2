import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'

/** A module of `src` as a user runs it: in one file, which is put into `home`. */
export async function bundled<T>(home: string, module: string): Promise<T> {
  return (await import(pathToFileURL(bundle(home, module)).href)) as T
}

/** The path of the file. */
export function bundle(home: string, module: string): string {
  const outfile = join(home, `${module.replaceAll('/', '-').replace(/\.ts$/, '')}.mjs`)
  const entry = join(import.meta.dirname, '../src', module)
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minifySyntax: true,
    banner,
  })
  return outfile
}

// CommonJS inside of the bundle asks for it.
const banner = { js: "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);" }

/** Milliseconds of processor, of all threads. */
export function timed(work: () => unknown): number {
  const begin = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1000
}
