import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { command as generate } from '../../src/commands/generate.ts'
import { worldOf } from '../world.ts'

const spec = readFileSync('examples/crm/devops.yaml', 'utf8')

it('generating twice changes no byte, and spec and files agree', async () => {
  const { texts, run } = await generated()
  const before = new Map(texts)
  expect((await run()).files.every(({ action }) => action === 'keep')).toBe(true)
  expect(texts).toEqual(before)
  expect(await run({ check: true })).toMatchObject({ agrees: true, written: false })
})

it('an edit and a change of the spec are both kept, each in its file and in one file', async () => {
  const { texts, run } = await generated()
  const edited = 'kubernetes/base/api/deployment.yaml'
  edit(texts, edited, 'revisionHistoryLimit: 5', 'revisionHistoryLimit: 9 # we look back further')
  edit(texts, 'terraform/modules/network/main.tf', /^resource "aws_vpc"/m, '# Reviewed by the network team.\n$&')
  edit(texts, 'devops.yaml', 'secrets: [SESSION_KEY]', 'secrets: [SESSION_KEY, MAIL_KEY]')
  const again = await run()
  expect(again.files.filter(({ action }) => action === 'conflict')).toEqual([])
  expect(again.files.find(({ path }) => path === edited)).toMatchObject({ action: 'merge' })
  expect(texts.get(edited)).toContain('revisionHistoryLimit: 9 # we look back further')
  expect(texts.get(edited)).toContain('MAIL_KEY')
  expect(texts.get('terraform/modules/network/main.tf')).toContain('# Reviewed by the network team.')
  expect(await run({ check: true })).toMatchObject({ agrees: true })
})

it('one place that both changed is a conflict that shows both, and nothing of yours is lost', async () => {
  const { texts, run } = await generated()
  const path = 'kubernetes/overlays/production/kustomization.yaml'
  const max = /maxReplicas\n +value: (\d+)/
  const [, was = ''] = max.exec(texts.get(path) ?? '') ?? []
  edit(texts, path, max, (whole: string) => whole.replace(was, '77'))
  edit(texts, 'devops.yaml', 'peak: 300', 'peak: 900')
  const again = await run()
  expect(generate.verdict?.(again)).toBe(2)
  expect(again.files.filter(({ action }) => action === 'conflict').map((file) => file.path)).toContain(path)
  expect(texts.get(path)).toContain('77')
  expect(texts.get(path)).toContain('<<<<<<<')
})

it('what is only looked at is not written', async () => {
  const { texts, run } = await generated()
  edit(texts, 'devops.yaml', 'peak: 300', 'peak: 900')
  const before = new Map(texts)
  expect(await run({ check: true })).toMatchObject({ agrees: false, written: false })
  const dry = await run({ dryRun: true })
  expect(dry.files.some(({ diff }) => diff?.includes('+'))).toBe(true)
  expect(texts).toEqual(before)
})

it('one part alone leaves the others as they are, and in the lock', async () => {
  const { texts, run } = await generated()
  edit(texts, 'devops.yaml', 'secrets: [SESSION_KEY]', 'secrets: [SESSION_KEY, MAIL_KEY]')
  const runbooks = [...texts.keys()].filter((path) => path.startsWith('docs/runbooks/'))
  await run({ only: ['kubernetes'] })
  expect(texts.get('kubernetes/base/api/deployment.yaml')).toContain('MAIL_KEY')
  expect(texts.get('docs/service-contract.md')).not.toContain('MAIL_KEY')
  expect(runbooks.every((path) => texts.has(path))).toBe(true)
  const rest = await run()
  expect(rest.files.filter(({ action }) => action === 'adopt-needed' || action === 'conflict')).toEqual([])
  expect(texts.get('docs/service-contract.md')).toContain('MAIL_KEY')
})

it('tags that the pipeline wrote stay when a service is added', async () => {
  const { texts, run } = await generated()
  const path = 'kubernetes/overlays/production/images/kustomization.yaml'
  edit(texts, path, /(name: crm\/api\n.*\n +newTag: )bootstrap/, '$1sha-4f1d')
  edit(texts, 'devops.yaml', '  worker:\n', '  mailer: { type: worker, runtime: go, uses: [jobs] }\n\n  worker:\n')
  await run()
  expect(texts.get(path)).toContain('newTag: sha-4f1d')
  expect(texts.get(path)).toContain('name: crm/mailer')
  expect(await run({ check: true })).toMatchObject({ agrees: true })
})

it('a database is not dropped in passing', async () => {
  const { texts, run } = await generated()
  edit(texts, 'devops.yaml', /^ {2}warehouse: .*\n/m, '')
  edit(texts, 'devops.yaml', ', warehouse]', ']')
  const before = new Map(texts)
  const again = await run()
  expect(again.lost.length).toBeGreaterThan(0)
  expect(generate.verdict?.(again)).toBe(2)
  expect(texts).toEqual(before)
  expect((await run({ allowDestroy: true })).written).toBe(true)
})

async function generated() {
  const texts = new Map([['devops.yaml', spec]])
  const world = worldOf(texts)
  const run = (more: object = {}) => generate.run(generate.input.parse(more), world)
  await run()
  return { texts, run }
}

/** Changes a text and sees that it changed. */
function edit(
  texts: Map<string, string>,
  path: string,
  from: string | RegExp,
  to: string | ((whole: string) => string),
): void {
  const before = texts.get(path) ?? ''
  const after = before.replace(from, to as string)
  expect(after).not.toBe(before)
  texts.set(path, after)
}
