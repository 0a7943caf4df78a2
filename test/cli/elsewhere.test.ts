import { expect, it } from 'vitest'
import { infer } from '../../src/commands/inferring/infer.ts'
import { artifactsIn } from '../../src/commands/verify.ts'
import { worldOf } from '../world.ts'

const texts = new Map([
  ['est/.devops/lock.json', JSON.stringify({ generator: '0', spec: { path: 'devops.yaml', sha256: 'a' }, files: {} })],
  ['est/api/Dockerfile', 'FROM scratch\n'],
  ['est/api/go.mod', 'module example.org/api\n\ngo 1.25\n'],
  ['est/api/main.go', 'package main\n\nimport "net/http"\n\nfunc main() { http.ListenAndServe(":8080", nil) }\n'],
])

it.each(['est', 'est/', '/est', '/est/'])(
  'an estate that is named %s is proved by the names it uses itself',
  async (root) => {
    const artifacts = await artifactsIn(worldOf(new Map(texts)), root)
    expect(artifacts.map(({ path }) => path)).toEqual(['api/Dockerfile', 'api/go.mod', 'api/main.go'])
  },
)

it.each(['est', '/est'])('programs below %s are found where they lie in it', async (directory) => {
  const { services } = await infer(worldOf(new Map(texts)), directory)
  expect(Object.keys(services)).toEqual(['api'])
})
