import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { command as audit } from '../../src/commands/audit.ts'
import { command as fix } from '../../src/commands/fix.ts'
import { nodeWorld } from '../../src/faces/world/node.ts'

const directory = mkdtempSync(join(tmpdir(), 'ends-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const world = nodeWorld({
  cwd: directory,
  env: {},
  now: () => new Date('2026-11-21'),
  tell: () => undefined,
  interactive: false,
})
const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: nginx:1.29.3
      securityContext:
        privileged: true # why
`

test.each([
  ['of Windows', pod.replaceAll('\n', '\r\n')],
  ['and a byte order mark', `\ufeff${pod.replaceAll('\n', '\r\n')}`],
])('line ends %s stay, and columns are right', async (_, text) => {
  writeFileSync(join(directory, 'web.yaml'), text)
  const selection = { disable: ['**'], enable: ['kubernetes/privileged'] }
  const { findings } = await audit.run(audit.input.parse(selection) as never, world)
  expect(findings.map(({ place }) => [place.line, place.column, place.endColumn, place.source])).toEqual([
    [9, 21, 25, '        privileged: true # why'],
  ])
  const fixed = await fix.run(fix.input.parse({ ...selection, risky: ['kubernetes/privileged'] }) as never, world)
  expect(fixed.applied).toHaveLength(1)
  expect(readFileSync(join(directory, 'web.yaml'), 'utf8')).toBe(text.replace('true', 'false'))
})
