import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { metricsOf } from '../../src/faces/server/watch/metrics.ts'
import { lacks } from '../lacks.ts'

const files = new URL('../../deploy/helm/millwright/files/', import.meta.url).pathname

it.skipIf(lacks('promtool'))('the rules for the server fire and stay silent as promtool sees them', () => {
  const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'rules.test.yaml'], {
    cwd: files,
    encoding: 'utf8',
  })
  expect([status, stdout.includes('SUCCESS'), stderr]).toEqual([0, true, ''])
})

it.each(['rules.yaml', 'dashboard.json'])('%s asks for metrics that the server has', async (file) => {
  const metrics = metricsOf({
    version: '1',
    replica: 'a',
    connections: () => ({ total: 1, idle: 1, waiting: 0 }),
    followers: () => 0,
    waiting: async () => [],
  })
  const known = [...(await metrics.text()).matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name)
  const asked = readFileSync(`${files}${file}`, 'utf8').matchAll(/\b((?:millwright|process|nodejs)_[a-z0-9_]+)\b/g)
  for (const [, name = ''] of asked) expect(known).toContain(name.replace(/_(?:bucket|count|sum)$/, ''))
})
