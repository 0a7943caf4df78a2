import { expect, test } from 'vitest'
import type { Check } from '../../checks/check.ts'
import { Container, Pod } from '../../kinds/kubernetes.ts'
import type { Change } from '../../model/source.ts'
import type { World } from '../../model/world.ts'
import { ready } from '../../readers/survey.ts'
import { repair } from './repair.ts'

const text = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: nginx
`
const nowhere: World = {
  cwd: '/nowhere',
  env: {},
  now: () => new Date('2026-11-21'),
  tell: () => undefined,
  run: async () => undefined,
  files: {
    read: async () => undefined,
    walk: async () => ({ files: [], skipped: [] }),
    list: async () => ({ files: [], skipped: [] }),
    write: async () => undefined,
    temporary: async () => '/nowhere',
  },
}

function check(report: (image: string) => readonly Change[] | undefined): Check<Container> {
  return {
    title: 'A fault',
    why: '',
    severity: 'high',
    level: 'default',
    on: Container,
    fix: 'safe',
    *run({ image = '' }) {
      const changes = report(image)
      if (changes) yield { at: ['image'], message: 'a fault', changes }
    },
    examples: [],
  }
}

async function repaired(checks: Readonly<Record<string, Check>>) {
  await ready()
  const result = await repair(nowhere, [{ path: 'web.yaml', text }], checks, checks, new Date('2026-11-21'), () => true)
  return {
    text: result.texts.get('web.yaml'),
    applied: result.applied.length,
    refused: result.refused.map(({ because }) => because),
    passes: result.passes,
  }
}

test('a fix is applied once, and what it brings about is mended in the next pass', async () => {
  const checks = {
    'a/tag': check((image) => (image === 'nginx' ? [{ set: ['image'], to: 'nginx:1' }] : undefined)),
    'a/patch': check((image) => (image === 'nginx:1' ? [{ set: ['image'], to: 'nginx:1.29' }] : undefined)),
  }
  expect(await repaired(checks)).toEqual({
    text: text.replace('nginx', 'nginx:1.29'),
    applied: 2,
    refused: [],
    passes: 2,
  })
})

test('a fix that mends nothing is taken back, and does not grow the file', async () => {
  const checks = { 'a/grow': check((image) => [{ set: ['image'], to: `${image}x` }]) }
  expect(await repaired(checks)).toEqual({
    text: undefined,
    applied: 0,
    refused: ['it would not have mended anything'],
    passes: 0,
  })
})

test('a fix after which the file cannot be read is taken back; the others stay', async () => {
  const breaking: Check<Pod> = {
    ...check(() => undefined),
    on: Pod,
    *run(_, { resource }) {
      const broken = { ...resource.tree, edit: () => ({ file: 'web.yaml', span: { start: 0, end: 3 }, text: '[' }) }
      if (resource.tree.file.text.startsWith('api'))
        yield { at: [], message: 'a fault', changes: [{ drop: [], resource: { ...resource, tree: broken } }] }
    },
  }
  const checks = {
    'a/break': breaking as Check,
    'a/tag': check((image) => (image === 'nginx' ? [{ set: ['image'], to: 'nginx:1' }] : undefined)),
  }
  expect(await repaired(checks)).toEqual({
    text: text.replace('nginx', 'nginx:1'),
    applied: 1,
    refused: ['the file could no longer be read after it'],
    passes: 1,
  })
})

test('two that want the same place do not run for ever', async () => {
  const checks = {
    'a/one': check((image) => (image !== 'one' ? [{ set: ['image'], to: 'one' }] : undefined)),
    'a/two': check((image) => (image !== 'two' ? [{ set: ['image'], to: 'two' }] : undefined)),
  }
  expect((await repaired(checks)).passes).toBeLessThanOrEqual(10)
})
