import { expect, test } from 'vitest'
import { isLiteral, isSecretName, isStrong, tokensIn } from './secret.ts'

const found = (text: string) => tokensIn(text).map(({ what, start, end }) => [what, text.slice(start, end).length])

test.each<[string, (string | number)[][]]>([
  // The checksum of a token tells whether it was ever one.
  ['x 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 y', [['a GitHub token', 36]]],
  ['ghp_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18', []],
  ['AKIAIOSFODNN7EXAMPLE', []],
  ['id: AKIAQ7ZX2MN4RT6WLC3D', [['an AWS access key', 20]]],
  ['postgres://app:kV9w2Qz7Lm@db:5432/x', [['an address with its password', 10]]],
  ['postgres://app:secret@db:5432/x', []],
  ['postgres://app:${PASSWORD}@db:5432/x', []],
  ['-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA', []],
  [`-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA7v3'.repeat(3)}`, [['a private key', 72]]],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U', []],
])('%j holds %j', (text, expected) => expect(found(text)).toEqual(expected))

test.each(['DB_PASSWORD', 'clientSecret', 'api-key', 'token', 'secret_key_base', 'npm.token'])(
  '%s is a secret',
  (name) => expect(isSecretName(name)).toBe(true),
)
test.each(['secretName', 'TOKEN_URL', 'passwordFile', 'keyboard', 'tokenize', 'PASSWORD_FILE'])('%s is none', (name) =>
  expect(isSecretName(name)).toBe(false),
)

test.each(['kV9w2Qz7LmXa', '8Gh3kLq9ZxTn4VbW2pRs', 'f3b1c9d2e8a7460594837261afbecd01'])(
  '%s was made at random',
  (value) => expect(isStrong(value)).toBe(true),
)
test.each([
  'postgres',
  'change-me-please-1',
  'orders-db-credentials-v2',
  'MyPassword2024',
  '${DB_PASSWORD}',
  'abc',
  '/run/secrets/x1',
  '1234567890123',
])('%s was not', (value) => expect(isStrong(value)).toBe(false))

test.each(['vault:secret/data/x', '<password>', 'true', 'arn:aws:x', '{{ x }}', 'xxxx', 'your-password'])(
  '%s is no literal',
  (value) => expect(isLiteral(value)).toBe(false),
)
