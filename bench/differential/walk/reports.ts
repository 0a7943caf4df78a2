import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Why a Go program of ours cannot be asked here. */
export async function goAbsent(): Promise<string | undefined> {
  return spawnSync('go', ['version']).status === 0 ? undefined : '`go` is missing'
}

/** What the Go program beside the referees says of each path, one JSON text a line. */
export async function* reportsOf<T>(program: string, paths: readonly string[]): AsyncIterable<T> {
  const oracle = spawn('go', ['run', '.'], {
    cwd: join(import.meta.dirname, '..', program),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  oracle.stdin.end(paths.map((path) => `${path}\n`).join(''))
  for await (const line of createInterface({ input: oracle.stdout })) yield JSON.parse(line) as T
}
