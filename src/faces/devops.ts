import { statSync } from 'node:fs'
import module from 'node:module'
import { version } from '../commands/version.ts'
import type { World } from '../model/world.ts'
import { main } from './cli/main.ts'
import { wantsColour } from './cli/terminal.ts'
import { doorsOf } from './doors.ts'

// From Node 22 on, what was compiled once is kept; Node 20 has no such thing.
;(module as { enableCompileCache?: () => void }).enableCompileCache?.()

// A reader that has seen enough (`| head`) is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code))

const err = (text: string) => void process.stderr.write(text)
process.exitCode = await main(process.argv.slice(2), {
  terminal: {
    out: (text) => void process.stdout.write(text),
    err,
    colour: {
      out: wantsColour(process.env, process.stdout.isTTY === true),
      err: wantsColour(process.env, process.stderr.isTTY === true),
    },
    width: process.stdout.columns ?? 100,
  },
  version,
  program: `${version} ${statSync(import.meta.filename).mtimeMs}`,
  cwd: process.cwd(),
  async world(cwd) {
    const [{ nodeWorld }, { keepingPlace }, { withSecrets }] = await Promise.all([
      import('./world/node.ts'),
      import('./world/kept.ts'),
      import('./world/secrets.ts'),
    ])
    const world: World = nodeWorld({
      cwd,
      env: withSecrets(process.env),
      now: () => new Date(),
      tell: (message) => err(`${message}\n`),
      keep: keepingPlace(process.env, version),
      interactive: process.stdin.isTTY && process.stderr.isTTY && !process.env.CI,
    })
    return { ...world, doors: doorsOf(world, version) }
  },
})
// Parsers in WASM may keep timers; the answer is out once both streams have taken it.
process.stdout.write('', () => process.stderr.write('', () => process.exit()))
