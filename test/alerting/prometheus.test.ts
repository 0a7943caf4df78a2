import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { freshStore } from '../server/database.ts'
import { listen } from './listener.ts'
import { startWing } from './ours.ts'

const prometheus = '/usr/bin/prometheus'

describe.skipIf(!existsSync(prometheus))('Prometheus (skipped where it is not on the machine)', () => {
  test('sends its alerts to us, and says when they are over', async () => {
    const listener = await listen()
    const wing = await startWing((await freshStore()).url)
    await wing.reload(
      JSON.stringify({
        route: { receiver: 'web', group_wait: '500ms', group_interval: '1s' },
        receivers: [{ name: 'web', webhook_configs: [{ url: listener.urlOf('ours', 0, 'web', 0) }] }],
      }),
    )
    const folder = await mkdtemp(join(tmpdir(), 'prometheus-'))
    const begin = Date.now() / 1000
    const rule = {
      alert: 'Always',
      expr: `vector(time()) < ${begin + 20}`,
      labels: { severity: 'page' },
      annotations: { summary: 'it is' },
    }
    await writeFile(
      join(folder, 'rules.yml'),
      JSON.stringify({ groups: [{ name: 'g', interval: '1s', rules: [rule] }] }),
    )
    await writeFile(
      join(folder, 'prometheus.yml'),
      JSON.stringify({
        global: { evaluation_interval: '1s' },
        rule_files: ['rules.yml'],
        alerting: { alertmanagers: [{ static_configs: [{ targets: [new URL(wing.url).host] }] }] },
      }),
    )
    const port = await freePort()
    const child = spawn(
      prometheus,
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--rules.alert.resend-delay=1s',
        '--log.level=error',
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    try {
      for (let tries = 0; tries < 700 && listener.bodies.length < 2; tries++) await sleep(100)
      const [first, second] = listener.bodies.map(({ body }) => body)
      expect(first).toMatchObject({ status: 'firing', alerts: [{ labels: { alertname: 'Always', severity: 'page' } }] })
      expect(second).toMatchObject({
        status: 'resolved',
        alerts: [{ labels: { alertname: 'Always', severity: 'page' } }],
      })
    } finally {
      child.kill('SIGKILL')
      await wing.stop()
      await listener.close()
    }
  })
})
