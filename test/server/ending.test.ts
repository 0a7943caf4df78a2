import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, expect, it } from 'vitest'
import { freshStore } from './database.ts'

const { url } = await freshStore()
const program = new URL('../../src/faces/devops.ts', import.meta.url).pathname
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

it('ends in order when it is told to, and says so', async () => {
  const { child, ended, lines } = await serving()
  child.kill('SIGTERM')
  expect(await ended).toEqual({ code: 0, signal: null })
  const messages = lines().map((line) => (JSON.parse(line) as { message: string }).message)
  expect(messages.join('\n')).toContain('Ending')
})

it('ends at once when it is told twice', async () => {
  const { child, ended, lines } = await serving()
  child.kill('SIGINT')
  while (!lines().some((line) => line.includes('Ending'))) await new Promise((next) => setTimeout(next, 5))
  child.kill('SIGTERM')
  const { code } = await ended
  expect([0, 143]).toContain(code)
})

async function serving() {
  const child = spawn(process.execPath, ['--import', 'tsx', program, 'serve', '--port', '0', '--database', url], {
    env: { ...process.env, MILLWRIGHT_KEY: '11'.repeat(32), DEVOPS_ADMIN_PASSWORD: 'correct horse battery staple' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  children.push(child)
  const parts: string[] = []
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(parts.join(''))))
    child.stderr.on('data', (part: Buffer) => {
      parts.push(String(part))
      if (parts.join('').includes(' is at ')) resolve()
    })
  })
  const lines = () => parts.join('').split('\n').filter(Boolean)
  return { child, ended, lines }
}
