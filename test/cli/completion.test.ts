import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  expect(complete('devops', 'incident', 'ack')).toEqual(['acknowledge'])
  expect(complete('devops', 'incident', 'action', '')).toEqual(['add', 'done', 'list'])
  expect(complete('devops', 'incident', 'action', 'list', '--form')).toEqual(['--format'])
  expect(complete('devops', 'incident', 'list', '--format', 'j')).toEqual(['json'])
  expect(complete('devops', 'inc')).toEqual(['incident'])
})

test.each(['bash', 'zsh', 'fish', 'powershell'])('%s knows every command and every flag', async (shell) => {
  const script = await completion(shell, commands)
  for (const [id, { background }] of Object.entries(commands))
    if (!background) for (const word of id.split('/')) expect(script).toContain(word)
  expect(script).not.toContain('incident/acknowledge')
  for (const flag of ['fail-on', 'dry-run', 'risky', 'format']) expect(script).toContain(flag)
  const program = { bash: 'bash', zsh: 'zsh', fish: 'fish', powershell: 'pwsh' }[shell] ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'completion-'))
  const file = join(folder, shell === 'powershell' ? 'devops.ps1' : 'devops')
  writeFileSync(file, script)
  const { error, status } = spawnSync(program, program === 'pwsh' ? ['-NoProfile', '-File', file] : ['-n', file])
  rmSync(folder, { recursive: true })
  // Read by the shell itself where it is on the machine.
  if (!error) expect(status).toBe(0)
})

test.skipIf(lacks('fish'))('fish completes nested commands and their flags', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'completion-'))
  writeFileSync(join(folder, 'devops.fish'), await completion('fish', commands))
  const complete = (line: string) => {
    const ask = `source ${join(folder, 'devops.fish')}; complete -C '${line}'`
    const { stdout } = spawnSync('fish', ['-c', ask], { encoding: 'utf8' })
    return stdout
      .trim()
      .split('\n')
      .map((each) => each.split('\t')[0])
  }
  expect(complete('devops inc')).toEqual(['incident'])
  expect(complete('devops incident action ')).toEqual(['add', 'done', 'list'])
  expect(complete('devops incident action list --form')).toEqual(['--format'])
  rmSync(folder, { recursive: true })
})
