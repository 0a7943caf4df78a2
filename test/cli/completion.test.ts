import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { completion } from '../../src/faces/cli/completion.ts'
import { lacks } from '../lacks.ts'

test.skipIf(lacks('bash'))('bash completes commands, flags and choices', async () => {
  const script = await completion('bash', commands)
  const complete = (...words: string[]) => {
    const list = words.map((word) => `'${word}'`).join(' ')
    const ask = `COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _devops; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', `${script}\n${ask}`], { encoding: 'utf8' })
    expect(stderr).toBe('')
    return stdout.trim().split('\n')
  }
  expect(complete('devops', 'aud')).toEqual(['audit'])
  expect(complete('devops', '--k')).toEqual(['--k8s'])
  expect(complete('devops', 'audit', '--fail')).toEqual(['--fail-on'])
  expect(complete('devops', 'audit', '--format', 's')).toEqual(['sarif'])
  expect(complete('devops', 'completion', 'f')).toEqual(['fish'])
})

test.each(['bash', 'zsh', 'fish', 'powershell'])('%s knows every command and every flag', async (shell) => {
  const script = await completion(shell, commands)
  for (const name of Object.keys(commands)) expect(script).toContain(name)
  for (const flag of ['fail-on', 'dry-run', 'risky', 'format']) expect(script).toContain(flag)
  const program = { bash: 'bash', zsh: 'zsh', fish: 'fish', powershell: 'pwsh' }[shell] ?? ''
  const { error, status } = spawnSync(program, program === 'pwsh' ? ['-NoProfile', '-Command', '-'] : ['-n'], {
    input: script,
  })
  // Read by the shell itself where it is on the machine.
  if (!error) expect(status).toBe(0)
})
