import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command as routeTest } from '../../src/commands/alert/route/test.ts'
import { freshStore } from '../server/database.ts'
import { startWing, type Wing } from './ours.ts'

const amtool = '/usr/bin/amtool'
const config = `
route:
  receiver: web
  group_by: [alertname]
  routes:
    - { receiver: a, matchers: ['team=~"a|aa"'], continue: true }
    - receiver: b
      matchers: [severity="critical", 'zone!=""']
      routes: [{ receiver: c, match_re: { instance: 'db.*' } }]
    - { receiver: d, matchers: ['team!~"a.*"', severity=info] }
receivers: [{ name: web }, { name: a }, { name: b }, { name: c }, { name: d }]
inhibit_rules: [{ source_matchers: [severity="critical"], target_matchers: [severity="warning"], equal: [team] }]
`

describe.skipIf(!existsSync(amtool))('amtool (skipped where it is not on the machine)', () => {
  let wing: Wing
  let file: string
  const ran = promisify(execFile)
  const run = async (...words: readonly string[]) =>
    (await ran(amtool, [`--alertmanager.url=${wing.url}`, ...words])).stdout

  beforeAll(async () => {
    wing = await startWing((await freshStore()).url)
    await wing.reload(config)
    file = join(await mkdtemp(join(tmpdir(), 'amtool-')), 'alertmanager.yml')
    await writeFile(file, config)
  })
  afterAll(() => wing.stop())

  test.each([
    [],
    ['team=a'],
    ['team=aaa'],
    ['team=a', 'severity=critical', 'zone=z'],
    ['severity=critical'],
    ['severity=critical', 'zone=z', 'instance=db1'],
    ['severity=info'],
    ['severity=info', 'team=ab'],
  ])('%s %s %s finds the same receivers', async (...labels) => {
    const { stdout } = await ran(amtool, ['config', 'routes', 'test', `--config.file=${file}`, ...labels])
    const { receivers } = await routeTest.run({ labels }, wing.world)
    expect(receivers.join(',')).toBe(stdout.trim())
  })

  test('adds alerts and finds them again', async () => {
    await run('alert', 'add', 'alertname=Disk', 'team=x', 'severity=critical', '--annotation=summary=full')
    await run('alert', 'add', 'alertname=Slow', 'team=x', 'severity=warning')
    await run('alert', 'add', 'alertname=Slow', 'team=y', 'severity=warning')
    expect(names(await run('alert', 'query', '--output=json'))).toEqual(['Disk x', 'Slow y'])
    expect(names(await run('alert', 'query', '--inhibited', '--output=json'))).toEqual(['Slow x'])
    expect(names(await run('alert', 'query', 'team=y', '--output=json'))).toEqual(['Slow y'])
    expect(await run('alert', 'query', '--output=extended')).toContain('full')
  })

  test('silences, finds, changes and ends a silence', async () => {
    const id = (await run('silence', 'add', 'alertname=Slow', 'team=~"y|z"', '--comment=later', '--author=ada')).trim()
    expect(names(await run('alert', 'query', '--output=json'))).toEqual(['Disk x'])
    expect(names(await run('alert', 'query', '--silenced', '--output=json'))).toEqual(['Slow y'])
    expect(await run('silence', 'query', '--output=extended')).toContain('later')
    await run('silence', 'update', '--duration=3h', id)
    await run('silence', 'expire', id)
    expect((await run('silence', 'query', '-q')).trim()).toBe('')
    expect((await run('silence', 'query', '--expired', '-q')).trim()).toBe(id)
  })

  test('says what is wrong', async () => {
    await expect(run('silence', 'add', 'a=~""', '--comment=x')).rejects.toThrow(/silence every alert/)
    await expect(run('alert', 'query', 'a=~"("')).rejects.toThrow()
    await expect(run('silence', 'expire', '00000000-0000-0000-0000-000000000000')).rejects.toThrow()
  })

  test('shows the configuration', async () => {
    expect(await run('config', 'show')).toContain('receiver: web')
    expect(await run('cluster', 'show')).toContain('disabled')
  })
})

function names(json: string): readonly string[] {
  return (JSON.parse(json) as { labels: Record<string, string> }[])
    .map(({ labels }) => `${labels.alertname} ${labels.team}`)
    .sort()
}
