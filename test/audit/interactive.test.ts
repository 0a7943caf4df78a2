import { beforeAll, expect, test } from 'vitest'
import { command } from '../../src/commands/fix.ts'
import type { Ask, World } from '../../src/model/world.ts'
import { ready } from '../../src/readers/survey.ts'
import { worldOf } from '../world.ts'

beforeAll(ready)

const workflow = `# The build.
name: build
on: push
permissions: write-all
jobs:
  a:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@v2
      - uses: actions/setup-node@v2
`

/** Runs the questions with these answers, a text for each; `seen` is what was shown. */
async function played(answers: readonly (string | boolean)[], enable: readonly string[], text = workflow) {
  const texts = new Map([
    ['.github/workflows/a.yaml', text],
    ['devops.config.yaml', "audit:\n  disable: ['**']\n"],
  ])
  const seen: string[] = []
  const left = [...answers]
  const next = () => {
    if (left.length === 0) throw new Error('asked for more than was answered')
    return left.shift()
  }
  const ask: Ask = {
    text: async () => String(next()),
    choose: async (_, options) => {
      const answer = String(next())
      expect(options.map(({ value }) => value)).toContain(answer)
      return answer
    },
    chooseSome: async () => [],
    confirm: async () => Boolean(next()),
    show: (shown) => void seen.push(shown),
  }
  const world: World = { ...worldOf(texts), ask }
  const answer = await command.run(
    command.input.parse({ interactive: true, enable: [...enable], on: '2026-11-21' }),
    world,
  )
  expect(left).toEqual([])
  return { answer, text: texts.get('.github/workflows/a.yaml') ?? '', seen }
}

const dead = 'actions/dead-action'

test('one is mended, the other skipped', async () => {
  const { answer, text, seen } = await played(['mend', 'skip', true], [dead])
  expect(text).not.toContain('checkout@v2')
  expect(text).toContain('setup-node@v2')
  expect(answer).toMatchObject({ written: true, left: 1 })
  expect(seen[0]).toMatch(/^\n1 of 2 {2}high {2}actions\/dead-action\n/)
  expect(seen[0]).toContain('-      - uses: actions/checkout@v2')
})

test('all of one check are mended at once', async () => {
  const { text } = await played(['mend-all', true], [dead])
  expect(text).not.toMatch(/@v2/)
})

test('all of one check are skipped at once, and nothing is asked for', async () => {
  const { answer, text } = await played(['skip-all'], [dead])
  expect(text).toBe(workflow)
  expect(answer.written).toBe(false)
})

test('what may stay gets a comment with reason and day', async () => {
  const { answer, text } = await played(['leave', 'an old runner', '2027-01-31', 'skip', true], [dead])
  expect(text).toContain(
    '      # devops: ignore actions/dead-action until 2027-01-31: an old runner\n      - uses: actions/checkout@v2\n',
  )
  expect(answer.suppressed).toHaveLength(1)
  expect(answer.left).toBe(1)
})

test('a comment never suppresses more than was asked', async () => {
  const { text } = await played(
    ['leave', 'it must', '', true],
    ['actions/write-all'],
    workflow.replace(/^.*\n.*\n.*\n/, ''),
  )
  expect(text.split('\n')[0]).toBe('permissions: write-all # devops: ignore actions/write-all: it must')
})

test('enough is enough: what was chosen is written after a yes, and not after a no', async () => {
  expect((await played(['mend', 'quit', true], [dead])).text).not.toContain('checkout@v2')
  const { text, answer } = await played(['mend', 'quit', false], [dead])
  expect(text).toBe(workflow)
  expect(answer.written).toBe(false)
})

test('mending and leaving go together', async () => {
  const { text } = await played(['mend', 'leave', 'later', '', true], [dead])
  expect(text).not.toContain('checkout@v2')
  expect(text).toContain('# devops: ignore actions/dead-action: later\n      - uses: actions/setup-node@v2')
})

test('without a terminal it says so', async () => {
  const world = worldOf(new Map())
  await expect(command.run(command.input.parse({ interactive: true }), world)).rejects.toMatchObject({
    code: 'nobody-to-ask',
  })
})
