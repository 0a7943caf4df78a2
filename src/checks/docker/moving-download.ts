import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Build fetches what can move',
  why: `A branch, or the latest release, is another one tomorrow: two builds of one commit differ, and the cached layer hides
it. Name a release or a commit.`,
  severity: 'low',
  level: 'strict',
  on: Instruction,
  controls: ['nist-800-53/CM-2', 'nist-800-53/SR-4'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    const commands = commandsOf(instruction)
    const settled = commands.some(
      ({ name, words }) => name === 'git' && /^(?:checkout|reset|fetch|switch)$/.test(words[0]?.text ?? ''),
    )
    for (const { name, words, written } of commands) {
      const address = words.find(({ text }) =>
        /\/releases\/latest\/|\/(?:raw|archive)\/(?:refs\/heads\/)?(?:main|master)\b|githubusercontent\.com\/[^/]+\/[^/]+\/(?:main|master|HEAD)\//.test(
          text,
        ),
      )
      if ((name === 'curl' || name === 'wget') && address)
        yield { at: address.at, message: `\`${address.text}\` can change; name a release or a commit` }
      const clones = name === 'git' && words[0]?.text === 'clone'
      if (
        clones &&
        !settled &&
        !words.some(({ text }) => /^(?:-b|--branch|--revision)/.test(text) || text.includes('$'))
      )
        yield {
          at: written[0]?.at ?? ['args'],
          message: '`git clone` takes what the branch has today; check out a tag or a commit',
        }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN git clone https://github.com/acme/app
      `,
      good: `
        FROM debian:13
        RUN git clone --branch v1.2.3 https://github.com/acme/app && curl -fsSO https://github.com/acme/a/releases/download/v1/a
      `,
    },
  ],
}
