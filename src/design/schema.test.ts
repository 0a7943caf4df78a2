import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { valueAt } from '../model/source.ts'
import { yaml } from '../syntax/yaml/yaml.ts'
import { readSpec } from './read.ts'
import { schemaText } from './schema.ts'

const schema = JSON.parse(schemaText())
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)
const crm = readFileSync('examples/crm/devops.yaml', 'utf8')

test('the published schema is the one that specs are read by', () => {
  expect(readFileSync('schema/devops.schema.json', 'utf8')).toBe(schemaText())
})

test.each([
  ['the CRM', crm],
  ['environments by kind', crm.replace('[dev, staging, production, preview]', '{ qa: staging, live: production }')],
  ['an account in quotes', crm.replace('111122223333', '"011122223333"')],
  ['a budget in bare dollars', crm.replace('20500 USD', '20500')],
  ['rates by the hour', crm.replace('average: 40', 'average: 144000/h')],
  [
    'an overrule and a patch',
    `${crm}overrules: { mesh: { answer: linkerd, because: auditors } }\npatches: [{ file: kubernetes/base/api/*.yaml, set: spec.replicas, to: 3, because: auditors }]\n`,
  ],
])('what is read without a problem is valid in an editor too: %s', (_, text) => {
  expect(readSpec({ path: 'devops.yaml', text }).problems).toEqual([])
  expect(valid(dataOf(text)), JSON.stringify(valid.errors)).toBe(true)
})

test.each([
  ['an unknown key', crm.replace('budget:', 'budgets:')],
  ['an unknown engine', crm.replace('jobs: queue', 'jobs: queu')],
  ['a missing domain', crm.replace('domain: crm.example.com\n', '')],
])('an editor shows %s', (_, text) => {
  expect(valid(dataOf(text))).toBe(false)
})

test('every field says what it is', () => {
  const silent: string[] = []
  const walk = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return
    for (const [name, field] of Object.entries(valueAt(node, ['properties']) ?? {}))
      if (typeof valueAt(field, ['description']) !== 'string') silent.push(`${path}.${name}`)
    for (const [name, each] of Object.entries(node)) walk(each, `${path}.${name}`)
  }
  walk(schema, '')
  expect(silent).toEqual([])
})

function dataOf(text: string): unknown {
  return valueAt(yaml.parse({ path: 'devops.yaml', text }).data, [0])
}
