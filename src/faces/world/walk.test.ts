import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { walk } from './walk.ts'

let root = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'walk-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a walk', () => {
  test('reads text files in one order, whatever the system lists first', async () => {
    put({ 'b/2.yaml': '2', 'a.yaml': 'a', 'b/10.yaml': '10', 'B.yaml': 'B' })
    expect(await paths()).toEqual(['B.yaml', 'a.yaml', 'b/10.yaml', 'b/2.yaml'])
  })

  test('leaves out what git ignores, where the file that says so is nested, negated or above the root', async () => {
    put({
      '.gitignore': 'out/\n*.log.yaml\n',
      'out/x.yaml': '',
      'a.log.yaml': '',
      'keep/.gitignore': '!b.log.yaml\n/only-here.yaml\n',
      'keep/b.log.yaml': '',
      'keep/only-here.yaml': '',
      'keep/deep/only-here.yaml': '',
    })
    mkdirSync(join(root, '.git'))
    expect((await paths()).filter((path) => path.endsWith('.yaml'))).toEqual([
      'keep/b.log.yaml',
      'keep/deep/only-here.yaml',
    ])
    expect((await walk(root, 'keep')).files.map(({ path }) => path)).not.toContain('keep/a.log.yaml')
    expect((await walk(root, 'out')).files).toHaveLength(1)
  })

  test('without a repository a .gitignore says nothing', async () => {
    put({ '.gitignore': '*.yaml', 'a.yaml': '' })
    expect(await paths()).toContain('a.yaml')
  })

  test('does not enter trees of tools, nor repositories inside the repository', async () => {
    put({
      'node_modules/a/b.yaml': '',
      '.terraform/m.tf': '',
      '.devops/base.yaml': '',
      '.git/config': '',
      'sub/.git': 'gitdir: x',
      'sub/a.yaml': '',
      'a.yaml': '',
    })
    const { files, skipped } = await walk(root, '.')
    expect(files.map(({ path }) => path)).toEqual(['a.yaml'])
    expect(skipped).toEqual([{ path: 'sub', because: 'a repository of its own; name it to have it read' }])
    expect((await walk(root, 'sub')).files.map(({ path }) => path)).toContain('sub/a.yaml')
  })

  test('follows no link: neither in a circle, nor out of the tree, nor twice to the same', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    writeFileSync(join(outside, 'secret.yaml'), 'password: x')
    put({ 'a/one.yaml': '1' })
    symlinkSync('..', join(root, 'a/loop.yaml'))
    symlinkSync(join(outside, 'secret.yaml'), join(root, 'out.yaml'))
    symlinkSync('a/one.yaml', join(root, 'same.yaml'))
    symlinkSync('nowhere', join(root, 'dead.yaml'))
    const { files, skipped } = await walk(root, '.', { include: ['**/*.yaml'] })
    expect(files.map(({ path }) => path)).toEqual(['a/one.yaml'])
    expect(Object.fromEntries(skipped.map(({ path, because }) => [path, because]))).toMatchObject({
      'dead.yaml': 'a link that leads nowhere',
      'out.yaml': 'a link that leads out of the tree',
      'same.yaml': 'a link; one.yaml is read where it stands',
    })
    rmSync(outside, { recursive: true })
  })

  test('says what it could not read', async () => {
    put({
      'large.yaml': '',
      'latin.yaml': Buffer.from([0x61, 0xe4, 0x62]),
      'picture.yaml': Buffer.from([0x89, 0, 1]),
      'locked.yaml': 'a',
    })
    chmodSync(join(root, 'locked.yaml'), 0)
    truncateSync(join(root, 'large.yaml'), 100_000_001)
    const { skipped } = await walk(root, '.')
    const isRoot = process.getuid?.() === 0
    expect(skipped).toEqual([
      { path: 'large.yaml', because: 'larger than 100 MB' },
      { path: 'latin.yaml', because: 'not UTF-8 text' },
      ...(isRoot ? [] : [{ path: 'locked.yaml', because: 'cannot be read (EACCES)' }]),
      { path: 'picture.yaml', because: 'binary' },
    ])
  })

  test('reads UTF-16 and takes byte order marks away', async () => {
    put({
      'be.yaml': Buffer.from('\ufeffa: ä', 'utf16le').swap16(),
      'bom.yaml': '\ufeffa: ä',
      'le.yaml': Buffer.from('\ufeffa: ä', 'utf16le'),
    })
    expect((await walk(root, '.')).files.map(({ text }) => text)).toEqual(['a: ä', 'a: ä', 'a: ä'])
  })

  test('matches include and exclude from the place of the call and from the named directory', async () => {
    put({ 'k/a.yaml': '', 'k/b.tf': '', 'k/vendor/c.yaml': '' })
    const names = async (options: object) => (await walk(root, 'k', options)).files.map(({ path }) => path)
    expect(await names({ include: ['**/*.yaml'], exclude: ['vendor'] })).toEqual(['k/a.yaml'])
    expect(await names({ include: ['**/*.yaml'], exclude: ['k/vendor/**'] })).toEqual(['k/a.yaml'])
    expect(await names({ include: ['*.tf'] })).toEqual(['k/b.tf'])
  })

  test('reads one named file, and refuses a name that leads nowhere', async () => {
    put({ 'a.yaml': 'x' })
    expect((await walk(root, 'a.yaml')).files).toEqual([{ path: 'a.yaml', text: 'x' }])
    await expect(walk(root, 'b.yaml')).rejects.toMatchObject({ code: 'no-such-path' })
  })
})

async function paths(): Promise<string[]> {
  return (await walk(root, '.')).files.map(({ path }) => path).filter((path) => !path.startsWith('.git'))
}

function put(files: Record<string, string | Buffer>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
}
