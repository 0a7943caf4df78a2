import { expect, test } from 'vitest'
import { runProgram } from './program.ts'

const node = process.execPath

test('a program that is not there is no error', async () => {
  expect(await runProgram('/', 'no-such-program-of-ours', [])).toBeUndefined()
})

test('gives what was printed and the code', async () => {
  const script =
    'process.stdin.on("data", (d) => { console.log(String(d) + process.env.X); console.error("e"); process.exitCode = 3 })'
  expect(await runProgram('/', node, ['-e', script], { input: 'in', env: { X: 'y' } })).toEqual({
    code: 3,
    stdout: 'iny\n',
    stderr: 'e\n',
  })
})

test('nothing in an argument is read by a shell', async () => {
  expect(await runProgram('/', node, ['-p', 'process.argv[1]', '$(id); `id` && id'])).toMatchObject({
    stdout: '$(id); `id` && id\n',
  })
})

test('ends what takes too long, without a code', async () => {
  const ran = await runProgram('/', node, ['-e', 'console.log("begun"); setInterval(() => {}, 1000)'], {
    timeout: 1500,
  })
  expect(ran).toEqual({ stdout: 'begun\n', stderr: '' })
})

test('a program that does not read its input is no bug', async () => {
  expect(await runProgram('/', node, ['-e', '0'], { input: 'x'.repeat(1_000_000) })).toMatchObject({ code: 0 })
})
