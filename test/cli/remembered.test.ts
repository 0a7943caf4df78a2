import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { Command } from '../../src/commands/command.ts'
import { remembered } from '../../src/commands/remembered.ts'
import { nodeWorld } from '../../src/faces/world/node.ts'

let root = ''
let runs = 0
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'remembered-')))
  runs = 0
  put('in/a.yaml', 'a: 1')
  put('in/b.yaml', 'b: 1')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('what did not change is not read again', async () => {
  expect(await ask()).toBe('a: 1 b: 1 -')
  expect(await ask()).toBe('a: 1 b: 1 -')
  expect(runs).toBe(1)
})

test.each<[string, () => void, string]>([
  ['another text', () => put('in/a.yaml', 'a: 2'), 'a: 2 b: 1 -'],
  ['another text of the same length and time', () => put('in/a.yaml', 'a: 3'), 'a: 3 b: 1 -'],
  ['a new file', () => put('in/c.yaml', 'c: 1'), 'a: 1 b: 1 c: 1 -'],
  ['a file less', () => rmSync(join(root, 'in/b.yaml')), 'a: 1 -'],
  ['a file that was looked for', () => put('above.yaml', 'x'), 'a: 1 b: 1 x'],
])('%s is seen', async (_, change, answer) => {
  await ask()
  change()
  expect(await ask()).toBe(answer)
  expect(runs).toBe(2)
})

test('the same text written again is no change', async () => {
  await ask()
  put('in/a.yaml', 'a: 1', '2026-03-01')
  expect(await ask()).toBe('a: 1 b: 1 -')
  expect(runs).toBe(1)
})

test('a file that changed a moment before it was read is told by its text', async () => {
  const moment = new Date(Date.now() + 60_000)
  put('in/a.yaml', 'a: 1', moment)
  await ask()
  put('in/a.yaml', 'a: 9', moment)
  expect(await ask()).toBe('a: 9 b: 1 -')
})

test.each<[string, (path: string) => void]>([
  ['gone', (path) => rmSync(path)],
  ['cut short', (path) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 40))],
  ['nonsense', (path) => writeFileSync(path, '{"walks":[],"reads":7}')],
])('what was kept may be %s', async (_, harm) => {
  await ask()
  for (const name of readdirSync(join(root, 'kept'))) harm(join(root, 'kept', name))
  expect(await ask()).toBe('a: 1 b: 1 -')
  expect(runs).toBe(2)
})

test('another input, another day and another program are asked anew', async () => {
  await ask()
  await ask({ input: { also: true } })
  await ask({ days: 1 })
  await ask({ program: 'newer' })
  expect(runs).toBe(4)
})

test('no text of a file is kept', async () => {
  put('in/a.yaml', `# ${'long '.repeat(50)}`)
  await ask()
  const texts = readdirSync(join(root, 'kept')).map((name) => readFileSync(join(root, 'kept', name), 'utf8'))
  expect(texts.join()).not.toContain('long long')
})

interface Asked {
  readonly input?: object
  readonly days?: number
  readonly program?: string
}

async function ask({ input = {}, days = 0, program = 'one' }: Asked = {}): Promise<string> {
  const world = nodeWorld({
    cwd: root,
    env: {},
    // Later than the clock of the disk, so that files are not taken for fresh.
    now: () => new Date(Date.now() + 60_000 + days * 86_400_000),
    tell: () => {},
    interactive: false,
    keep: join(root, 'kept'),
  })
  return remembered('ask', program, command, input, world)
}

const command: Command<object, string> = {
  summary: 'Say the first words of every file',
  input: z.object({}),
  output: z.string(),
  role: 'viewer',
  changes: false,
  follows: true,
  async run(_, world) {
    runs++
    const { files } = await world.files.walk('in')
    return [...files.map(({ text }) => text.slice(0, 4)), (await world.files.read('above.yaml')) ?? '-'].join(' ')
  },
}

/** As if it had been written long ago, unless said. */
function put(path: string, text: string, day: string | Date = '2026-01-01'): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  utimesSync(join(root, path), new Date(day), new Date(day))
}
