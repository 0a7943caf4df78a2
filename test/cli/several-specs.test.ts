import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command } from '../../src/commands/audit.ts'
import { intentsOf } from '../../src/commands/auditing/intent.ts'
import { nodeWorld } from '../../src/faces/world/node.ts'
import { ready, survey } from '../../src/readers/survey.ts'

const directory = mkdtempSync(join(tmpdir(), 'specs-'))
const world = nodeWorld({
  cwd: directory,
  env: {},
  now: () => new Date('2026-11-21'),
  tell: () => undefined,
  interactive: false,
})
const spec = (name: string) => `name: ${name}
domain: ${name}.example.com
cloud: { region: eu-central-1 }
repository: github.com/acme/${name}
services:
  api: { type: api, runtime: node }
`
const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n'

beforeAll(() => {
  const files = {
    'devops.yaml': spec('top'),
    'a.yaml': map,
    'shop/devops.yaml': spec('shop'),
    'shop/deploy/web.yaml': map,
    'broken/devops.yaml': 'name: broken\ndomian: x\n',
    'broken/deploy/web.yaml': map,
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text)
  }
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

test('the spec nearest above a file is what it is judged by', async () => {
  await ready()
  const { files } = await world.files.walk('.')
  const intents = await intentsOf(world, files)
  const named = survey(files).resources.map((resource) => [resource.tree.file.path, intents.of(resource)?.name])
  expect(Object.fromEntries(named)).toMatchObject({ 'a.yaml': 'top', 'shop/deploy/web.yaml': 'shop' })
  expect(Object.fromEntries(named)['broken/deploy/web.yaml']).toBeUndefined()
})

test.each([
  ['where it is read', []],
  ['where only what lies below it is read', ['broken/deploy']],
])('a spec that is wrong is said with its place, %s', async (_, paths) => {
  const { findings } = await command.run(command.input.parse(paths.length > 0 ? { paths } : {}) as never, world)
  const wrong = findings
    .filter(({ check }) => check === 'source/spec')
    .map(({ place }) => `${place.file}:${place.line} ${place.source}`)
  expect(wrong).toContain('broken/devops.yaml:2 domian: x')
  expect(wrong.every((each) => each.startsWith('broken/'))).toBe(true)
})
