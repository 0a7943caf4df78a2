import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { control } from '../../src/facts/controls.ts'
import { evidence } from '../../src/generators/documents/handoff/evidence.ts'
import { make } from '../../src/generators/make.ts'
import type { Blueprint } from '../../src/model/blueprint.ts'
import { blueprintOf, specs } from '../laws/specs.ts'

const startup = blueprintOf(readFileSync('examples/startup/devops.yaml', 'utf8'))
const people = /^docs\/(?:handbook\/|handoff\/|onboarding|inventory|diagrams|README)/

it('evidence is given for controls that there are', () => {
  expect(evidence.flatMap(({ controls }) => controls).filter((id) => !control(id))).toEqual([])
})

it('where there is no cluster, nobody is told of one', () => {
  const told = textsOf(startup).filter(([, text]) => /\bpods?\b|kubectl|\bcluster|kubernetes|argo/i.test(text))
  expect(told.map(([path]) => path)).toEqual([])
})

it('what is not there is not claimed', () => {
  const [, security = ''] = textsOf(startup).find(([path]) => path.endsWith('security.md')) ?? []
  expect(security).not.toContain('Test and production are apart')
  expect(textsOf(startup).map(([path]) => path)).not.toContain('docs/handoff/frontend.md')
})

it('addresses with a hole in them stand as code, since Markdown takes them for HTML', () => {
  for (const [path, text] of textsOf(blueprintOf(specs.crm ?? '')))
    expect([path, text.replace(/`[^`]*`/g, '').match(/https:\/\/\S*<\w+>/)]).toEqual([path, null])
})

function textsOf(blueprint: Blueprint): (readonly [string, string])[] {
  return make(blueprint)
    .filter(({ path }) => people.test(path))
    .map(({ path, text }) => [path, text] as const)
}
