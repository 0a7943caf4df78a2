import type { Artifact } from '../../model/blueprint.ts'
import { type Settled, settle } from './file.ts'
import { digest, type Lock, type LockedFile, type SpecMark, sidecarPath } from './lock.ts'
import { normal } from './merge.ts'
import type { FilePlan, Ground } from './plan.ts'
import { type Lost, lostState } from './stateful.ts'

export interface Order extends Ground {
  readonly artifacts: readonly Artifact[]
  readonly spec: SpecMark
  /** Version of the program. */
  readonly generator: string
  /** The removal of what holds data was agreed to. */
  readonly allowDestroy?: boolean
}

export interface Regeneration {
  /** In order of path. */
  readonly files: readonly FilePlan[]
  readonly lock: Lock
  readonly base: ReadonlyMap<string, string>
  readonly offered: ReadonlyMap<string, string>
  /** Resources with data that would be lost: while there are any, nothing may be written. */
  readonly lost: readonly Lost[]
}

/** What a generation does to files that people have edited. Pure: nothing is read or written. */
export function regenerate(order: Order): Regeneration {
  const { artifacts, lock, yours } = order
  const settled = artifacts.map((artifact) => settle(artifact, order))
  const made = new Set(settled.flatMap(({ plan, from }) => [plan.path, ...(from === undefined ? [] : [from])]))
  const gone = Object.entries(lock.files)
    .filter(([path]) => !made.has(path))
    .map(([path, file]) => leave(path, file, order))
  const all = [...settled, ...gone].sort((a, b) => (a.plan.path < b.plan.path ? -1 : 1))
  const plans = all.map(({ plan }) => plan)
  const files = Object.fromEntries(all.flatMap(({ plan, locked }) => (locked ? [[plan.path, locked] as const] : [])))
  const after = new Map(plans.flatMap(({ texts }) => [...texts]))
  const managed = Object.keys(lock.files).filter((path) => lock.files[path]?.class === 'managed')
  return {
    files: plans,
    lock: { generator: order.generator, spec: order.spec, files },
    base: texts(all, ({ base }) => base),
    offered: texts(all, ({ offered }) => offered),
    lost: order.allowDestroy ? [] : lostState(managed, yours, after),
  }
}

/** Whether spec, lock and files agree, so that a generation would write nothing and ask nothing. */
export function agrees({ files, lock }: Regeneration, before: Lock): boolean {
  return (
    files.every(({ action }) => action === 'keep') &&
    before.spec.sha256 === lock.spec.sha256 &&
    Object.entries(lock.files).every(([path, file]) => before.files[path]?.sha256 === file.sha256)
  )
}

/** What was generated once and is not any more. */
function leave(path: string, locked: LockedFile, { base, yours }: Ground): Settled {
  const [was, is] = [base.get(path), yours.get(path)]
  const plan = { path, action: 'keep', reason: 'it is yours', texts: new Map(), conflicts: [] } as const
  const kept: Settled = { plan, locked, base: was }
  if (locked.foreign) return { plan: { ...plan, reason: 'not generated any more' } }
  if (locked.class === 'yours') return kept
  if (locked.class === 'seeded') return { plan: { ...plan, reason: 'it was written for you to keep' } }
  if (is === undefined) return { plan: { ...plan, reason: 'neither of us has it any more' } }
  if (was === undefined ? digest(is) !== locked.sha256 : normal(is) !== normal(was))
    return { ...kept, plan: { ...plan, action: 'release', reason: 'not generated any more, but you changed it' } }
  const texts = new Map(
    [path, sidecarPath(path)].filter((each) => each === path || yours.has(each)).map((each) => [each, undefined]),
  )
  return { plan: { ...plan, action: 'delete', reason: 'not generated any more', texts } }
}

function texts(all: readonly Settled[], of: (settled: Settled) => string | undefined): Map<string, string> {
  return new Map(
    all.flatMap((settled) => {
      const text = of(settled)
      return text === undefined ? [] : [[settled.plan.path, text] as const]
    }),
  )
}
