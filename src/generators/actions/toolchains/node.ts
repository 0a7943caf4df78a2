import { releases } from '../../../facts/versions.ts'
import { uses } from '../steps.ts'
import type { Toolchain } from './toolchain.ts'

export const node: Toolchain = {
  name: 'node',
  setup: (path) => [
    uses('actions/setup-node', {
      'node-version': releases.node.version,
      cache: 'npm',
      'cache-dependency-path': `${path}/package-lock.json`,
    }),
  ],
  install: 'npm ci',
  lint: 'npm run lint',
  test: 'npm test',
  covered: `awk -F: '/^LF:/ { all += $2 } /^LH:/ { hit += $2 } END { print all ? 100 * hit / all : 0 }' coverage/lcov.info`,
  integrate: 'npm run test:integration',
  audit: 'npm audit --audit-level=high --omit=dev',
  build: 'npm run build',
  codeql: 'javascript-typescript',
  ecosystem: 'npm',
}
