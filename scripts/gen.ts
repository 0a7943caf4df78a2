import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { indexes } from './rooms.ts'

// First the indexes, then (in a process that imports them) everything that is written from what they list.
if (process.argv[2] === 'pages') write(await (await import('./pages.ts')).pages())
else {
  write(indexes())
  process.exitCode =
    spawnSync(process.execPath, [...process.execArgv, 'scripts/gen.ts', 'pages'], { stdio: 'inherit' }).status ?? 1
}

function write(texts: ReadonlyMap<string, string>): void {
  for (const [path, text] of texts) {
    if (read(path) === text) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.error(`wrote ${path}`)
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
