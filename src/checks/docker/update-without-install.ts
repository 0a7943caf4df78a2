import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Ran } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'

const managers = new Set(['apt-get', 'apt', 'aptitude', 'apk', 'yum', 'dnf', 'microdnf', 'zypper'])
const uses =
  /^(?:install|reinstall|add|upgrade|dist-upgrade|full-upgrade|build-dep|satisfy|source|download|groupinstall|module|in|makecache)$/

export const check: Check<Instruction> = {
  title: 'Package lists are updated in a layer of their own',
  why: `The layer is cached: later builds install from lists that are weeks old, and fail when the versions in them are
gone, or install what has known faults. Update and install in one \`RUN\`.`,
  severity: 'low',
  level: 'default',
  on: Instruction,
  controls: ['nist-800-53/SI-2'],
  sources: ['checkov/CKV_DOCKER_5', 'trivy/DS-0017'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    const commands = commandsOf(instruction)
    const at = commands.findIndex(isUpdate)
    const update = commands[at]
    // A script may install what we do not see.
    const installs = commands
      .slice(at + 1)
      .some(
        ({ name, words, written }) =>
          (managers.has(name) && words.some(({ text }) => uses.test(text))) ||
          /\/|\.sh$|^(?:bash|sh|make|xargs|npx|python3?|curl|pip3?|ansible-playbook)$/.test(written[0]?.text ?? ''),
      )
    if (update && !installs)
      yield {
        at: update.written[0]?.at ?? ['args'],
        message: `\`${update.name} update\` is cached without what it is for; install behind it in the same \`RUN\``,
      }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN apt-get update
        RUN apt-get install -y curl
      `,
      good: `
        FROM debian:13
        RUN apt-get update && apt-get install -y curl
      `,
    },
  ],
}

/** Of `yum` and `dnf`, `update` upgrades. */
function isUpdate({ name, words }: Ran): boolean {
  const [first] = words.filter(({ text }) => !text.startsWith('-'))
  return /^(?:apt-get|apt|aptitude|apk)$/.test(name) && first?.text === 'update'
}
