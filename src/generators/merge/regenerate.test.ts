import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Artifact } from '../../model/blueprint.ts'
import { emptyLock, printLock } from './lock.ts'
import type { Ground } from './plan.ts'
import { agrees, type Regeneration, regenerate } from './regenerate.ts'
import { changesOf, loadStore, writesOf } from './store.ts'

const nothing: Ground = { lock: emptyLock, base: new Map(), offered: new Map(), yours: new Map() }
const artifact = (path: string, text: string, more: Partial<Artifact> = {}): Artifact => ({
  path,
  text,
  because: ['network'],
  ...more,
})
const order = { spec: { path: 'devops.yaml', sha256: 's' }, generator: '0.1.0' }

/** A directory after a generation, as its files would say. */
function after(ground: Ground, { files, lock, base, offered }: Regeneration): Ground {
  const yours = new Map(ground.yours)
  for (const { texts } of files)
    for (const [path, text] of texts) text === undefined ? yours.delete(path) : yours.set(path, text)
  return { lock, base, offered, yours }
}
const generate = (ground: Ground, ...artifacts: Artifact[]) => {
  const made = regenerate({ ...ground, ...order, artifacts })
  return { ...made, ground: after(ground, made), said: made.files.map(({ path, action }) => `${action} ${path}`) }
}
const edited = (ground: Ground, path: string, text: string | undefined): Ground => {
  const yours = new Map(ground.yours)
  text === undefined ? yours.delete(path) : yours.set(path, text)
  return { ...ground, yours }
}
const [B, U, G] = ['a: 1\nb: 1\n', 'a: 2\nb: 1\n', 'a: 1\nb: 2\n']

describe('a file that was generated as B', () => {
  const generated = generate(nothing, artifact('f.yaml', B)).ground
  it.each<[string, string | undefined, string | undefined, string, string | undefined, string | undefined]>([
    ['is written anew', B, G, 'write', G, G],
    ['keeps your edit', U, B, 'keep', U, B],
    ['takes on what you did too', U, U, 'keep', U, U],
    ['is merged', U, G, 'merge', 'a: 2\nb: 2\n', G],
    ['is deleted when it is not made any more', B, undefined, 'delete', undefined, undefined],
    ['stays when you changed it and it is not made any more', U, undefined, 'release', U, B],
    ['stays deleted', undefined, B, 'keep', undefined, B],
    ['is in conflict when you deleted it and we changed it', undefined, G, 'conflict', undefined, B],
    ['counts no carriage returns and no missing line break as edits', 'a: 1\r\nb: 1', G, 'write', 'a: 1\r\nb: 2', G],
    [
      'is in conflict where both changed the same',
      U,
      'a: 3\nb: 1\n',
      'conflict',
      '<<<<<<< yours\na: 2\n||||||| base\na: 1\n=======\na: 3\n>>>>>>> devops\nb: 1\n',
      B,
    ],
  ])('%s', (_, yours, devops, action, text, base) => {
    const made = generate(
      edited(generated, 'f.yaml', yours),
      ...(devops === undefined ? [] : [artifact('f.yaml', devops)]),
    )
    expect(made.files.map((file) => file.action)).toEqual([action])
    expect(made.ground.yours.get('f.yaml')).toBe(text)
    expect(made.base.get('f.yaml')).toBe(base)
  })
})

it('never overwrites what it did not write', () => {
  const first = generate(edited(nothing, 'f.yaml', U), artifact('f.yaml', G))
  const again = generate(first.ground, artifact('f.yaml', B))
  expect([...first.said, ...again.said]).toEqual(['adopt-needed f.yaml', 'adopt-needed f.yaml'])
  expect(again.ground.yours.get('f.yaml')).toBe(U)
  expect(again.offered.get('f.yaml')).toBe(B)
})

