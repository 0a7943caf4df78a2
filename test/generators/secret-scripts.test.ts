import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generator } from '../../src/generators/secrets/generator.ts'
import { blueprintOf, specs } from '../laws/specs.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'secrets-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const encrypted = `apiVersion: isindir.github.com/v1alpha3
kind: SopsSecret
metadata:
    name: gateway-secrets
spec:
    secretTemplates:
        - name: ENC[AES256_GCM,data:QmFz,iv:aXY=,tag:dGFn,type:str]
          stringData:
            card-key: ENC[AES256_GCM,data:c2VjcmV0,iv:aXY=,tag:dGFn,type:str]
sops:
    kms:
        - arn: arn:aws:kms:eu-west-1:123456789012:alias/pay-production-secrets
          created_at: "2026-11-28T00:00:00Z"
    lastmodified: "2026-11-28T00:00:00Z"
    encrypted_suffix: Templates
    version: 3.13.1
`

describe('nothing is committed in clear', () => {
  beforeEach(() => write('a canary'))
  test('what SOPS wrote passes', () => {
    expect(check({ 'secrets/production/gateway.yaml': encrypted })).toEqual({ code: 0, said: '' })
  })
  test.each([
    ['a file that was never encrypted', encrypted.replace(/sops:[\s\S]*/, ''), 'is not encrypted'],
    [
      'one value that was put in beside',
      encrypted.replace(/card-key: ENC.*/, 'card-key: hunter2'),
      'line 9 can be read',
    ],
    ['a value in quotes', encrypted.replace(/card-key: ENC.*/, 'card-key: "hunter2"'), 'line 9 can be read'],
  ])('%s does not', (_, text, said) => {
    const answer = check({ 'secrets/production/gateway.yaml': text })
    expect(answer.code).toBe(1)
    expect(answer.said).toContain(said)
  })
  test('a file of another kind does not belong there', () => {
    expect(check({ 'secrets/production/key.txt': 'AGE-SECRET-KEY' }).code).toBe(1)
  })
})

test('a Secret that Flux reads is looked at line by line too', () => {
  write('Flux')
  const secret =
    'kind: Secret\nmetadata:\n    name: mailer-secrets\nstringData:\n    mail-key: VALUE\nsops:\n    mac: x\n'
  expect(check({ 'secrets/production/mailer.yaml': secret.replace('VALUE', 'ENC[AES256_GCM,data:eA==]') }).code).toBe(0)
  expect(check({ 'secrets/production/mailer.yaml': secret.replace('VALUE', 'hunter2') }).said).toContain('line 5')
})

test('a private key and a Secret in clear are no sealed secrets', () => {
  write('a pipeline by the clock')
  const sealed = 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    map-key: AgBy\n'
  expect(check({ 'secrets/production/portal.yaml': sealed }).code).toBe(0)
  expect(check({ 'secrets/production/portal.yaml': 'kind: Secret\nstringData:\n  map-key: hunter2\n' }).code).toBe(1)
  rmSync(join(home, 'secrets/production/portal.yaml'))
  expect(check({ 'secrets/production.pem': '-----BEGIN CERTIFICATE-----\n' }).code).toBe(0)
  expect(check({ 'secrets/production.pem': '-----BEGIN PRIVATE KEY-----\n' }).code).toBe(1)
})

describe('what is typed', () => {
  test.each([
    ['a canary', 'sops', ['production', 'gateway'], 'secrets/production/gateway.yaml', 'SopsSecret', ['card-key']],
    ['Flux', 'sops', ['staging', 'mailer'], 'secrets/staging/mailer.yaml', 'Secret', ['mail-key']],
    [
      'a pipeline by',
      'kubeseal',
      ['preview', 'portal'],
      'secrets/preview/portal.yaml',
      'Secret',
      ['map-key', 'token-secret'],
    ],
  ] as const)('goes through %s to %s alone', (spec, tool, given, file, kind, keys) => {
    write(spec)
    // Writes what it is handed, as the tool would encrypt it.
    put(`bin/${tool}`, `#!/bin/sh\nif [ -e "$5" ]; then cat "$5"; else cat; fi\n`)
    if (tool === 'sops') put('bin/sops', '#!/bin/sh\n[ "$2" = --filename-override ] && cat\n')
    const answer = run('scripts/secrets/set.sh', given, keys.map((key) => `it's "${key}"\n`).join(''))
    expect(answer.said).toContain('is encrypted')
    const made = JSON.parse(readFileSync(join(home, file), 'utf8'))
    expect(made.kind).toBe(kind)
    const values = kind === 'SopsSecret' ? made.spec.secretTemplates[0].stringData : made.stringData
    expect(values).toEqual(Object.fromEntries(keys.map((key) => [key, `it's "${key}"`])))
  })
  test('an empty value writes nothing, and neither does a service that has none', () => {
    write('a canary')
    put('bin/sops', '#!/bin/sh\ncat\n')
    expect(run('scripts/secrets/set.sh', ['production', 'gateway'], '\n').said).toContain('card-key is empty')
    expect(run('scripts/secrets/set.sh', ['production', 'rates'], 'x\n').said).toContain('has no secrets of its own')
    expect(run('scripts/secrets/set.sh', ['prod', 'gateway'], 'x\n').code).toBe(2)
  })
})

