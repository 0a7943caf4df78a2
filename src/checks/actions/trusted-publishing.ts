import { Use } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { parseReference } from './reference.ts'

export const check: Check<Use> = {
  title: 'Package is published with a long-lived token',
  why: `The registry can trust the workflow itself, by OpenID Connect: there is then no token that can leak or has to be renewed. Grant
\`id-token: write\` to the job, register the workflow at the registry and drop the secret.`,
  severity: 'low',
  level: 'strict',
  on: Use,
  controls: ['soc2/CC6.1'],
  sources: ['zizmor/use-trusted-publishing'],
  *run({ uses, with: inputs }) {
    const name = parseReference(uses)?.repository.toLowerCase()
    const input =
      name === 'pypa/gh-action-pypi-publish'
        ? 'password'
        : name === 'rubygems/release-gem'
          ? 'api-token'
          : name === 'rubygems/configure-rubygems-credentials'
            ? 'api-token'
            : undefined
    if (input && inputs?.[input] !== undefined)
      yield {
        at: ['with', input],
        message: `\`${input}\` is a token that lives on; let the registry trust the workflow`,
      }
  },
  examples: [
    {
      bad: `
        on: release
        permissions: {}
        jobs:
          publish:
            runs-on: ubuntu-24.04
            steps:
              - uses: pypa/gh-action-pypi-publish@release/v1
                with: { password: '\${{ secrets.PYPI_TOKEN }}' }
      `,
      good: `
        on: release
        permissions: {}
        jobs:
          publish:
            runs-on: ubuntu-24.04
            permissions: { id-token: write }
            steps:
              - uses: pypa/gh-action-pypi-publish@release/v1
      `,
    },
  ],
}
