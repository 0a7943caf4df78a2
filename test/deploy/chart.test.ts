import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { command as audit } from '../../src/commands/audit.ts'
import { nodeWorld } from '../../src/faces/world/node.ts'
import { isMap } from '../../src/model/shape.ts'
import { valueAt } from '../../src/model/source.ts'
import { ready, survey } from '../../src/readers/survey.ts'

const root = new URL('../..', import.meta.url).pathname
const chart = 'deploy/helm/millwright'
const files = readdirSync(`${root}${chart}`, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => {
    const path = `${parentPath}/${name}`.slice(root.length).replaceAll('//', '/')
    return { path, text: readFileSync(`${root}${path}`, 'utf8') }
  })
const world = nodeWorld({ cwd: root, env: {}, now: () => new Date('2026-11-27'), tell: () => {}, interactive: false })
beforeAll(ready)

describe('our audit of our own image and chart', () => {
  it('finds nothing', async () => {
    const { findings } = await audit.run(audit.input.parse({ paths: ['deploy'], baseline: 'none' }), world)
    expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual([])
  })

  it('finds nothing strictly but what whoever installs it decides', async () => {
    const asked = audit.input.parse({ paths: ['deploy'], strict: true, baseline: 'none' })
    const { findings } = await audit.run(asked, world)
    const theirs = [
      'kubernetes/workload/default-namespace',
      'kubernetes/workload/few-replicas',
      'kubernetes/workload/priority',
      'kubernetes/workload/address',
      'kubernetes/workload/owner',
      'kubernetes/hardening/image-digest',
      'kubernetes/hardening/pull-policy',
    ]
    expect(findings.filter(({ check }) => !theirs.includes(check)).map(({ check }) => check)).toEqual([])
  })
})

describe('the chart', () => {
  const { trees, problems } = survey(files)
  const kindsIn = (scope: string) =>
    trees
      .filter((tree) => tree.scope === scope)
      .flatMap(({ data }) => (Array.isArray(data) ? data.filter(isMap).map((each) => valueAt(each, ['kind'])) : []))
      .filter((kind) => kind !== undefined)
      .sort()

  it('is rendered with each set of values without a problem', () => {
    expect(problems).toEqual([])
    expect(kindsIn(chart)).toEqual(['NetworkPolicy', 'Service', 'ServiceAccount', 'StatefulSet'])
    expect(kindsIn(`${chart} (ci/alone-values.yaml)`)).toEqual(kindsIn(chart))
    expect(kindsIn(`${chart} (ci/replicas-values.yaml)`)).toEqual([
      'ConfigMap',
      'Deployment',
      'Ingress',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'PrometheusRule',
      'Service',
      'ServiceAccount',
      'ServiceMonitor',
    ])
  })

  it.each([
    [
      'several replicas on a database of their own',
      { replicas: 2 },
      'several replicas need a database that they share',
    ],
    [
      'a database elsewhere without a key',
      { database: { existingSecret: 'db' } },
      'needs a key that every replica has',
    ],
    ['a monitor without a token', { serviceMonitor: { enabled: true } }, 'name a Secret with `metrics-token`'],
  ])('refuses %s', (_, values, said) => {
    const asked = { path: `${chart}/ci/wrong-values.yaml`, text: JSON.stringify(values) }
    expect(JSON.stringify(survey([...files, asked]).problems)).toContain(said)
  })

  it('knows its values: what is given in no set of them is refused', () => {
    const textOf = (path: string) => files.find((file) => file.path === `${chart}/${path}`)?.text ?? ''
    const holds = new Ajv({ strict: false }).compile(JSON.parse(textOf('values.schema.json')))
    for (const path of ['values.yaml', 'ci/alone-values.yaml', 'ci/replicas-values.yaml'])
      expect([path, holds(parse(textOf(path))), holds.errors]).toEqual([path, true, null])
    for (const wrong of [{ replica: 2 }, { image: { tags: 'x' } }, { replicas: 0 }, { log: { level: 'loud' } }])
      expect(holds(wrong)).toBe(false)
  })
})
