import { Dependency } from '../../kinds/packages.ts'
import type { DataOf } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<DataOf<typeof Dependency>> = {
  title: 'Dependency may be any version',
  why: `\`*\` and \`latest\` take whatever is published next, the next major version and a stolen release alike. Write the range
that the code was tested with.`,
  severity: 'low',
  level: 'default',
  on: Dependency,
  controls: ['nist-800-53/CM-2', 'nist-800-53/SR-4'],
  *run({ name, constraint, source, scope, managed, ecosystem }) {
    if (source !== 'registry' || managed || /^(?:peer|provided)$/.test(scope) || !/^(?:npm|cargo|php)$/.test(ecosystem))
      return
    if (constraint === undefined || /^(?:\*|latest|x|>=\s*0(?:\.0)*)$/i.test(constraint.trim()))
      yield { message: `\`${name}\` is \`${constraint ?? '*'}\`; write the range that it works with` }
  },
  examples: [
    {
      bad: `
        { "name": "shop", "private": true, "dependencies": { "express": "*" } }
      `,
      good: `
        { "name": "shop", "private": true, "dependencies": { "express": "^5.1.0" }, "peerDependencies": { "react": "*" } }
      `,
    },
  ],
}
