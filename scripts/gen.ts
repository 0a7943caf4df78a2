import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { indexes } from './rooms.ts'

// First the indexes, then (in a process that imports them) everything that is written from what they list.
if (process.argv[2] === 'pages') {
  const pages = await (await import('./pages.ts')).pages()
  write(pages)
  sweep(pages)
} else {
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

/** Takes away the pages of what is gone. */
function sweep(pages: ReadonlyMap<string, string>): void {
  for (const room of new Set([...pages.keys()].flatMap((path) => /^docs\/(?!images)[^/]+(?=\/)/.exec(path) ?? [])))
    for (const file of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
      const path = `${room}/${file.replaceAll('\\', '/')}`
      if (!path.endsWith('.md') || pages.has(path)) continue
      rmSync(path)
      console.error(`removed ${path}`)
    }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
