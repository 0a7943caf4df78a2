import { expect, test } from 'vitest'
import { normalName, parseImage, printImage } from './image.ts'

const sha = `sha256:${'ab'.repeat(32)}`

test.each([
  ['nginx', { repository: 'nginx' }, 'docker.io/library/nginx'],
  ['nginx:1.29-alpine', { repository: 'nginx', tag: '1.29-alpine' }, 'docker.io/library/nginx'],
  ['bitnami/redis', { repository: 'bitnami/redis' }, 'docker.io/bitnami/redis'],
  ['docker.io/nginx', { registry: 'docker.io', repository: 'nginx' }, 'docker.io/library/nginx'],
  ['localhost:5000/a/b:1', { registry: 'localhost:5000', repository: 'a/b', tag: '1' }, 'localhost:5000/a/b'],
  [`ghcr.io/a/b:v1@${sha}`, { registry: 'ghcr.io', repository: 'a/b', tag: 'v1', digest: sha }, 'ghcr.io/a/b'],
  [`a@${sha}`, { repository: 'a', digest: sha }, 'docker.io/library/a'],
])('%s is read, printed and named', (text, image, name) => {
  expect(parseImage(text)).toEqual(image)
  expect(printImage(image)).toBe(text)
  expect(normalName(image)).toBe(name)
})

test.each([
  '',
  ':',
  'a:',
  'a/B',
  'a b',
  'a//b',
  'nginx@sha256:12',
  'a:b:c',
  '/a',
  '${IMAGE}',
  '-a',
  'a..b/c',
  'a.b-/c',
  'ab'.repeat(32),
  `a@sha256:${'AB'.repeat(32)}`,
  `a@md5:${'ab'.repeat(16)}`,
  `a/${'b'.repeat(256)}`,
  `${'a'.repeat(2000)}`,
])('%j is no image', (text) => expect(parseImage(text)).toBeUndefined())
