import { expect, it } from 'vitest'
import { within } from './within.ts'

it.each([
  ['.', 'api/Dockerfile', 'api/Dockerfile'],
  ['', 'api/Dockerfile', 'api/Dockerfile'],
  ['out', 'out/api/Dockerfile', 'api/Dockerfile'],
  ['./out/', 'out/api/Dockerfile', 'api/Dockerfile'],
  ['/srv/out', 'out/api/Dockerfile', 'api/Dockerfile'],
  ['/elsewhere/out', '../elsewhere/out/api/Dockerfile', 'api/Dockerfile'],
  ['..', '../other/Dockerfile', 'other/Dockerfile'],
])('in %s, %s is %s', (directory, path, name) => expect(within('/srv', directory)(path)).toBe(name))
