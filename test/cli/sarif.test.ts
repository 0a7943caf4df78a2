import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { command } from '../../src/commands/audit.ts'
import { sarif } from '../../src/faces/cli/views/sarif.ts'
import { nodeWorld } from '../../src/faces/world/node.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const estates = ['test/fixtures/colour', 'test/fixtures/estate']

// The schema is draft 4, of which it uses nothing that draft 7 reads otherwise, once its id has the new name.
const { id, $schema, ...schema } = JSON.parse(readFileSync(join(root, 'test/fixtures/sarif-schema-2.1.0.json'), 'utf8'))
const valid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile({ $id: id, ...schema })

test.each(estates)('%s: the report is valid SARIF 2.1.0, and every result is complete', async (estate) => {
  const log = JSON.parse(await report(join(root, estate)))
  valid(log)
  expect(valid.errors ?? []).toEqual([])
  const [run] = log.runs
  expect(run.results.length).toBeGreaterThan(0)
  const rules = new Map(run.tool.driver.rules.map((rule: { id: string }) => [rule.id, rule]))
  for (const result of run.results) {
    expect(result.locations).toHaveLength(1)
    expect(result.properties.resource).toBeTypeOf('string')
    expect(result.partialFingerprints['millwright/v1']).toMatch(/^[0-9a-f]{32}$/)
    expect(rules.get(result.ruleId)).toMatchObject({
      helpUri: expect.stringMatching(/^https:/),
      properties: {
        'security-severity': expect.stringMatching(/^\d+\.\d$/),
        sources: expect.any(Array),
        tags: expect.arrayContaining(['security']),
      },
    })
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
  }
  const prints = run.results.map((result: { partialFingerprints: object }) =>
    JSON.stringify(result.partialFingerprints),
  )
  expect(new Set(prints).size).toBe(prints.length)
})

test('a schema that wants more would refuse it', () => {
  expect(valid({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false)
})

test('fixes, related places and names with spaces are carried over', async () => {
  const text = await report(join(root, 'test/fixtures/estate'))
  const { results } = JSON.parse(text).runs[0]
  expect(text).toContain('"uri": "two%20words.yaml"')
  expect(results.some((result: { fixes?: object[] }) => result.fixes)).toBe(true)
  expect(results.some((result: { relatedLocations?: object[] }) => result.relatedLocations)).toBe(true)
})

async function report(cwd: string): Promise<string> {
  const world = nodeWorld({
    cwd,
    env: {},
    now: () => new Date('2026-11-21'),
    tell: () => undefined,
    interactive: false,
  })
  return sarif(await command.run(command.input.parse({}) as never, world), '0.1.0')
}
