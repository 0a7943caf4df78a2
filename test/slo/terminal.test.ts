import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lacks } from '../lacks.ts'
import { counter, type RealPrometheus, startPrometheus } from './prometheus.ts'

const day = 86_400_000
const looks = 10 * 2880
const folder = mkdtempSync(join(tmpdir(), 'slo-terminal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = `version: prometheus/v1
service: shop
slos:
  - name: availability
    objective: 99.5
    description: requests that do not fail
    sli:
      events:
        error_query: sum(rate(hits_total{code="500"}[{{.window}}]))
        total_query: sum(rate(hits_total[{{.window}}]))
`

describe.skipIf(lacks('prometheus') || lacks('promtool'))('from a terminal, without a server', () => {
  let running: RealPrometheus | undefined
  const now = Math.floor(Date.now() / 60_000) * 60_000
  const from = now - 10 * day
  beforeAll(async () => {
    const span = { from, step: 30_000, looks }
    const broken = (look: number) => look >= 20_000 && look < 20_120
    running = await startPrometheus(
      [
        '# TYPE hits counter',
        counter('hits', 'code="200"', span, (look) => (broken(look) ? 2 : 10)),
        counter('hits', 'code="500"', span, (look) => (broken(look) ? 8 : 0)),
        '# EOF\n',
      ].join('\n'),
    )
    writeFileSync(join(folder, 'slo.yaml'), file)
  })
  afterAll(() => running?.stop())

  it('objectives are tested on the history of a real Prometheus', async () => {
    const { status, stdout, stderr } = await devops([
      'slo',
      'backtest',
      'slo.yaml',
      '--prometheus',
      running?.url ?? '',
      '--days',
      '9',
    ])
    expect([status, stderr]).toEqual([0, expect.stringContaining('Asking for 9 days')])
    expect(stdout).toMatch(/1 pages, \d tickets/)
    expect(stdout).toContain('1 outages, 0 missed')
    expect(stdout).toMatch(/paged {3}\d{4}-\d\d-\d\d \d\d:\d\d, 1h( \d+m)?, after \dm/)
  })
  it('rules are written that promtool takes', async () => {
    const { status, stdout } = await devops(['slo', 'rules', 'slo.yaml'])
    expect([status, stdout]).toEqual([0, expect.stringContaining('rules/slo-shop-availability.yaml')])
    const checked = spawnSync('promtool', ['check', 'rules', 'rules/slo-shop-availability.yaml'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect([checked.status, checked.stdout]).toEqual([0, expect.stringContaining('SUCCESS')])
    expect(readFileSync(join(folder, 'rules/slo-shop-availability.yaml'), 'utf8')).toContain('14.4 * 0.005')
  })
  it('what is wrong is said and not thrown', async () => {
    const silent = await devops(['slo', 'backtest', 'slo.yaml', '--prometheus', 'http://127.0.0.1:1'])
    expect([silent.status, silent.stderr]).toEqual([2, expect.stringContaining('does not answer')])
    const nowhere = await devops(['slo', 'backtest', 'nowhere.yaml', '--prometheus', 'http://127.0.0.1:1'])
    expect([nowhere.status, nowhere.stderr]).toEqual([2, expect.stringContaining('there is no `nowhere.yaml`')])
  })
})

function devops(args: readonly string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const root = join(import.meta.dirname, '../..')
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', join(root, 'node_modules/tsx/dist/loader.mjs'), join(root, 'src/faces/devops.ts'), ...args],
      {
        cwd: folder,
        env: { ...process.env, NO_COLOR: '1', DEVOPS_SERVER: '' },
      },
    )
    const texts = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (part: Buffer) => (texts[name] += String(part)))
    child.on('exit', (status) => resolve({ status, ...texts }))
  })
}
