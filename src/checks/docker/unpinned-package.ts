import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Ran, Spot } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'
import { isSub, operands } from './managers.ts'

export const check: Check<Instruction> = {
  title: 'Package is installed in whatever version there is',
  why: `Two builds of one commit install different versions, and a fault that comes with a release cannot be told from one
of your own. Name a version, or install from a lock file.`,
  severity: 'info',
  level: 'strict',
  on: Instruction,
  controls: ['nist-800-53/CM-2', 'nist-800-53/SR-4'],
  sources: ['DL3008', 'DL3013', 'DL3016', 'DL3018', 'DL3028', 'DL3033', 'DL3037', 'DL3041', 'DL3062'].map(
    (rule) => `hadolint/${rule}`,
  ),
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const command of commandsOf(instruction)) {
      const [first, ...others] = unpinned(command)
      if (!first) continue
      const more = others.length > 0 ? ` and ${others.length} more` : ''
      yield { at: first.at, message: `\`${first.text}\`${more} may be any version; name one` }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN apt-get update && apt-get install -y curl git
        RUN pip install flask
        RUN npm install -g typescript
        RUN apk add --no-cache --virtual .build gcc
        RUN gem install bundler
        RUN go install example.org/tool@latest
      `,
      good: `
        FROM debian:13
        RUN apt-get update && apt-get install -y curl=8.14.1-2 git=1:2.47.3-0
        RUN pip install flask==3.1.0 -r requirements.txt .
        RUN npm install -g typescript@7.0.2 && npm ci
        RUN apk add --no-cache --virtual .build gcc=15.2.0-r2
        RUN gem install bundler:2.7.2 && gem install rake -v 13.3.0
        RUN go install example.org/tool@v1.2.3
      `,
    },
  ],
}

function unpinned(command: Ran): readonly Spot[] {
  const { name, words } = command
  const [, ...named] = operands(command)
  const without = (pinned: RegExp) =>
    named.filter(
      ({ text }) => !pinned.test(text) && !/[$`*]|^[./~]|:\/\/|\.(?:deb|rpm|apk|whl|tgz|tar\.gz|gem)$/.test(text),
    )
  const values = (...options: readonly string[]) =>
    new Set(words.filter((_, index) => options.includes(words[index - 1]?.text ?? '')).map(({ text }) => text))
  const except = (spots: readonly Spot[], skipped: ReadonlySet<string>) =>
    spots.filter(({ text }) => !skipped.has(text))
  if (/^(?:apt-get|apt|aptitude)$/.test(name)) return isSub(command, 'install') ? without(/[=/]/) : []
  if (name === 'apk') return isSub(command, 'add') ? except(without(/[=<>~@]/), values('-t', '--virtual')) : []
  if (/^(?:yum|dnf|microdnf|tdnf|zypper)$/.test(name))
    return isSub(command, 'install', 'in') ? without(/-\d|[=@]|^\(/) : []
  if (/^pip\d?(?:\.\d+)?$/.test(name)) {
    if (!isSub(command, 'install') || words.some(({ text }) => /^(?:-c|--constraint|--require-hashes)/.test(text)))
      return []
    const skipped = values(
      '-r',
      '--requirement',
      '-e',
      '--editable',
      '-i',
      '--index-url',
      '--extra-index-url',
      '-t',
      '--target',
      '-f',
      '--find-links',
      '--trusted-host',
      '--root',
      '--platform',
      '--python-version',
    )
    return except(without(/[=<>~@]/), skipped)
  }
  if (name === 'npm') return isSub(command, 'install', 'i', 'add') ? without(/.@(?!latest$)/) : []
  if (name === 'gem') {
    const versioned = words.some(({ text }) => /^(?:-v|--version)/.test(text))
    return isSub(command, 'install') && !versioned ? without(/:/) : []
  }
  if (name === 'go') return isSub(command, 'install') ? named.filter(({ text }) => /@latest$/.test(text)) : []
  return []
}
