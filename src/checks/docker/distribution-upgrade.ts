import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

const upgrades = new Set(['upgrade', 'dist-upgrade', 'full-upgrade', 'distro-sync', 'dup', 'up'])

export const check: Check<Instruction> = {
  title: 'Build upgrades its base',
  why: `What an upgrade brings depends on the day of the build, and every upgraded file is in the image twice. A newer
base image has the fixes, and can be named and tested.`,
  severity: 'info',
  level: 'strict',
  on: Instruction,
  sources: ['trivy/DS-0024', 'hadolint/DL3005', 'hadolint/DL3017', 'hadolint/DL3031', 'hadolint/DL3035'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const { name, words, written } of commandsOf(instruction)) {
      const found = words.find(({ text }) => !text.startsWith('-'))
      // Of these, `update` is no list of packages but the packages.
      const updates = found?.text === 'update' && /^(?:yum|dnf|microdnf|tdnf|zypper)$/.test(name)
      if (
        /^(?:apt-get|apt|apk|yum|dnf|microdnf|tdnf|zypper)$/.test(name) &&
        found &&
        (updates || upgrades.has(found.text))
      )
        yield { at: written[0]?.at ?? ['args'], message: `\`${name} ${found.text}\`: name a newer base image instead` }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN apt-get update && apt-get -y upgrade
      `,
      good: `
        FROM debian:13.6
        RUN apt-get update && apt-get -y install curl
      `,
    },
  ],
}
