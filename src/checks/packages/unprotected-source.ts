import { Dependency } from '../../kinds/packages.ts'
import type { DataOf } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<DataOf<typeof Dependency>> = {
  title: 'Dependency comes over an unprotected line',
  why: `Over \`http://\` and \`git://\` whoever stands between can replace the code that is built. Use \`https://\` or ssh.`,
  severity: 'high',
  level: 'default',
  on: Dependency,
  controls: ['soc2/CC6.7', 'nist-800-53/SC-8', 'nist-800-53/SR-4'],
  *run({ name, from = '' }) {
    if (/^(?:git\+)?(?:http|git):\/\/(?!localhost|127\.)/.test(from))
      yield { message: `\`${name}\` comes from \`${from}\`; use \`https://\`` }
  },
  examples: [
    {
      bad: `
        { "name": "shop", "dependencies": { "tool": "http://example.org/tool-1.2.0.tgz" } }
      `,
      good: `
        { "name": "shop", "dependencies": { "tool": "https://example.org/tool-1.2.0.tgz" } }
      `,
    },
  ],
}
