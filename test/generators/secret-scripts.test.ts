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
    env: { ...process.env, PATH: `${join(home, 'bin')}:${process.env.PATH}` },
  })
  return { code: status, said: stderr }
}
