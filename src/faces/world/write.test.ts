import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeJournal } from './journal.ts'
import { recover } from './recover.ts'
import { write } from './write.ts'

let root = ''
let state = ''
const before = process.env.XDG_STATE_HOME
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'write-')))
  state = mkdtempSync(join(tmpdir(), 'state-'))
  process.env.XDG_STATE_HOME = state
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
  rmSync(state, { recursive: true, force: true })
  if (before === undefined) delete process.env.XDG_STATE_HOME
  else process.env.XDG_STATE_HOME = before
})

describe('writing', () => {
  test('makes, replaces and deletes, and leaves nothing else behind', async () => {
    writeFileSync(join(root, 'old.yaml'), 'old')
    mkdirSync(join(root, 'gone'))
    writeFileSync(join(root, 'gone/only.yaml'), 'x')
    await write(
      root,
      new Map([
        ['old.yaml', 'new'],
        ['deep/er/new.yaml', 'n'],
        ['gone/only.yaml', undefined],
      ]),
    )
    expect(readFileSync(join(root, 'old.yaml'), 'utf8')).toBe('new')
    expect(readdirSync(root, { recursive: true }).sort()).toEqual(['deep', 'deep/er', 'deep/er/new.yaml', 'old.yaml'])
    expect(readdirSync(join(state, 'millwright'))).toEqual([])
  })

  test('keeps rights, encoding and line ends', async () => {
    writeFileSync(join(root, 'run.sh'), '#!/bin/sh\r\n')
    chmodSync(join(root, 'run.sh'), 0o755)
    writeFileSync(join(root, 'bom.yaml'), '\ufeffa: 1\n')
    writeFileSync(join(root, 'wide.yaml'), Buffer.from('\ufeffa: ä', 'utf16le').swap16())
    await write(
      root,
      new Map([
        ['run.sh', 'echo\r\n'],
        ['bom.yaml', 'a: 2\n'],
        ['wide.yaml', 'a: ö'],
      ]),
    )
    expect(statSync(join(root, 'run.sh')).mode & 0o777).toBe(0o755)
    expect(readFileSync(join(root, 'run.sh'), 'utf8')).toBe('echo\r\n')
    expect(readFileSync(join(root, 'bom.yaml'), 'utf8')).toBe('\ufeffa: 2\n')
    expect(readFileSync(join(root, 'wide.yaml')).swap16().toString('utf16le')).toBe('\ufeffa: ö')
  })

  test('refuses every way out of the tree, and then writes nothing at all', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    symlinkSync(outside, join(root, 'link'))
    symlinkSync(join(outside, 'target'), join(root, 'file-link'))
    writeFileSync(join(outside, 'target'), 'untouched')
    for (const name of [
      '../x.yaml',
      join(outside, 'x.yaml'),
      'link/x.yaml',
      'link/new/x.yaml',
      'file-link',
      'a/../../x.yaml',
    ])
      await expect(
        write(
          root,
          new Map([
            ['good.yaml', 'x'],
            [name, 'x'],
          ]),
        ),
        name,
      ).rejects.toMatchObject({ code: 'outside' })
    expect(existsSync(join(root, 'good.yaml'))).toBe(false)
    expect(readdirSync(outside)).toEqual(['target'])
    expect(readFileSync(join(outside, 'target'), 'utf8')).toBe('untouched')
    rmSync(outside, { recursive: true })
  })

  test('a failure while staging leaves every file as it was', async () => {
    writeFileSync(join(root, 'a.yaml'), 'old')
    mkdirSync(join(root, 'z.yaml'))
    await expect(
      write(
        root,
        new Map([
          ['a.yaml', 'new'],
          ['z.yaml', 'x'],
        ]),
      ),
    ).rejects.toMatchObject({ code: 'not-a-file' })
    expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe('old')
    expect(readdirSync(root).sort()).toEqual(['a.yaml', 'z.yaml'])
  })
})

describe('an interrupted run', () => {
  const moves = [
    { target: 'a.yaml', staged: '.a.yaml.millwright-aaaaaaaaaaaa.tmp' },
    { target: 'b.yaml', staged: '.b.yaml.millwright-bbbbbbbbbbbb.tmp' },
  ]
  const prepare = async (journalState: 'staging' | 'moving', pid: number) => {
    for (const { target, staged } of moves) {
      writeFileSync(join(root, target), 'old')
      writeFileSync(join(root, staged), 'new')
    }
    await writeJournal(root, { state: journalState, moves })
    const [name = ''] = readdirSync(join(state, 'millwright'))
    const path = join(state, 'millwright', name)
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), pid }))
  }
  const texts = () => moves.map(({ target }) => readFileSync(join(root, target), 'utf8'))
  const dead = 2 ** 30

  test('while staging is taken back', async () => {
    await prepare('staging', dead)
    await recover(root)
    expect(texts()).toEqual(['old', 'old'])
    expect(readdirSync(root).sort()).toEqual(['a.yaml', 'b.yaml'])
  })

  test('while moving is finished, also when some files were moved already', async () => {
    await prepare('moving', dead)
    writeFileSync(join(root, 'a.yaml'), 'new')
    rmSync(join(root, '.a.yaml.millwright-aaaaaaaaaaaa.tmp'))
    await recover(root)
    expect(texts()).toEqual(['new', 'new'])
    expect(readdirSync(root).sort()).toEqual(['a.yaml', 'b.yaml'])
  })

  test('that is still alive is left alone', async () => {
    await prepare('moving', process.ppid)
    await recover(root)
    expect(texts()).toEqual(['old', 'old'])
  })

  test.each([0, 4, 8, 15, 25, 40])('killed after %i ms leaves all files old or all new', async (delay) => {
    const names = Array.from({ length: 150 }, (_, index) => `f${index}.yaml`)
    for (const name of names) writeFileSync(join(root, name), 'old')
    const script = `import { write } from ${JSON.stringify(new URL('./write.ts', import.meta.url).href)}
      process.stdout.write('go')
      await write(${JSON.stringify(root)}, new Map(${JSON.stringify(names)}.map((name) => [name, 'new'])))`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await new Promise((done) => setTimeout(done, delay))
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    await recover(root)
    expect(new Set(names.map((name) => readFileSync(join(root, name), 'utf8'))).size).toBe(1)
    expect(readdirSync(root)).toHaveLength(names.length)
  })
})
