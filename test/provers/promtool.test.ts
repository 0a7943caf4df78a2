import { describe, expect, it } from 'vitest'
import type { Artifact } from '../../src/model/blueprint.ts'
import { prover } from '../../src/provers/promtool/prover.ts'
import { dedent } from '../dedent.ts'
import { lacks } from '../lacks.ts'
import { realWorld } from './real-world.ts'
import { recordedWorld } from './recorded-world.ts'

const sound = artifact(
  'monitoring/rules/up.yaml',
  `
    apiVersion: monitoring.coreos.com/v1
    kind: PrometheusRule
    metadata: { name: up }
    spec:
      groups:
        - name: up
          rules:
            - { alert: Down, expr: up == 0, for: 5m }
  `,
)
const broken = artifact(
  'monitoring/rules/broken.yaml',
  `
    apiVersion: monitoring.coreos.com/v1
    kind: PrometheusRule
    metadata: { name: broken }
    spec:
      groups:
        - name: broken
          rules:
            - { record: fine, expr: sum(up) }
            - { alert: Wrong, expr: rate(up) > 1 }
  `,
)
const plain = artifact('rules.yml', 'groups:\n  - name: x\n    rules:\n      - alert: A\n        expr: sum(up\n')
const test = (name: string, job: string, rules = '../rules/up.yaml') =>
  artifact(
    `monitoring/tests/${name}.yaml`,
    `
      rule_files: [${rules}]
      evaluation_interval: 1m
      tests:
        - interval: 1m
          input_series: [{ series: 'up{job="a"}', values: 0x10 }]
          alert_rule_test:
            - { eval_time: 3m, alertname: Down, exp_alerts: [] }
            - { eval_time: 6m, alertname: Down, exp_alerts: [{ exp_labels: { job: ${job} } }] }
    `,
  )

describe('promtool', () => {
  it('is for rules and their tests, plain or as resources', () => {
    const other = artifact('deployment.yaml', 'kind: Deployment\nspec: { groups: [{ rules: [] }] }\n')
    expect([sound, plain, test('a', 'a'), other].map((each) => prover.proves(each))).toEqual([true, true, true, false])
  })

  it('says how to get it where it is missing', async () => {
    expect(await prover.available(recordedWorld({}))).toEqual({
      missing: expect.stringContaining('apt-get install prometheus'),
    })
  })

  it('unwraps resources and lays everything out under its own path', async () => {
    const written: Map<string, string>[] = []
    const said = { code: 0, stdout: 'Checking x\n  SUCCESS: 1 rules found\n', stderr: '' }
    const world = recordedWorld({ [`promtool check rules ${sound.path}`]: said }, written)
    expect(await all([sound, test('a', 'a')], world)).toEqual([
      { path: sound.path, outcome: 'proved', message: '1 rules' },
      { path: 'monitoring/tests/a.yaml', outcome: 'not-run', message: 'promtool is gone' },
    ])
    expect([...(written[0]?.keys() ?? [])]).toEqual([sound.path, 'monitoring/tests/a.yaml'])
    expect(written[0]?.get(sound.path)).toMatch(/^groups:\n/)
  })

  it('leads a complaint about a resource back to its line', async () => {
    const stderr = `  FAILED:\n${broken.path}: 6:13: group "broken", rule 2, "Wrong": could not parse expression: 1:6: wrong type\n`
    const world = recordedWorld({ [`promtool check rules ${broken.path}`]: { code: 1, stdout: '', stderr } })
    expect(await all([broken], world)).toEqual([
      {
        path: broken.path,
        outcome: 'refuted',
        line: 9,
        message: 'group "broken", rule 2, "Wrong": could not parse expression: 1:6: wrong type',
      },
    ])
  })

  it('does not take a test of rules that are not there for a proof', async () => {
    const stdout = 'Unit Testing: x\n  WARNING: no file match pattern nowhere.yaml\n  SUCCESS\n'
    const lonely = test('a', 'a', 'nowhere.yaml')
    const world = recordedWorld({ [`promtool test rules ${lonely.path}`]: { code: 0, stdout, stderr: '' } })
    expect(await all([lonely], world)).toMatchObject([{ outcome: 'refuted' }])
  })

  it('says when it did not finish', async () => {
    const world = recordedWorld({ [`promtool check rules ${sound.path}`]: { stdout: '', stderr: '' } })
    expect(await all([sound], world)).toMatchObject([{ outcome: 'not-run' }])
  })
})

describe.skipIf(lacks('promtool'))('promtool as it is installed (skipped where it is not)', () => {
  it('proves and refutes', async () => {
    expect(await prover.available(realWorld)).toEqual({ version: expect.stringMatching(/^\d+\.\d+/) })
    const artifacts = [sound, broken, plain, test('right', 'a'), test('wrong', 'b'), test('lonely', 'a', 'no.yaml')]
    expect(await all(artifacts, realWorld)).toMatchObject([
      { path: sound.path, outcome: 'proved', message: '1 rules' },
      {
        path: broken.path,
        outcome: 'refuted',
        line: 9,
        message: expect.stringContaining('expected type range vector'),
      },
      { path: plain.path, outcome: 'refuted', line: 5, message: expect.stringContaining('unclosed left parenthesis') },
      { path: 'monitoring/tests/right.yaml', outcome: 'proved', message: '1 tests' },
      { path: 'monitoring/tests/wrong.yaml', outcome: 'refuted', message: expect.stringContaining('job="b"') },
      { path: 'monitoring/tests/lonely.yaml', outcome: 'refuted', message: expect.stringContaining('no.yaml') },
    ])
  })
})

function artifact(path: string, text: string): Artifact {
  return { path, text: dedent(text), because: [] }
}

async function all(artifacts: readonly Artifact[], world: Parameters<typeof prover.prove>[1]) {
  const verdicts = []
  for await (const verdict of prover.prove(artifacts, world)) verdicts.push(verdict)
  return verdicts
}
