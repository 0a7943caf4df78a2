import type { Artifact } from '../../model/blueprint.ts'
import { hasMarkers } from './lines.ts'
import { digest, type LockedFile, sidecarPath } from './lock.ts'
import { asWritten, merge, normal } from './merge.ts'
import type { FilePlan, Ground } from './plan.ts'

/** What becomes of one path: the file, its entry in the lock, and the texts that are remembered for it. */
export interface Settled {
  readonly plan: FilePlan
  readonly locked?: LockedFile
  readonly base?: string | undefined
  readonly offered?: string | undefined
  /** Where the file was before. */
  readonly from?: string
}

/** The table of what happens to a file, by what was generated last, what stands there, and what is generated now. */
export function settle(artifact: Artifact, ground: Ground): Settled {
  const { path, text: devops, because } = artifact
  const from = movedFrom(artifact, ground)
  const source = from ?? path
  const locked = ground.lock.files[source]
  const made = { sha256: digest(devops), class: artifact.seeded ? 'seeded' : 'managed', because } as const
  const plan = planner(path, from)
  if (locked?.class === 'yours' && !locked.foreign)
    return { plan: plan('keep', 'it is yours'), locked, base: ground.base.get(source), offered: devops, ...at(from) }
  const is = ground.yours.get(source)
  if (artifact.seeded || locked?.class === 'seeded') {
    if (locked || is !== undefined)
      return { plan: plan('keep', 'written once, and left to you', is), locked: locked ?? made, ...at(from) }
    return { plan: plan('write', 'new; from now on it is left to you', is, devops), locked: made }
  }
  const was = baseOf(source, ground)
  if (was === undefined) return unknown(artifact, is, made, plan)
  const done = { locked: made, base: devops, ...at(from) }
  const wait = { locked: { ...(locked ?? made), because }, base: was, offered: devops, ...at(from) }
  const sidecar = ground.yours.get(sidecarPath(source))
  if (is === undefined) {
    if (same(devops, was)) return { ...done, plan: plan('keep', 'you deleted it; it stays gone') }
    return { ...wait, plan: plan('conflict', 'deleted by you, changed by devops') }
  }
  if (hasMarkers(is) || sidecar !== undefined) {
    const reason = `conflicts from before are still in ${sidecar === undefined ? 'it' : sidecarPath(path)}`
    const offered = locked?.conflict ? (ground.offered.get(source) ?? devops) : devops
    return { ...wait, offered, plan: { ...plan('conflict', reason, is), conflicts: [{ at: '', because: reason }] } }
  }
  if (same(is, devops)) return { ...done, plan: plan('keep', 'nothing to do', is) }
  if (same(is, was)) return { ...done, plan: plan('write', 'changed by devops', is, asWritten(devops, is)) }
  if (same(devops, was)) return { ...done, base: was, plan: plan('keep', 'changed by you', is) }
  const merged = merge(was, is, devops, path)
  if (merged.conflicts.length === 0) {
    const written = merged.text === is ? undefined : merged.text
    return {
      ...done,
      plan: plan(written === undefined ? 'keep' : 'merge', 'changed by you and by devops', is, written),
    }
  }
  const conflicted = plan('conflict', 'both changed the same', is, merged.text)
  const texts = new Map(conflicted.texts)
  if (merged.sidecar !== undefined) texts.set(sidecarPath(path), merged.sidecar)
  return {
    ...wait,
    locked: { ...wait.locked, conflict: true },
    plan: { ...conflicted, texts, conflicts: merged.conflicts },
  }
}

/** The old path, where the file still is there alone. */
function movedFrom({ path, formerly }: Artifact, { lock, yours }: Ground): string | undefined {
  if (formerly === undefined || lock.files[path] || !lock.files[formerly]) return undefined
  return yours.has(path) ? undefined : formerly
}

/** The text that yours is an edit of: after a conflict was settled, the one that it was with. */
function baseOf(path: string, { lock, base, offered, yours }: Ground): string | undefined {
  const locked = lock.files[path]
  const is = yours.get(path)
  const settled = locked?.conflict && is !== undefined && !hasMarkers(is) && !yours.has(sidecarPath(path))
  if (settled && offered.has(path)) return offered.get(path)
  // The base was lost, but the file is as it was written.
  return base.get(path) ?? (locked && is !== undefined && digest(is) === locked.sha256 ? is : undefined)
}

/** No base: we did not write what stands there. */
function unknown({ text: devops, path }: Artifact, is: string | undefined, made: LockedFile, plan: Planner): Settled {
  if (is === undefined) return { plan: plan('write', 'new', is, devops), locked: made, base: devops }
  if (same(is, devops)) return { plan: plan('keep', 'it already says the same', is), locked: made, base: devops }
  const reason = `something else stands there; \`devops adopt ${path}\` takes ours, \`devops own ${path}\` keeps yours`
  const locked = { ...made, class: 'yours', foreign: true } as const
  return { plan: plan('adopt-needed', reason, is), locked, offered: devops }
}

type Planner = (action: FilePlan['action'], reason: string, is?: string, next?: string) => FilePlan

/** A file that moves is written under its new path, and goes under its old one. */
function planner(path: string, from: string | undefined): Planner {
  return (action, reason, is, next) => {
    const texts = new Map<string, string | undefined>()
    if (next !== undefined && (next !== is || from !== undefined)) texts.set(path, next)
    else if (from !== undefined && is !== undefined) texts.set(path, is)
    if (from !== undefined && is !== undefined) texts.set(from, undefined)
    const moved = from !== undefined && is !== undefined ? `${reason}; moved from ${from}` : reason
    return { path, action: action === 'keep' && texts.size > 0 ? 'write' : action, reason: moved, texts, conflicts: [] }
  }
}

function at(from: string | undefined): { from?: string } {
  return from === undefined ? {} : { from }
}

function same(a: string, b: string): boolean {
  return normal(a) === normal(b)
}
