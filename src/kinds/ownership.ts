import type { DataOf, Kind } from '../model/resource.ts'
import { flag, listOf, number, record, text, word } from '../model/shape.ts'
import { matchesGlob } from '../values/glob.ts'

/** Who must look at a change, by the place of what is changed. */
export const CodeOwners = {
  id: 'ownership/code-owners',
  title: 'CODEOWNERS file',
  file: 'CODEOWNERS',
  shape: record({
    host: word('github', 'gitlab'),
    rules: listOf(
      record({ pattern: text, owners: listOf(text) }, { section: text, optional: flag, approvals: number }),
    ),
  }),
} satisfies Kind
export type CodeOwners = DataOf<typeof CodeOwners>

/**
 * The owners of a file (a path from the root of the repository, with `/`). The last rule that fits counts; on GitLab in every
 * section on its own. Empty where nobody owns it.
 */
export function ownersOf({ host, rules }: CodeOwners, path: string): readonly string[] {
  const last = new Map<string, readonly string[]>()
  for (const rule of rules) {
    if (!rule) continue
    const section = host === 'gitlab' ? (rule.section ?? '').toLowerCase() : ''
    const out = host === 'gitlab' && rule.pattern.startsWith('!')
    const pattern = out ? rule.pattern.slice(1) : rule.pattern
    if (!(host === 'gitlab' ? fitsGitlab : fitsGithub)(pattern, path)) continue
    last.set(section, out ? [] : rule.owners.filter((owner) => owner !== undefined))
  }
  return [...new Set([...last.values()].flat())]
}

/** As in .gitignore, but for `docs/*`, which leaves out what lies deeper, and `!` and `[]`, which mean nothing. */
function fitsGithub(pattern: string, path: string): boolean {
  if (/^!|[[\]]/.test(pattern)) return false
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '')
  if (bare === '') return pattern === '/'
  const anchored = pattern.startsWith('/') || bare.includes('/')
  const glob = literal(anchored ? bare : `**/${bare}`)
  const below = `${glob}/**`
  if (pattern.endsWith('/')) return matchesGlob(path, below)
  const direct = pattern.includes('/') && /(?:^|\/)\*$/.test(bare)
  return matchesGlob(path, glob) || (!direct && matchesGlob(path, below))
}

/** Without a slash in front it fits anywhere; a directory is meant only with a slash behind. */
function fitsGitlab(pattern: string, path: string): boolean {
  const rooted = pattern.startsWith('/') ? pattern.slice(1) : `**/${pattern}`
  return matchesGlob(path, literal(rooted.endsWith('/') ? `${rooted}**` : rooted))
}

/** Braces are not alternatives here. */
function literal(glob: string): string {
  return /[{}]/.test(glob) ? glob.replace(/[{}]/g, '?') : glob
}
