import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'

/** A scanner that people use today, and how it is asked to judge a directory without a network. */
interface Peer {
  readonly name: string
  readonly arguments: (directory: string) => readonly string[]
  /** What we are asked, so that both judge the same: everything, or one part. */
  readonly ours: readonly string[]
}

const peers: readonly Peer[] = [
  {
    name: 'checkov',
    arguments: (directory) => ['-d', directory, '--quiet', '--compact', '-o', 'json', '--skip-download'],
    ours: [],
  },
  {
    name: 'trivy',
    arguments: (directory) => [
      'config',
      '--quiet',
      '--skip-check-update',
      '--skip-version-check',
      '-f',
      'json',
      directory,
    ],
    ours: [],
  },
  {
    name: 'kube-linter',
    arguments: (directory) => ['lint', '--format', 'json', directory],
    ours: ['--only', 'kubernetes'],
  },
]

/**
 * Whole processes, one after the other on the same files: the better of two runs, wall time, against `devops audit --no-cache`
 * with all levels on. A peer that is not on the PATH is named and left out.
 */
export function besidePeers(directories: readonly string[], runs = 2): string {
  const rows = directories.flatMap((directory) =>
    peers.map(({ name, arguments: words, ours }) => {
      const theirs = best(runs, name, words(directory))
      if (theirs === undefined) return `${basename(directory).padEnd(44)} ${name.padEnd(12)} is not here`
      const mine = best(runs, process.execPath, [
        'dist/devops.mjs',
        '-C',
        directory,
        'audit',
        '--no-cache',
        '--strict',
        '--fail-on',
        'never',
        '--format',
        'json',
        ...ours,
      ])
      if (mine === undefined) throw new Error('devops audit did not run')
      return `${basename(directory).padEnd(44)} ${name.padEnd(12)} ${theirs.toFixed(1).padStart(7)} s  devops ${mine.toFixed(1).padStart(6)} s  x${(theirs / mine).toFixed(1)}`
    }),
  )
  return ['Audit beside other scanners, whole processes, all levels', ...rows].join('\n')
}

/** Seconds; `undefined` where there is no such program. */
function best(runs: number, program: string, words: readonly string[]): number | undefined {
  let least: number | undefined
  for (let run = 0; run < runs; run++) {
    const begin = performance.now()
    const { error } = spawnSync(program, words, { stdio: 'ignore', maxBuffer: 2 ** 30 })
    if (error) return undefined
    least = Math.min(least ?? Number.POSITIVE_INFINITY, (performance.now() - begin) / 1000)
  }
  return least
}
