import { Fault } from '../../model/fault.ts'
import type { SourceFile } from '../../model/source.ts'
import type { Files, Ran, WalkOptions, World } from '../../model/world.ts'
import { matchesGlob } from '../../values/glob.ts'

export interface Revision {
  /** What the audit is compared with: where the revision and what is checked out parted. */
  readonly commit: string
  /** The world with the files of that commit. */
  readonly world: World
}

/** The tree of a revision, read through git's plumbing: nothing is checked out, and no hook or filter runs. */
export async function revisionOf(world: World, name: string): Promise<Revision> {
  const inside = await git(world, ['rev-parse', '--is-inside-work-tree'])
  if (inside?.stdout.trim() !== 'true')
    throw new Fault(
      'no-repository',
      inside ? `${world.cwd} is in no git repository` : 'there is no `git` on this machine',
      '`--since` compares with a revision of the repository: call from inside of one.',
    )
  const found = await git(world, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
  if (found?.code !== 0)
    throw new Fault(
      'unknown-revision',
      `git knows no commit \`${name}\``,
      'Name a branch, a tag or a commit. In a shallow clone fetch it first: `git fetch --deepen 100 origin BRANCH`.',
    )
  const revision = found.stdout.trim()
  const base = await git(world, ['merge-base', revision, 'HEAD'])
  const commit = base?.code === 0 ? base.stdout.trim() : revision
  const listed = await git(world, ['ls-tree', '-r', '-z', '-l', commit])
  const blobs = (listed?.stdout ?? '').split('\0').flatMap(blobIn)
  return { commit, world: { ...world, files: filesOf(world, blobs) } }
}

interface Blob {
  readonly path: string
  readonly id: string
  readonly size: number
}

/** Links and submodules are none. */
function blobIn(line: string): Blob[] {
  const [, id = '', size = '', path = ''] = /^100\d+ blob (\w+)\s+(\d+)\t(.+)$/s.exec(line) ?? []
  return path === '' ? [] : [{ path, id, size: Number(size) }]
}

function filesOf(world: World, blobs: readonly Blob[]): Files {
  const byPath = new Map(blobs.map((blob) => [blob.path, blob]))
  const wanted = (directory: string, { include, exclude = [] }: WalkOptions = {}) =>
    blobs.filter(
      ({ path, size }) =>
        size <= largest &&
        (directory === '.' || path === directory || path.startsWith(`${directory.replace(/\/$/, '')}/`)) &&
        !path.split('/').some((step) => ofTools.has(step)) &&
        !(
          matchesGlob(path, exclude) || matchesGlob(path.slice(directory === '.' ? 0 : directory.length + 1), exclude)
        ) &&
        (!include || matchesGlob(path, include)),
    )
  return {
    async read(path) {
      const blob = byPath.get(path.replace(/^\.\//, ''))
      return blob && (await textsOf(world, [blob]))[0]?.text
    },
    walk: async (directory, options) => ({ files: await textsOf(world, wanted(directory, options)), skipped: [] }),
    list: async (directory, options) => ({
      files: wanted(directory, options).map(({ path, id }) => ({ path, state: id, changed: 0 })),
      skipped: [],
    }),
    write: async () => undefined,
    temporary: world.files.temporary,
  }
}

const largest = 5_000_000
const ofTools = new Set(['.devops', '.terraform', '.terragrunt-cache', 'node_modules'])
/** Bytes that one call of git may answer with. */
const most = 30_000_000

/** A byte is a character until each blob is cut out; what is no UTF-8 has no text. */
async function textsOf(world: World, blobs: readonly Blob[]): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = []
  for (let from = 0; from < blobs.length; ) {
    let to = from
    for (let bytes = 0; to < blobs.length && (to === from || bytes + (blobs[to]?.size ?? 0) < most); to++)
      bytes += blobs[to]?.size ?? 0
    const part = blobs.slice(from, to)
    const input = part.map(({ id }) => `${id}\n`).join('')
    const answer = (await git(world, ['cat-file', '--batch'], { input, encoding: 'latin1' }))?.stdout ?? ''
    let at = 0
    for (const { path } of part) {
      const end = answer.indexOf('\n', at)
      const size = Number(answer.slice(at, end).split(' ')[2])
      if (end < 0 || !Number.isFinite(size)) break
      const text = decoded(answer.slice(end + 1, end + 1 + size))
      if (text !== undefined) files.push({ path, text })
      at = end + size + 2
    }
    from = to
  }
  return files
}

function decoded(bytes: string): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'))
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

function git(
  world: World,
  args: readonly string[],
  options: { input?: string; encoding?: 'latin1' } = {},
): Promise<Ran | undefined> {
  return world.run('git', ['--no-pager', '-c', 'core.quotepath=off', ...args], {
    ...options,
    cwd: world.cwd,
    env: { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
  })
}
