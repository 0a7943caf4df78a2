import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test.each([
  ['password: hunter22', 'password: ********'],
  ['  DB_PASSWORD: "hunter22" # old', '  DB_PASSWORD: "********" # old'],
  ['ENV API_KEY abcdef', 'ENV API_KEY ******'],
  ['env: [{ name: DB_PASSWORD, value: hunter22 }]', 'env: [{ name: DB_PASSWORD, value: ******** }]'],
  ['SECRET_KEY_BASE=abcdefgh', 'SECRET_KEY_BASE=********'],
  [
    'hooks.slack.com/services/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',
    `hooks.slack.com/services/T02GH7KLM/B03JK8LMN/${'*'.repeat(24)}`,
  ],
  ['secret_key = "abcdef"', 'secret_key = "******"'],
  ['  password             = "hunter22"', '  password             = "********"'],
  ['secret_string = "abcdef"', 'secret_string = "******"'],
  ['  access_key = "AKIAABCDEFGHIJKLMNOP"', '  access_key = "********************"'],
  ['url: postgres://app:hunter2@db/x', 'url: postgres://app:*******@db/x'],
  [
    'run: curl -H "Authorization: Bearer ghp_abcdefghijklmnopqrstuvwxyz0123456789"',
    `run: curl -H "Authorization: Bearer ${'*'.repeat(40)}"`,
  ],
])('%s is masked, letter for letter', (line, masked) => {
  expect(redact(line)).toBe(masked)
})

test.each([
  'secretName: db-credentials',
  'automountServiceAccountToken: false',
  'password: ${{ secrets.DB }}',
  'password: $(DB_PASSWORD)',
  'password = var.password',
  'password = random_password.db.result',
  'id-token: write',
  'give the job `id-token: write`',
  'image: nginx@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  'secrets: inherit',
  'tokenRef: { name: x }',
])('%s gives nothing away', (line) => {
  expect(redact(line)).toBe(line)
})

test('a value is judged by the name above it', () => {
  expect(redact('          value: hunter22', '        - name: DB_PASSWORD')).toBe('          value: ********')
  expect(redact('          value: hunter22', '        - name: GREETING')).toBe('          value: hunter22')
})

test('hostile lines take no time', () => {
  const begin = performance.now()
  for (const line of [
    'password'.repeat(5000),
    `${'a-'.repeat(20_000)}token`,
    `eyJ${'a.'.repeat(20_000)}`,
    `://${':'.repeat(40_000)}`,
    'A'.repeat(100_000),
  ])
    redact(line, line)
  expect(performance.now() - begin).toBeLessThan(500)
})
