import { Dependency } from '../../kinds/packages.ts'
import type { DataOf } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<DataOf<typeof Dependency>> = {
  title: 'Dependency is a branch of a repository',
  why: `A branch is another commit tomorrow, and where no lock file holds it, each installation may differ. Name a commit, or a
release of the registry.`,
  severity: 'low',
  level: 'default',
  on: Dependency,
  controls: ['nist-800-53/CM-2', 'nist-800-53/SR-4'],
  *run({ name, source, pinned, managed, constraint = '' }) {
    if (source === 'git' && !pinned && !managed && !/^v?\d+\.\d+/.test(constraint))
      yield { message: `\`${name}\` follows a branch; name a commit` }
  },
  examples: [
    {
      bad: `
        { "name": "shop", "dependencies": { "tool": "github:acme/tool#main" } }
      `,
      good: `
        { "name": "shop", "dependencies": { "tool": "github:acme/tool#9f86d081884c7d659a2feaa0c55ad015a3bf4f1b" } }
      `,
    },
  ],
}
