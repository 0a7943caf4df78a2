import { Registry } from '../../kinds/packages.ts'
import type { DataOf } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<DataOf<typeof Registry>> = {
  title: 'Packages come over an unprotected line',
  why: `Over \`http://\` whoever stands between can replace every package that is installed. Use \`https://\`.`,
  severity: 'high',
  level: 'default',
  on: Registry,
  controls: ['soc2/CC6.7', 'nist-800-53/SC-8', 'nist-800-53/SR-4'],
  *run({ url }) {
    if (/^http:\/\/(?!localhost|127\.|\[::1\])/.test(url))
      yield { message: `\`${url}\` is read unprotected; use \`https://\`` }
  },
  examples: [
    {
      bad: `
        registry=http://npm.example.org/
      `,
      good: `
        registry=https://npm.example.org/
      `,
    },
  ],
}
