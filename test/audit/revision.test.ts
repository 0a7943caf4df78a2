import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { command } from '../../src/commands/audit.ts'
import { revisionOf } from '../../src/commands/auditing/revision.ts'
import { nodeWorld } from '../../src/faces/world/node.ts'
import { lacks } from '../lacks.ts'

let root = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'revision-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const bad = 'FROM node:latest\nRUN sudo a\n'

test.skipIf(lacks('git'))('only what came since is shown, wherever it stands', async () => {
  git('init', '-q', '-b', 'main')
  put('a/Dockerfile', bad)
  commit()
  git('checkout', '-q', '-b', 'change')
  put('b/Dockerfile', bad)
  put('a/Dockerfile', `# A remark.\n${bad}`)
  commit()
  git('checkout', '-q', 'main')
  put('c/Dockerfile', bad)
  commit()
  git('checkout', '-q', 'change')
  const { findings, since } = await audit('main')
  expect(findings.length).toBeGreaterThan(0)
  expect(new Set(findings.map(({ place }) => place.file))).toEqual(new Set(['b/Dockerfile']))
  expect(since?.known).toBe(findings.length)
  // From a directory below, paths are told from there.
  expect((await audit('main', join(root, 'b'))).findings.map(({ place }) => place.file)).toContain('Dockerfile')
})

test.skipIf(lacks('git'))('the tree is read as it was, bytes that are no text left out', async () => {
  git('init', '-q', '-b', 'main')
  put('ä b.yaml', 'a: ü\n')
  put('binary.yaml', Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x0a]))
  put('z.yaml', 'z: 1\n')
  put('node_modules/n.yaml', 'n: 1\n')
  commit()
  put('z.yaml', 'z: 2\n')
  const { world } = await revisionOf(worldIn(root), 'HEAD')
  const { files } = await world.files.walk('.', { include: ['**/*.yaml'] })
  expect(files).toEqual([
    { path: 'z.yaml', text: 'z: 1\n' },
    { path: 'ä b.yaml', text: 'a: ü\n' },
  ])
  expect(await world.files.read('z.yaml')).toBe('z: 1\n')
  expect(await world.files.read('y.yaml')).toBeUndefined()
})

test.skipIf(lacks('git'))('no repository and no such revision are failures with a way out', async () => {
  await expect(audit('main')).rejects.toMatchObject({ code: 'no-repository' })
  git('init', '-q')
  await expect(audit('main')).rejects.toMatchObject({ code: 'unknown-revision' })
  await expect(audit('--help')).rejects.toMatchObject({ code: 'unknown-revision' })
})

function worldIn(cwd: string) {
  return nodeWorld({ cwd, env: {}, now: () => new Date('2026-11-27'), tell: () => {}, interactive: false })
}

async function audit(since: string, cwd = root) {
  return command.run(command.input.parse({ since }), worldIn(cwd))
}

function put(path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function commit(): void {
  git('add', '-A')
  git('-c', 'user.email=a@example.com', '-c', 'user.name=a', '-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'a')
}

function git(...args: string[]): void {
  execFileSync('git', args, { cwd: root, stdio: 'ignore', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } })
}
