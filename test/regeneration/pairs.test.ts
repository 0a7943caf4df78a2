import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { design } from '../../src/design/design.ts'
import { readSpec } from '../../src/design/read.ts'
import { make } from '../../src/generators/make.ts'
import { emptyLock } from '../../src/generators/merge/lock.ts'
import type { Ground } from '../../src/generators/merge/plan.ts'
import { regenerate } from '../../src/generators/merge/regenerate.ts'
import type { Artifact } from '../../src/model/blueprint.ts'
import { type Pair, pairs } from './pairs.ts'

const crm = readFileSync('examples/crm/devops.yaml', 'utf8')
const order = { spec: { path: 'devops.yaml', sha256: '' }, generator: '0.1.0' }
const first = estateOf(crm)
const generated = regenerate({
  lock: emptyLock,
  base: new Map(),
  offered: new Map(),
  yours: new Map(),
  artifacts: first,
  ...order,
})

it.each(Object.entries(pairs))('%s', (_, pair) => {
  const { text, action } = both(pair)
  expect(action).toBe(pair.becomes)
  for (const part of pair.has ?? []) expect(text).toContain(part)
  for (const part of pair.hasNot ?? []) expect(text).not.toContain(part)
})

it('the guide says how many of them conflict', () => {
  const all = Object.values(pairs)
  const conflicts = all.filter(({ becomes }) => becomes === 'conflict').length
  expect(all.length).toBeGreaterThanOrEqual(50)
  expect(readFileSync('docs/guide/regeneration.md', 'utf8')).toContain(`${conflicts} of ${all.length} conflict`)
})

/** Memories of designs that pairs share. */
const estates = new Map<string, readonly Artifact[]>()

/** The file after the edit met the change of the spec. */
function both({ spec, path, edits }: Pair) {
  const changed = spec.reduce((text, [from, to]) => replaced(text, from, to), crm)
  const artifacts = estates.get(changed) ?? estateOf(changed)
  estates.set(changed, artifacts)
  const before = first.find((artifact) => artifact.path === path)?.text
  if (before === undefined) throw new Error(`${path} is not generated`)
  const yours = new Map(first.map((artifact) => [artifact.path, artifact.text]))
  if (edits)
    yours.set(
      path,
      edits.reduce((text, [from, to]) => replaced(text, from, to), before),
    )
  else yours.delete(path)
  const ground: Ground = { lock: generated.lock, base: generated.base, offered: generated.offered, yours }
  // Whether data would be lost is another question.
  const { files } = regenerate({ ...ground, ...order, artifacts, allowDestroy: true })
  const file = files.find((each) => each.path === path)
  const text = (file?.texts.has(path) ? file.texts.get(path) : yours.get(path)) ?? ''
  return { text, action: actions[file?.action ?? ''] ?? file?.action }
}

/** In the words of the pairs. */
const actions: Readonly<Record<string, Pair['becomes']>> = {
  merge: 'merged',
  write: 'merged',
  keep: 'kept',
  release: 'released',
  conflict: 'conflict',
}

function replaced(text: string, from: string | RegExp, to: string): string {
  const after = text.replace(from, to)
  if (after === text) throw new Error(`nothing here is ${from}`)
  return after
}

function estateOf(text: string): readonly Artifact[] {
  const { spec, problems } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error(problems.map(({ message }) => message).join('\n'))
  return make(design(spec))
}
