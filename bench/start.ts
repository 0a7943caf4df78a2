import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Milliseconds from start to end of a process; runs alternate, so that a busy machine slows all of them alike. */
export function start(runs = 31): string {
  const empty = mkdtempSync(join(tmpdir(), 'bench-'))
  const bundle = join(process.cwd(), 'dist', 'devops.mjs')
  const contestants: Record<string, readonly string[]> = {
    'node -e 0': ['-e', '0'],
    'devops --help': [bundle, '--help'],
    'devops audit --help': [bundle, 'audit', '--help'],
    'devops audit (empty directory)': [bundle, 'audit'],
  }
  const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, [] as number[]]))
  for (let run = 0; run < runs; run++)
    for (const [name, args] of Object.entries(contestants)) {
      const begin = performance.now()
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: empty, encoding: 'utf8' })
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
      if (run > 0) times[name]?.push(performance.now() - begin)
    }
  rmSync(empty, { recursive: true })
  const bare = median(times['node -e 0'] ?? [])
  const rows = Object.entries(times).map(([name, each]) => {
    const middle = median(each)
    return `${name.padEnd(32)} ${middle.toFixed(0).padStart(5)} ms  +${(middle - bare).toFixed(0)} ms  x${(middle / bare).toFixed(2)}`
  })
  return [`Start, Node ${process.version}, median of ${runs - 1}, against bare Node in the same run`, ...rows].join(
    '\n',
  )
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
