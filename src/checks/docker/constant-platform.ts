import { Stage } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Stage> = {
  title: 'Stage is tied to one platform',
  why: `With a constant \`--platform\` the image is built for that platform whatever is asked for, and runs emulated, or not
at all, elsewhere. Give the platform to the build, or use \`$BUILDPLATFORM\` and \`$TARGETPLATFORM\`.`,
  severity: 'low',
  level: 'strict',
  on: Stage,
  sources: ['hadolint/DL3029', 'buildkit/FromPlatformFlagConstDisallowed'],
  *run({ platform, from }, { resource }) {
    if (platform === undefined) return
    const written = resource.tree.data
    const flag = Array.isArray(written) ? written[from]?.flags?.platform : undefined
    if (typeof flag === 'string' && !flag.includes('$'))
      yield {
        at: ['flags', 'platform'],
        message: `\`--platform=${flag}\` holds for every build; leave it to the build`,
      }
  },
  examples: [
    {
      bad: `
        FROM --platform=linux/amd64 node:24
      `,
      good: `
        FROM --platform=$BUILDPLATFORM node:24
      `,
    },
  ],
}