it('asks until a conflict is settled, and not again', () => {
  const generated = generate(nothing, artifact('f.yaml', B)).ground
  const theirs = artifact('f.yaml', 'a: 3\nb: 1\n')
  const conflicted = generate(edited(generated, 'f.yaml', U), theirs).ground
  expect(generate(conflicted, theirs).said).toEqual(['conflict f.yaml'])
  const settled = generate(edited(conflicted, 'f.yaml', U), theirs)
  expect(settled.said).toEqual(['keep f.yaml'])
  expect(settled.base.get('f.yaml')).toBe(theirs.text)
  expect(settled.offered.size).toBe(0)
  expect(generate(settled.ground, artifact('f.yaml', 'a: 3\nb: 5\n')).ground.yours.get('f.yaml')).toBe('a: 2\nb: 5\n')
})

it('keeps conflicts of JSON beside it until that file is gone', () => {
  const [was, is, will] = ['{"a": 1}\n', '{"a": 2}\n', '{"a": 3}\n'].map((text) => artifact('f.json', text)) as [
    Artifact,
    Artifact,
    Artifact,
  ]
  const conflicted = generate(edited(generate(nothing, was).ground, 'f.json', is.text), will).ground
  expect(conflicted.yours.get('f.json')).toBe(is.text)
  expect(conflicted.yours.has('f.json.devops-merge')).toBe(true)
  expect(generate(conflicted, will).said).toEqual(['conflict f.json'])
  expect(generate(edited(conflicted, 'f.json.devops-merge', undefined), will).said).toEqual(['keep f.json'])
})

it('writes a seed once, and leaves it', () => {
  const seed = (text: string) => artifact('custom.yaml', text, { seeded: true })
  const first = generate(nothing, seed('a: 1\n'))
  expect(first.said).toEqual(['write custom.yaml'])
  expect(generate(first.ground, seed('a: 2\n')).ground.yours.get('custom.yaml')).toBe('a: 1\n')
  expect(generate(edited(first.ground, 'custom.yaml', undefined), seed('a: 2\n')).said).toEqual(['keep custom.yaml'])
})

it('takes an edit along when a file moves', () => {
  const generated = generate(nothing, artifact('old.yaml', B)).ground
  const moved = generate(edited(generated, 'old.yaml', U), artifact('new.yaml', G, { formerly: 'old.yaml' }))
  expect(moved.ground.yours).toEqual(new Map([['new.yaml', 'a: 2\nb: 2\n']]))
  expect(Object.keys(moved.lock.files)).toEqual(['new.yaml'])
  expect(generate(generated, artifact('new.yaml', B, { formerly: 'old.yaml' })).ground.yours).toEqual(
    new Map([['new.yaml', B]]),
  )
})

it('never touches what is yours', () => {
  const { ground } = generate(nothing, artifact('f.yaml', B))
  const file = ground.lock.files['f.yaml']
  const own = {
    ...ground,
    lock: { ...ground.lock, files: { 'f.yaml': { ...file, class: 'yours', sha256: '', because: [] } as const } },
  }
  expect(generate(own, artifact('f.yaml', G)).ground.yours.get('f.yaml')).toBe(B)
  expect(generate(own).said).toEqual(['keep f.yaml'])
})

