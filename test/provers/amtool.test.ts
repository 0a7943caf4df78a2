import { describe, expect, it } from 'vitest'
import { prover } from '../../src/provers/amtool/prover.ts'
import { lacks } from '../lacks.ts'
import { realWorld } from './real-world.ts'
import { recordedWorld } from './recorded-world.ts'

const text = 'route: { receiver: page }\nreceivers: [{ name: page }]\n'
const plain = { path: 'alertmanager.yml', text, because: [] }
const indented = text.replace(/^(?=.)/gm, '    ')
const secret = {
  path: 'secret.yaml',
  text: `apiVersion: v1\nkind: Secret\nmetadata: { name: alertmanager }\nstringData:\n  alertmanager.yaml: |\n${indented}`,
  because: [],
}
const astray = { ...plain, path: 'astray.yml', text: text.replace('receiver: page', 'receiver: nobody') }
const young = { ...plain, path: 'young.yml', text: text.replace('name: page', 'name: page, jira_configs: [{}]') }
const command = 'amtool check-config alertmanager.yml'

describe('amtool', () => {
  it('is for configurations, in files of their own and in Secrets', () => {
    const other = { path: 'a.yaml', text: 'receivers: [otlp]\n', because: [] }
    expect([plain, secret, other].map((each) => prover.proves(each))).toEqual([true, true, false])
  })

  it('says how to get it where it is missing', async () => {
    expect(await prover.available(recordedWorld({}))).toEqual({
      missing: expect.stringContaining('prometheus-alertmanager'),
    })
  })

  it.each([
    [
      { code: 0, stdout: 'SUCCESS\nFound:\n - route\n - 1 receivers\n - 0 templates\n', stderr: '' },
      'proved',
      /^1 rec/,
    ],
    [
      { code: 1, stdout: "Checking 'x'  FAILED: undefined receiver\n\n", stderr: 'amtool: error\n' },
      'refuted',
      /^undef/,
    ],
    [{ code: 1, stdout: 'FAILED: field jira_configs not found', stderr: '' }, 'not-run', /older than `jira_configs`/],
    [{ code: 1, stdout: 'FAILED: field jira_confgs not found', stderr: '' }, 'refuted', /jira_confgs/],
    [{ stdout: '', stderr: '' }, 'not-run', /time/],
  ])('reads the answer %j', async (ran, outcome, message) => {
    expect(await all([plain], recordedWorld({ [command]: ran }))).toEqual([
      { path: plain.path, outcome, message: expect.stringMatching(message) },
    ])
  })

  it('checks what a Secret carries', async () => {
    const written: Map<string, string>[] = []
    await all([secret], recordedWorld({}, written))
    expect(written).toEqual([new Map([['alertmanager.yml', text]])])
  })
})

describe.skipIf(lacks('amtool'))('amtool as it is installed (skipped where it is not)', () => {
  it('proves and refutes', async () => {
    const [, minor = 0] = JSON.stringify(await prover.available(realWorld)).match(/0\.(\d+)/) ?? []
    const verdicts = await all([plain, secret, astray, young], realWorld)
    expect(verdicts.map(({ path, outcome }) => [path, outcome])).toEqual([
      [plain.path, 'proved'],
      [secret.path, 'proved'],
      [astray.path, 'refuted'],
      // From 0.28 on amtool knows Jira, and refuses this for what is missing in it.
      [young.path, Number(minor) < 28 ? 'not-run' : 'refuted'],
    ])
  })
})

async function all(artifacts: Parameters<typeof prover.prove>[0], world: Parameters<typeof prover.prove>[1]) {
  const verdicts = []
  for await (const verdict of prover.prove(artifacts, world)) verdicts.push(verdict)
  return verdicts
}
