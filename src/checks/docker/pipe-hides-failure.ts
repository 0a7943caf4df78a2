import { commandsOf } from '../../kinds/docker/commands.ts'
import { before } from '../../kinds/docker/lineage.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Pipe hides a failure of the build',
  why: `Of a pipe only the last command decides whether the \`RUN\` fails: a download that breaks off leaves a broken layer
in the cache. Say \`set -o pipefail\` in a shell that knows it, or \`SHELL ["/bin/bash", "-o", "pipefail", "-c"]\`.`,
  severity: 'low',
  level: 'strict',
  on: Dockerfile,
  controls: ['nist-800-53/SI-7'],
  sources: ['hadolint/DL4006'],
  *run(file) {
    for (const [index, instruction] of file.instructions.entries()) {
      if (instruction?.name !== 'RUN' || instruction.form !== 'shell' || instruction.heredocs?.length) continue
      const commands = commandsOf(instruction)
      const at = commands.findIndex(({ after }) => after === '|' || after === '|&')
      const [from, piped] = [commands[at - 1], commands[at]]
      if (!from || !piped || /^(?:echo|printf|yes|true|cat)$/.test(from.name) || instruction.args.includes('pipefail'))
        continue
      // A shell that is named may be given the option, or be another language.
      if (before(file, index)?.every(({ name }) => name !== 'SHELL'))
        yield {
          at: [index, ...(from.written[0]?.at ?? ['args'])],
          message: `\`${from.name}\` may fail and the \`RUN\` still succeed; set \`pipefail\``,
        }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN curl -fsS https://example.org/app.tar.gz | tar xz
      `,
      good: `
        FROM debian:13
        RUN echo a | tee b
        SHELL ["/bin/bash", "-o", "pipefail", "-c"]
        RUN curl -fsS https://example.org/app.tar.gz | tar xz
      `,
    },
  ],
}
