import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { command } from '../../src/commands/design.ts'
import { worldOf } from '../world.ts'

const crm = readFileSync('examples/crm/devops.yaml', 'utf8')

function run(input: { readonly whatIf?: string[]; readonly against?: string }) {
  const texts = new Map([
    ['devops.yaml', crm],
    ['small.yaml', crm.replace('engineers: 12', 'engineers: 2')],
  ])
  return command.run({ spec: 'devops.yaml', whatIf: [], ...input }, worldOf(texts))
}

it('says which decisions change, and why, when a promise is stricter', async () => {
  const { compared } = await run({ whatIf: ['objectives.availability=99.99'] })
  expect(compared?.with).toBe('objectives.availability=99.99')
  const database = compared?.decisions.find(({ key }) => key === 'database/db')
  expect([database?.before?.answer, database?.after?.answer]).toEqual(['rds-multi-az', 'aurora'])
  expect(database?.because).toContain('99.99%')
})

it('compares with another spec: questions come and go', async () => {
  const { compared } = await run({ against: 'small.yaml' })
  expect(compared?.decisions.find(({ key }) => key === 'compute/api')?.after?.answer).toBe('containers')
  expect(compared?.decisions.find(({ key }) => key === 'mesh')).toMatchObject({
    because: expect.stringContaining('not arise'),
  })
  expect(compared?.decisions.find(({ key }) => key === 'mesh')?.after).toBeUndefined()
})

it('adds up what differs, line by line', async () => {
  const { compared } = await run({ whatIf: ['cloud.recovery='] })
  const { before, after, lines } = compared?.cost ?? { before: 0, after: 0, lines: [] }
  expect(after).toBeLessThan(before)
  expect(lines.reduce((sum, line) => sum + line.after - line.before, 0)).toBeCloseTo(after - before, 1)
})

it('shows a budget that is exceeded instead of ending there, and a contradiction as one', async () => {
  const { compared } = await run({ whatIf: ['budget=100 USD'] })
  expect(compared?.cost).toMatchObject({ budget: 100 })
  await expect(run({ whatIf: ['objectives.availability=99.99', 'cloud.recovery='] })).rejects.toThrow(
    /more than one region keeps/,
  )
})