function write(spec: string): void {
  const [, text = ''] = Object.entries(specs).find(([name]) => name.startsWith(spec)) ?? []
  for (const { path, text: content } of generator.make(blueprintOf(text), [])) put(path, content)
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), text)
  if (text.startsWith('#!')) chmodSync(join(home, path), 0o755)
}

function check(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) put(path, text)
  return run('scripts/secrets/check.sh', [], '')
}

function run(script: string, given: readonly string[], input: string) {
  const { status, stderr } = spawnSync('bash', [join(home, script), ...given], {
    input,
    encoding: 'utf8',
    env: { ...process.env, HOME_OF: home, PATH: `${join(home, 'bin')}:${process.env.PATH}` },
  })
  return { code: status, said: stderr }
}

describe('a key of the secrets manager', () => {
  const aws = `#!/bin/bash
echo "$*" >> "$HOME_OF/calls"
case "$1 $2" in
  'secretsmanager get-secret-value')
    [ ! -e "$HOME_OF/denied" ] || { echo AccessDeniedException >&2; exit 254; }
    cat "$HOME_OF/value" 2> /dev/null || { echo ResourceNotFoundException >&2; exit 254; } ;;
  'secretsmanager put-secret-value') for each; do case $each in file://*) cp "\${each#file://}" "$HOME_OF/value" ;; esac; done ;;
  'secretsmanager list-secret-version-ids') echo '[["new",["AWSCURRENT"]],["old",["AWSPREVIOUS"]],["gone",null]]' ;;
esac
`
  const rotate = (given: readonly string[], input = '') => run('scripts/secrets/rotate.sh', given, input)
  const value = () => JSON.parse(readFileSync(join(home, 'value'), 'utf8'))
  const calls = () => readFileSync(join(home, 'calls'), 'utf8')
  beforeEach(() => {
    write('a startup of two')
    put('bin/aws', aws)
  })

  test('is put in beside the others, and what reads it is started anew', () => {
    put('value', '{"session-key":"s","mail-key":"old","kept":{"mail-key":{"since":1}}}')
    expect(rotate(['put', 'production', 'api', 'mail-key'], 'it\'s "new"\n').code).toBe(0)
    expect(value()).toEqual({ 'session-key': 's', 'mail-key': 'it\'s "new"', kept: { 'mail-key': { since: 1 } } })
    expect(calls()).toContain('--secret-id tally/production/api-secrets')
    expect(calls()).toContain('ecs update-service --region eu-west-1 --cluster tally-production')
    expect(calls()).not.toContain('new"')
  })
  test('the first one starts nothing', () => {
    expect(rotate(['first', 'staging', 'api', 'mail-key'], 'one\n').code).toBe(0)
    expect(value()).toEqual({ 'mail-key': 'one' })
    expect(calls()).not.toContain('ecs')
  })
  test('who may not read the others may not write one over them', () => {
    put('value', '{"session-key":"s"}')
    put('denied', '')
    expect(rotate(['put', 'production', 'api', 'mail-key'], 'x\n')).toMatchObject({ code: 1 })
    expect(value()).toEqual({ 'session-key': 's' })
  })
  test('the one before comes back', () => {
    expect(rotate(['back', 'production', 'api']).code).toBe(0)
    expect(calls()).toContain('--version-stage AWSCURRENT --move-to-version-id old --remove-from-version-id new')
  })
  test('nothing is done for what has none', () => {
    expect(rotate(['put', 'production', 'rates', 'mail-key'], 'x\n').code).toBe(2)
    expect(rotate(['put', 'production', 'api', 'mail-key'], '\n').said).toContain('it is empty')
  })
})

test('files are as old as the commit that last changed them', () => {
  write('a canary')
  const git = (when: string, ...given: string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...given], {
      cwd: home,
      env: { ...process.env, GIT_COMMITTER_DATE: when, GIT_AUTHOR_DATE: when },
    })
  const now = new Date().toISOString()
  git(now, 'init')
  put('secrets/production/gateway.yaml', encrypted)
  git('2020-01-01T00:00:00Z', 'add', '.')
  git('2020-01-01T00:00:00Z', 'commit', '-m', 'old')
  const old = run('scripts/secrets/age.sh', [], '')
  expect(old).toMatchObject({ code: 1 })
  expect(old.said).toMatch(/secrets\/production\/gateway\.yaml is \d+ days old, and may be 365/)
  put('secrets/production/gateway.yaml', `${encrypted}# anew\n`)
  git(now, 'commit', '-am', 'new')
  expect(run('scripts/secrets/age.sh', [], '').code).toBe(0)
})
