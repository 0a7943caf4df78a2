import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import { option } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Installation waits for an answer',
  why: `A build has nobody to answer \`Do you want to continue?\`: it stops there. Say yes beforehand.`,
  severity: 'medium',
  level: 'default',
  on: Instruction,
  fix: 'safe',
  sources: ['hadolint/DL3014', 'hadolint/DL3030', 'hadolint/DL3034', 'hadolint/DL3038', 'trivy/DS-0021'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    // `yes | apt-get install` and a configuration file answer too.
    if (/\byes\b|assume-?yes|DEBIAN_FRONTEND|apt\.conf/i.test(instruction.args)) return
    for (const command of commandsOf(instruction)) {
      const { name, words } = command
      const install = words.find(({ text }) => !text.startsWith('-'))
      const asks =
        (/^(?:apt-get|apt|yum|dnf|microdnf|tdnf)$/.test(name) && install?.text === 'install') ||
        (/^(?:yum|dnf)$/.test(name) && /^(?:groupinstall|localinstall|reinstall)$/.test(install?.text ?? '')) ||
        (name === 'zypper' && /^(?:install|in)$/.test(install?.text ?? ''))
      if (!asks || !install || words.at(-1) === install) continue
      const answered =
        option(
          command,
          '--yes',
          '--assume-yes',
          '--assumeyes',
          '--quiet',
          '--non-interactive',
          '--download-only',
          '--force-yes',
          '--no-confirm',
        ) || words.some(({ text }) => /^-\w*[yqsn]\w*$/.test(text) || text.includes('$'))
      if (!answered)
        yield {
          at: install.at,
          message: `\`${name} ${install.text}\` asks before it installs; add \`-y\``,
          changes: [{ set: install.at, to: `${install.text} -y` }],
        }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN apt-get update \\
          && apt-get install curl
      `,
      good: `
        FROM debian:13
        RUN apt-get update \\
          && apt-get install -y curl
      `,
    },
  ],
}
