import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main } from '../../src/faces/cli/main.ts'
import { nodeWorld } from '../../src/faces/world/node.ts'
import { lacks } from '../lacks.ts'
import { isExpectation, type Printed, play, readCase, rewritten } from './case.ts'

const folder = new URL('.', import.meta.url).pathname
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))

// `UPDATE=1 npx vitest run test/cli` writes what came out; read the difference before you commit it.
describe('a command line', () => {
  test.each(files)('%s', async (name) => {
    const wanted = await readCase(join(folder, name))
    const results = await play(wanted, inProcess)
    if (process.env.UPDATE) await writeFile(wanted.path, rewritten(wanted, results))
    else
      expect(Object.fromEntries(results)).toEqual(
        Object.fromEntries([...wanted.sections].filter(([each]) => isExpectation(each))),
      )
  })
})

describe('the bundle', () => {
  let built = ''
  beforeAll(async () => {
    built = await mkdtemp(join(tmpdir(), 'bundle-'))
    execFileSync(process.execPath, ['scripts/build.mjs', built], { stdio: 'ignore' })
  })
  afterAll(() => rm(built, { recursive: true, force: true }))

  const chosen = files.filter((name) => name.startsWith('audit-') || name.startsWith('wrong-'))
  test.each(chosen)('says the same as the sources: %s', async (name) => {
    const wanted = await readCase(join(folder, name))
    const results = await play(wanted, async (args, directory) => bundled(args, directory))
    expect(results.get('transcript')).toBe(wanted.sections.get('transcript'))
  })

  test.skipIf(lacks('head'))('ends quietly when nobody reads on', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${join(built, 'devops.mjs')}" --help | head -n 1`],
      { encoding: 'utf8' },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('colours on demand alone', () => {
    const coloured = (env: Record<string, string>) =>
      spawnSync(process.execPath, [join(built, 'devops.mjs'), 'audit'], {
        cwd: join(folder, '..', 'fixtures', 'colour'),
        env: { PATH: process.env.PATH ?? '', ...env },
        encoding: 'utf8',
      }).stdout.includes('\u001b[')
    expect([
      coloured({}),
      coloured({ FORCE_COLOR: '1' }),
      coloured({ FORCE_COLOR: '0' }),
      coloured({ NO_COLOR: '1' }),
      coloured({ CI: 'true' }),
    ]).toEqual([false, true, false, false, false])
  })

  test('carries everything that the provers load when they are first needed', () => {
    const { code, stdout } = bundled(['verify', '.'], join(folder, '..', 'fixtures', 'provable'))
    expect(code).toBe(0)
    expect(stdout).toMatch(/^4 of 4 files proved/m)
  })

  function bundled(args: readonly string[], cwd: string): Printed {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(built, 'devops.mjs'), ...args], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    })
    return { code: status ?? -1, stdout, stderr }
  }
})

async function inProcess(args: readonly string[], cwd: string): Promise<Printed> {
  let [stdout, stderr] = ['', '']
  const err = (text: string) => {
    stderr += text
  }
  const code = await main(args, {
    terminal: {
      out: (text) => {
        stdout += text
      },
      err,
      colour: { out: false, err: false },
      width: 100,
    },
    version: '0.1.0',
    program: 'test',
    cwd,
    world: async (directory) =>
      nodeWorld({
        cwd: directory,
        env: {},
        now: () => new Date('2026-11-21T12:00:00Z'),
        tell: (message) => err(`${message}\n`),
        interactive: false,
      }),
  })
  return { code, stdout, stderr }
}
