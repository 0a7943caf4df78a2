import { ComposeProject } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'
import { servicesOf } from './project.ts'

export const check: Check<ComposeProject> = {
  title: 'Version of the file format is given',
  why: `Compose has not looked at \`version\` since 2020 and warns at every command. Only \`docker stack deploy\` still reads it.`,
  severity: 'info',
  level: 'default',
  on: ComposeProject,
  fix: 'safe',
  sources: ['dclint/no-version-field'],
  *run({ version }, { resource, estate }) {
    if (version === undefined || /stack|swarm/i.test(resource.tree.file.path)) return
    const swarm = servicesOf(estate, resource).some(
      ({ data: { deploy } }) => deploy?.mode ?? deploy?.placement ?? deploy?.update_config ?? deploy?.endpoint_mode,
    )
    if (!swarm)
      yield {
        at: ['version'],
        part: 'key',
        message: `\`version: ${version}\` is obsolete; leave it out`,
        changes: [{ drop: ['version'] }],
      }
  },
  examples: [
    {
      bad: `
        version: "3.8"
        services:
          web:
            image: nginx:1.30
      `,
      good: `
        services:
          web:
            image: nginx:1.30
      `,
    },
  ],
}
