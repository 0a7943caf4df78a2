import { expect, it } from 'vitest'
import { masked, secretsOf } from './masked.ts'

it('leaves who did something, and masks what is secret by name, by form or because the process was told it', () => {
  const answer = {
    actor: 'token:ci-api',
    entries: [{ openedBy: 'user:ada', note: 'password=hunter2hunter2' }],
    token: 'abcdef-0123456789',
    url: 'https://x.example/key-of-the-process',
    count: 3,
    nothing: null,
  }
  expect(masked(answer, ['key-of-the-process'])).toEqual({
    actor: 'token:ci-api',
    entries: [{ openedBy: 'user:ada', note: expect.stringMatching(/^password=\*+$/) }],
    token: '********',
    url: 'https://x.example/********',
    count: 3,
    nothing: null,
  })
})

it('knows the secrets of its environment', () => {
  expect(
    secretsOf({
      DEVOPS_DATABASE: 'postgres://mw:p4ssw0rd-long@db/x',
      MILLWRIGHT_KEY: 'ab'.repeat(32),
      GITHUB_TOKEN: 'ghp_0123456789',
      PATH: '/usr/bin:/usr/local/bin',
    }),
  ).toEqual(['p4ssw0rd-long', 'ab'.repeat(32), 'ghp_0123456789'])
})