describe('what holds data', () => {
  const block = (type: string, name: string, body = '  engine = "postgres"\n') =>
    `resource "${type}" "${name}" {\n${body}}\n`
  const database = block('aws_db_instance', 'main')
  const claim = 'kind: PersistentVolumeClaim\nmetadata:\n  name: data\n'
  it.each<[string, string, string, string | undefined, string[]]>([
    [
      'a database',
      'tf/db.tf',
      `${database}\n${block('aws_vpc', 'main')}`,
      block('aws_vpc', 'main'),
      ['aws_db_instance.main'],
    ],
    ['a whole file of it', 'tf/db.tf', database, undefined, ['aws_db_instance.main']],
    [
      'a database of another engine',
      'tf/db.tf',
      database,
      database.replace('postgres', 'mysql'),
      ['aws_db_instance.main'],
    ],
    ['a claim', 'k8s/a.yaml', `${claim}---\nkind: Service\n`, 'kind: Service\n', ['PersistentVolumeClaim/data']],
    ['nothing of a stateless block', 'tf/a.tf', block('aws_vpc', 'main'), '# none\n', []],
    [
      'nothing of what moved',
      'tf/db.tf',
      database,
      `moved {\n  from = aws_db_instance.main\n  to   = aws_db_instance.primary\n}\n\n${block('aws_db_instance', 'primary')}`,
      [],
    ],
  ])('is not lost: %s', async (_, path, before, next, lost) => {
    const { ground } = generate(nothing, artifact(path, before))
    const artifacts = next === undefined ? [] : [artifact(path, next)]
    const made = regenerate({ ...ground, ...order, artifacts })
    expect(made.lost.map(({ resource }) => resource)).toEqual(lost)
    const write = () => writesOf({ root: '', ...ground }, made)
    if (lost.length > 0) expect(write).toThrow(lost[0])
    else expect(write).not.toThrow()
    expect(regenerate({ ...ground, ...order, artifacts, allowDestroy: true }).lost).toEqual([])
  })
})

it('a conflict beside a database does not lose it', () => {
  const text = (days: number) =>
    `resource "aws_db_instance" "main" {\n  engine                  = "postgres"\n  backup_retention_period = ${days}\n}\n`
  const { ground } = generate(nothing, artifact('db.tf', text(7)))
  const made = generate(edited(ground, 'db.tf', text(14)), artifact('db.tf', text(30)))
  expect(made.said).toEqual(['conflict db.tf'])
  expect(made.lost).toEqual([])
})

it('generating twice changes nothing', () => {
  const text = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(3)).map((data) =>
    Object.entries(data)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join(''),
  )
  const path = fc.constantFrom('a.yaml', 'b.yaml', 'c.json', 'd.md')
  const tree = fc.dictionary(path, text)
  fc.assert(
    fc.property(tree, tree, tree, (first, edits, second) => {
      const made = (texts: Record<string, string>) => Object.entries(texts).map(([path, text]) => artifact(path, text))
      let { ground } = generate(nothing, ...made(first))
      for (const [path, text] of Object.entries(edits)) ground = edited(ground, path, text)
      const once = generate(ground, ...made(second))
      const twice = generate(once.ground, ...made(second))
      expect(twice.files.filter(({ texts }) => texts.size > 0)).toEqual([])
      expect(printLock(twice.lock)).toBe(printLock(once.lock))
      expect(twice.base).toEqual(once.base)
      expect(agrees(twice, once.lock)).toBe(twice.files.every(({ action }) => action === 'keep'))
    }),
    { numRuns: 300 },
  )
})

it('is read back from the files that it writes', async () => {
  const disk = new Map<string, string>()
  const files = { read: async (path: string) => disk.get(path) }
  const write = (texts: ReadonlyMap<string, string | undefined>) => {
    for (const [path, text] of texts) text === undefined ? disk.delete(path) : disk.set(path, text)
  }
  const artifacts = [artifact('k8s/f.yaml', B), artifact('custom.yaml', U, { seeded: true })]
  const store = await loadStore(files, 'out', artifacts)
  write(writesOf(store, regenerate({ ...store, ...order, artifacts })))
  expect([...disk.keys()].sort()).toEqual([
    'out/.devops/base/k8s/f.yaml',
    'out/.devops/lock.json',
    'out/custom.yaml',
    'out/k8s/f.yaml',
  ])
  disk.set('out/k8s/f.yaml', U)
  const again = await loadStore(files, 'out', artifacts)
  const made = regenerate({ ...again, ...order, artifacts: [artifact('k8s/f.yaml', G)] })
  write(writesOf(again, made))
  expect(disk.get('out/k8s/f.yaml')).toBe('a: 2\nb: 2\n')
  expect(changesOf(await loadStore(files, 'out'), { ...made, texts: [] })).toEqual(new Map())
})
