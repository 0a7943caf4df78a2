import { expect, test } from 'vitest'
import { readSpec } from '../../design/read.ts'
import type { Ask } from '../../model/world.ts'
import { draftText, guessesIn } from './draft.ts'
import { interview } from './interview.ts'

/** Answers in order; a text that the question refuses is a failure of the test, and `undefined` takes what is offered. */
function answering(answers: readonly (string | readonly string[] | boolean | undefined)[]): {
  ask: Ask
  refused: string[]
} {
  const left = [...answers]
  const refused: string[] = []
  const next = () => left.shift()
  const ask: Ask = {
    async text(_, { initial = '', check } = {}) {
      let answer = (next() as string | undefined) ?? initial
      for (let complaint = check?.(answer); complaint !== undefined; complaint = check?.(answer)) {
        refused.push(complaint)
        answer = next() as string
      }
      return answer
    },
    choose: async (_, options) => (next() as string | undefined) ?? options[0]?.value ?? '',
    chooseSome: async () => (next() as readonly string[] | undefined) ?? [],
    confirm: async () => next() as boolean,
  }
  return { ask, refused }
}

test('an interview ends in a spec that can be designed from, and nothing in it is a guess', async () => {
  const { ask, refused } = answering([
    'shop',
    'shop.acme.com',
    'github.com/acme/shop',
    undefined,
    '20000',
    '99.9',
    ['postgresql', 'queue'],
    'api',
    'api',
    'node',
    ['db', 'jobs'],
    true,
    'web',
    'frontend',
    'static',
    ['api'],
    false,
    ['gdpr'],
    '3000',
  ])
  const draft = await interview(ask, '/home/me/shop')
  const { spec, problems } = readSpec({ path: 'devops.yaml', text: draftText(draft) })
  expect(problems).toEqual([])
  expect(refused).toEqual([])
  expect(guessesIn(draft)).toBe(0)
  expect(spec).toMatchObject({
    name: 'shop',
    users: 20_000,
    compliance: ['gdpr'],
    budget: 3000,
    objectives: { availability: 0.999 },
  })
  expect(spec?.services.map(({ name, uses }) => [name, uses])).toEqual([
    ['api', ['db', 'jobs']],
    ['web', ['api']],
  ])
})

test('an answer that the schema refuses is asked for again, with the remedy', async () => {
  const { ask, refused } = answering([
    'My Shop!',
    'shop',
    'localhost',
    'shop.acme.com',
    undefined,
    'moon-1',
    'eu-central-1',
    'many',
    '100',
    undefined,
    [],
    'worker',
    'worker',
    'go',
    false,
    [],
    'a lot',
    '',
  ])
  const draft = await interview(ask, '/')
  expect(refused).toHaveLength(5)
  for (const each of refused) expect(each).not.toContain('\n')
  expect(readSpec({ path: 'devops.yaml', text: draftText(draft) }).problems).toEqual([])
})
