import { expect, it } from 'vitest'
import { digest } from '../../generators/merge/lock.ts'
import { regenerate } from '../../generators/merge/regenerate.ts'
import { loadStore, writesOf } from '../../generators/merge/store.ts'
import type { World } from '../../model/world.ts'
import { command as adopt } from '../adopt.ts'
import { command as own } from '../own.ts'
import { command as status } from '../status.ts'

const [B, U, G] = ['a: 1\nb: 1\n', 'a: 2\nb: 1\n', 'a: 1\nb: 2\n']
const spec = 'name: crm\n'

/** A directory in memory, in which somebody may say yes. */
function directory(yes = true) {
  const disk = new Map([['devops.yaml', spec]])
  const write = async (texts: ReadonlyMap<string, string | undefined>) => {
    for (const [path, text] of texts) text === undefined ? disk.delete(path) : disk.set(path, text)
  }
  const files = { read: async (path: string) => disk.get(path), write }
  const world = { files, tell: () => {}, ask: { confirm: async () => yes } } as unknown as World
  const generate = async (texts: Record<string, string>) => {
    const artifacts = Object.entries(texts).map(([path, text]) => ({ path, text, because: [] }))
    const store = await loadStore(files, '', artifacts)
    const order = { artifacts, spec: { path: 'devops.yaml', sha256: digest(spec) }, generator: '0.1.0' }
    await write(writesOf(store, regenerate({ ...store, ...order })))
  }
  const states = async () =>
    Object.fromEntries((await status.run({ root: '' }, world)).files.map(({ path, state }) => [path, state]))
  return { disk, world, generate, states }
}

it('tells generated files from edited, missing, conflicted and foreign ones', async () => {
  const { disk, world, generate, states } = directory()
  await expect(status.run({ root: '' }, world)).rejects.toThrow('lock.json')
  disk.set('foreign.yaml', U)
  const paths = ['as-is.yaml', 'edited.yaml', 'missing.yaml', 'both.yaml', 'foreign.yaml']
  await generate(Object.fromEntries(paths.map((path) => [path, B])))
  for (const path of ['edited.yaml', 'both.yaml']) disk.set(path, U)
  disk.delete('missing.yaml')
  await generate({ ...Object.fromEntries(paths.map((path) => [path, B])), 'both.yaml': 'a: 3\nb: 1\n' })
  expect(await states()).toEqual({
    'as-is.yaml': 'generated',
    'both.yaml': 'conflicted',
    'edited.yaml': 'edited',
    'foreign.yaml': 'adoptable',
    'missing.yaml': 'missing',
  })
  disk.set('devops.yaml', 'name: shop\n')
  expect((await status.run({ root: '' }, world)).spec.state).toBe('changed')
})

it('leaves a file alone once it is owned, and manages it again once it is adopted', async () => {
  const { disk, world, generate, states } = directory()
  await generate({ 'f.yaml': B })
  expect(await own.run({ paths: ['f.yaml'], root: '' }, world)).toEqual({ files: [{ path: 'f.yaml', was: 'managed' }] })
  disk.set('f.yaml', U)
  await generate({ 'f.yaml': G })
  expect([disk.get('f.yaml'), await states()]).toEqual([U, { 'f.yaml': 'yours' }])
  const { diff, adopted } = await adopt.run({ path: 'f.yaml', root: '' }, world)
  expect([diff, adopted, disk.get('f.yaml')]).toEqual([expect.stringContaining('-a: 2\n'), true, G])
  await generate({ 'f.yaml': B })
  expect([disk.get('f.yaml'), await states()]).toEqual([B, { 'f.yaml': 'generated' }])
})

it('adopts a text as an edit, which is merged from then on', async () => {
  const { disk, world, generate } = directory()
  disk.set('f.yaml', U)
  await generate({ 'f.yaml': B })
  await adopt.run({ path: 'f.yaml', root: '', keep: true }, world)
  await generate({ 'f.yaml': G })
  expect(disk.get('f.yaml')).toBe('a: 2\nb: 2\n')
})

it('writes nothing where nobody agrees', async () => {
  const { disk, world, generate } = directory(false)
  disk.set('f.yaml', U)
  await generate({ 'f.yaml': B })
  const before = new Map(disk)
  expect(await adopt.run({ path: 'f.yaml', root: '' }, world)).toMatchObject({ adopted: false })
  expect(disk).toEqual(before)
})

it('brings back what was deleted, and forgets what is owned by its absence', async () => {
  const { disk, world, generate, states } = directory()
  await generate({ 'f.yaml': B, 'g.yaml': B })
  disk.delete('f.yaml')
  disk.delete('g.yaml')
  await generate({ 'f.yaml': G, 'g.yaml': G })
  expect(await states()).toEqual({ 'f.yaml': 'conflicted', 'g.yaml': 'conflicted' })
  await adopt.run({ path: 'f.yaml', root: '', yes: true }, world)
  await own.run({ paths: ['g.yaml'], root: '' }, world)
  await generate({ 'f.yaml': G, 'g.yaml': B })
  expect([disk.get('f.yaml'), disk.has('g.yaml')]).toEqual([G, false])
})

it('names the nearest path', async () => {
  const { world, generate } = directory()
  await generate({ 'k8s/deployment.yaml': B })
  await expect(own.run({ paths: ['k8s/deploymnt.yaml'], root: '' }, world)).rejects.toMatchObject({
    help: 'Did you mean `k8s/deployment.yaml`?',
  })
})
