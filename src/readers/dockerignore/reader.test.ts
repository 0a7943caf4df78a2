import { expect, test } from 'vitest'
import { ignoredBy, sees } from '../../kinds/docker/context.ts'
import { DockerIgnore } from '../../kinds/docker.ts'
import { survey } from '../survey.ts'

test('what a build leaves out, by the file that its Dockerfile or its context has', () => {
  const estate = survey([
    { path: 'api/.dockerignore', text: 'secrets\n' },
    { path: 'api/Dockerfile', text: 'FROM x\n' },
    { path: 'api/dev.Dockerfile', text: 'FROM x\n' },
    { path: 'api/dev.Dockerfile.dockerignore', text: '*\n!src\n' },
  ])
  expect(estate.of(DockerIgnore).map(({ name }) => name)).toEqual([
    'api/.dockerignore',
    'api/dev.Dockerfile.dockerignore',
  ])
  const plain = ignoredBy(estate, 'api/Dockerfile', 'api')
  expect([sees(plain, 'secrets/a'), sees(plain, 'src/a')]).toEqual([false, true])
  const dev = ignoredBy(estate, 'api/dev.Dockerfile', 'api')
  expect([sees(dev, 'other'), sees(dev, 'src/a')]).toEqual([false, true])
  expect(ignoredBy(estate, 'web/Dockerfile', 'web')).toBeUndefined()
  expect(sees(undefined, 'anything')).toBe(true)
})
