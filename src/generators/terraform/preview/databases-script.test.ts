import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databasesScript } from './databases-script.ts'

const able = process.platform === 'linux'
const psql = `#!/bin/sh
echo "$*" >> "$CALLS"
[ -z "$FAILING" ] || { case "$*" in *"$FAILING"*) exit 3 ;; esac; }
case "$*" in *'datname ~'*) printf 'pr_7\\npr_8\\n' ;; esac
`

test.skipIf(!able)('a database is made once, for one user', () => {
  const { code, calls } = ran({ ACTION: 'create', NUMBER: '7' })
  expect(code).toBe(0)
  expect(calls).toContain('create database pr_7 owner preview')
})

test.skipIf(!able)('a sweep drops all that nobody keeps', () => {
  const { code, calls } = ran({ ACTION: 'sweep', KEEP: '8 9' })
  expect(code).toBe(0)
  expect(calls.match(/drop database if exists \w+/g)).toEqual(['drop database if exists pr_7'])
})

test.skipIf(!able).each([
  ['no number', { ACTION: 'create', NUMBER: '7"; drop database till' }],
  ['no number to drop', { ACTION: 'drop' }],
  ['no such action', { ACTION: 'look' }],
  ['a server that refuses', { ACTION: 'create', NUMBER: '7', FAILING: 'create database' }],
  ['one that is not dropped', { ACTION: 'sweep', KEEP: '', FAILING: 'pr_7 with' }],
])('fails with %s', (_, told) => {
  expect(ran(told).code).not.toBe(0)
})

function ran(told: Readonly<Record<string, string>>) {
  const home = mkdtempSync(join(tmpdir(), 'preview-databases-'))
  writeFileSync(join(home, 'psql'), psql)
  chmodSync(join(home, 'psql'), 0o755)
  const calls = join(home, 'calls')
  writeFileSync(calls, '')
  const { status } = spawnSync('sh', ['-c', databasesScript], {
    env: { PATH: `${home}:${process.env.PATH}`, CALLS: calls, FAILING: '', PREVIEW_PASSWORD: 'x', ...told },
  })
  return { code: status, calls: readFileSync(calls, 'utf8') }
}
