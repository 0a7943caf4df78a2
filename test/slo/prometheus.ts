import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'

export interface RealPrometheus {
  readonly url: string
  stop(): Promise<void>
}

/** Debian's Prometheus on loopback over a history that is given as OpenMetrics text. */
export async function startPrometheus(openMetrics: string): Promise<RealPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'))
  writeFileSync(join(folder, 'history.om'), openMetrics)
  writeFileSync(join(folder, 'prometheus.yml'), 'global: { scrape_interval: 1h }\n')
  const made = spawnSync(
    'promtool',
    ['tsdb', 'create-blocks-from', '--max-block-duration=240h', 'openmetrics', 'history.om', 'data'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  const port = await freePort()
  const child = spawn(
    'prometheus',
    [
      '--config.file=prometheus.yml',
      '--storage.tsdb.path=data',
      '--storage.tsdb.retention.time=10y',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { cwd: folder, stdio: 'ignore' },
  )
  const url = `http://127.0.0.1:${port}`
  for (let turn = 0; turn < 300 && !(await ready(url)); turn++) await new Promise((next) => setTimeout(next, 100))
  return {
    url,
    async stop() {
      await ended(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A counter as OpenMetrics: what it grew by at each look. */
export function counter(
  name: string,
  labels: string,
  { from, step, looks }: { readonly from: number; readonly step: number; readonly looks: number },
  grows: (look: number) => number,
): string {
  const lines: string[] = []
  let value = 0
  for (let look = 0; look < looks; look++) {
    value += grows(look)
    lines.push(`${name}_total{${labels}} ${value} ${(from + look * step) / 1000}`)
  }
  return lines.join('\n')
}

async function ready(url: string): Promise<boolean> {
  return fetch(`${url}/-/ready`).then(
    ({ ok }) => ok,
    () => false,
  )
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
