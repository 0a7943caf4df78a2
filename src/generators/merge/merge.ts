import { valueAt } from '../../model/source.ts'
import { hcl } from '../../syntax/hcl/hcl.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Branch } from './branch.ts'
import { type Clash, changesOf } from './data.ts'
import { applied } from './flow.ts'
import { blocksOf } from './hcl-branch.ts'
import { aligned } from './hcl-lines.ts'
import { type Conflict, join, tailOf } from './join.ts'
import { conflictLines, mergeLines } from './lines.ts'
import { streamOf } from './yaml-stream.ts'

export interface Merged {
  /** Your text with what the generator changed, in your line ends; conflicts stand between markers. */
  readonly text: string
  readonly conflicts: readonly Conflict[]
  /** The conflicts of a file that cannot hold markers, for a file beside it. */
  readonly sidecar?: string
}

/** What the generator changed since `base` is written into your text, by the structure of the format that the path names. */
export function merge(base: string, yours: string, generated: string, path: string): Merged {
  const [b, u, g] = [base, yours, generated].map(normal) as [string, string, string]
  const merged = byStructure(b, u, g, path)
  const best = broken(merged, u, g, path) || losesComments(merged.text, b, u, path) ? byLines(b, u, g) : merged
  const last = broken(best, u, g, path) ? whole(b, u, g) : best
  return { ...last, text: asWritten(last.text, yours) }
}

/** The text as it counts: neither line ends nor a missing last one are an edit. */
export function normal(text: string): string {
  const lines = text.replaceAll('\r\n', '\n')
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
}

/** A normal text with the line ends of another one. */
export function asWritten(text: string, like: string): string {
  const ended = like === '' || like.endsWith('\n') ? text : text.replace(/\n$/, '')
  return like.includes('\r\n') ? ended.replaceAll('\n', '\r\n') : ended
}

/** How many things are wrong with the text as what its path says it is; 0 for what is only text. */
export function flaws(text: string, path: string): number {
  if (/\.(?:ya?ml|json)$/.test(path)) return yaml.parse({ path, text }).problems.length
  return isHcl(path) ? hcl.parse({ path, text }).problems.length : 0
}

function byStructure(b: string, u: string, g: string, path: string): Merged {
  if (path.endsWith('.json')) return mergeJson(b, u, g, path) ?? beside(b, u, g)
  if (/\.ya?ml$/.test(path)) return mergeYaml(b, u, g) ?? byLines(b, u, g)
  if (isHcl(path)) return mergeHcl(b, u, g) ?? byLines(b, u, g)
  return byLines(b, u, g)
}

function isHcl(path: string): boolean {
  return /\.(?:tf|tfvars|hcl)$/.test(path)
}

function mergeYaml(b: string, u: string, g: string): Merged | undefined {
  const [base, yours, devops] = [b, u, g].map((text) => streamOf(text.replace(/\n$/, '')))
  if (!base || !yours || !devops) return undefined
  const conflicts: Conflict[] = []
  const documents = join(base.branch, yours.branch, devops.branch, [], conflicts)
  const text = documents.map(({ lines }) => (lines.length > 0 ? `${lines.join('\n')}\n` : '')).join('---\n')
  return {
    text: (yours.marked ? '---\n' : '') + text,
    conflicts,
  }
}

function mergeHcl(b: string, u: string, g: string): Merged | undefined {
  const branches = [b, u, g].map((text) => blocksOf(text.replace(/\n$/, ''))) as (Branch | undefined)[]
  const [base, yours, devops] = branches
  if (!base || !yours || !devops) return undefined
  if ([base, yours, devops].every(({ parts }) => parts.length === 0)) return undefined
  const conflicts: Conflict[] = []
  const lines = join(base, yours, devops, [], conflicts).flatMap((part) => part.lines)
  const all = [...lines, ...tailOf(base, yours, devops)]
  const was = u.split('\n')
  const formatted = aligned(was).join('\n') === was.join('\n')
  return { text: `${(formatted ? aligned(all) : all).join('\n')}\n`, conflicts }
}

function mergeJson(b: string, u: string, g: string, path: string): Merged | undefined {
  const trees = [b, u, g].map((text) => yaml.parse({ path, text }))
  if (trees.some(({ problems }) => problems.length > 0)) return undefined
  const [base, yours, devops] = trees.map(({ data }) => valueAt(data, [0]))
  const { changes, clashes } = changesOf(base, yours, devops, [0])
  const text = applied(u, changes, path)
  if (text === undefined) return undefined
  if (clashes.length === 0) return { text, conflicts: [] }
  const conflicts = clashes.map(({ path }) => ({ at: path.slice(1).join('.'), because: 'both changed it' }))
  return { text, conflicts, sidecar: sidecarOf(clashes) }
}

function sidecarOf(clashes: readonly Clash[]): string {
  const lines = (value: unknown) => (value === undefined ? [] : JSON.stringify(value, null, 2).split('\n'))
  const blocks = clashes.flatMap(({ path, yours, base, devops }) => [
    `# ${path.slice(1).join('.')}`,
    ...conflictLines(lines(yours), lines(base), lines(devops)),
  ])
  return `# Your value stands in the file. Edit it where devops is right, then delete this file.\n${blocks.join('\n')}\n`
}

function byLines(b: string, u: string, g: string): Merged {
  const split = (text: string) => text.replace(/\n$/, '').split('\n')
  const { lines, conflicts } = mergeLines(split(b), split(u), split(g))
  if (lines.every((line) => line === '')) return { text: u === '' ? g : u, conflicts: [] }
  const because = 'both changed the same lines'
  return { text: `${lines.join('\n')}\n`, conflicts: Array.from({ length: conflicts }, () => ({ at: '', because })) }
}

/** Three whole texts side by side: what is left when every merge would break the file. */
function whole(b: string, u: string, g: string): Merged {
  const lines = conflictLines(
    ...([u, b, g].map((text) => text.replace(/\n$/, '').split('\n')) as [string[], string[], string[]]),
  )
  return { text: `${lines.join('\n')}\n`, conflicts: [{ at: '', because: 'merged, the file would not be valid' }] }
}

/** Markers would break JSON further: your text stays, and the three stand beside it. */
function beside(b: string, u: string, g: string): Merged {
  const { text, conflicts } = whole(b, u, g)
  return { text: u, conflicts, sidecar: text }
}

/** A clean merge that is worse than both sides. */
function broken({ text, conflicts }: Merged, u: string, g: string, path: string): boolean {
  return conflicts.length === 0 && flaws(text, path) > Math.max(flaws(u, path), flaws(g, path))
}

/** Whether a comment of yours is gone: words are edits too. */
function losesComments(text: string, b: string, u: string, path: string): boolean {
  const syntax = /\.ya?ml$/.test(path) ? yaml : isHcl(path) ? hcl : undefined
  const [old, mine, left] = [b, u, text].map(
    (each) => new Set(syntax?.parse({ path, text: each }).comments.map((c) => c.text)),
  )
  return [...(mine ?? [])].some((words) => !old?.has(words) && !left?.has(words))
}
