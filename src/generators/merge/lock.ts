import { createHash } from 'node:crypto'
import { Fault } from '../../model/fault.ts'
import { flag, listOf, mapOf, record, text, word } from '../../model/shape.ts'

/**
 * `managed` is merged at each generation, `seeded` was written once and is left to people, `yours` is never touched.
 * No file changes class by itself.
 */
export type Ownership = 'managed' | 'seeded' | 'yours'

export interface LockedFile {
  /** Of the text last generated, with line feeds. */
  readonly sha256: string
  readonly class: Ownership
  /** Decisions that called for it. */
  readonly because: readonly string[]
  /** Markers were written into it, or a file of conflicts beside it; it is settled when they are gone. */
  readonly conflict?: true
  /** We never wrote it: something else stood in its place. */
  readonly foreign?: true
}

/** What stands in `.devops/lock.json`: who owns which generated file, and from what it was made. */
export interface Lock {
  /** Version of the program. */
  readonly generator: string
  readonly spec: SpecMark
  readonly files: Readonly<Record<string, LockedFile>>
}

/** The path is relative to the directory that holds `.devops`. */
export interface SpecMark {
  readonly path: string
  readonly sha256: string
}

export const lockPath = '.devops/lock.json'
export const emptyLock: Lock = { generator: '', spec: { path: '', sha256: '' }, files: {} }

/** The text last generated. */
export function basePath(path: string): string {
  return `.devops/base/${path}`
}

/** What devops would write, where it has not become the base: in conflict, or the place is yours. */
export function offeredPath(path: string): string {
  return `.devops/offered/${path}`
}

/** Conflicts of a file that cannot hold markers. */
export function sidecarPath(path: string): string {
  return `${path}.devops-merge`
}

/** Neither line ends nor a missing last one count. */
export function digest(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n').trimEnd()).digest('hex')
}

/** Faults where the file is there and is no lock. */
export function parseLock(json: string | undefined): Lock {
  if (json === undefined) return emptyLock
  const lock = shapeOfLock(parsed(json))
  if (!lock) throw new Fault('lock/unreadable', `${lockPath} cannot be read`, help)
  const files = Object.entries(lock.files).map(([path, file]): [string, LockedFile] => [
    path,
    {
      sha256: file.sha256,
      class: file.class,
      because: file.because.filter((key) => key !== undefined),
      ...(file.conflict && { conflict: true }),
      ...(file.foreign && { foreign: true }),
    },
  ])
  return { ...lock, files: Object.fromEntries(files) }
}

export function printLock(lock: Lock): string {
  const files = Object.fromEntries(Object.entries(lock.files).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ ...lock, files }, null, 2)}\n`
}

const help =
  'Take one whole side of it from your version control, then run `devops generate`, which brings it up to date.'

const shapeOfLock = record({
  generator: text,
  spec: record({ path: text, sha256: text }),
  files: mapOf(
    record(
      { sha256: text, class: word('managed', 'seeded', 'yours'), because: listOf(text) },
      { conflict: flag, foreign: flag },
    ),
  ),
})

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
