import { commandsOf } from '../../kinds/docker/commands.ts'
import { before } from '../../kinds/docker/lineage.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import { option, type Ran } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'
import { isSub } from './managers.ts'

export const check: Check<Dockerfile> = {
  title: 'Package cache stays in the image',
  why: `What a package manager keeps for the next installation is of no use in an image, and a later layer cannot take it
out again. Turn the cache off, clean it in the same \`RUN\`, or keep it in a cache mount.`,
  severity: 'info',
  level: 'strict',
  on: Dockerfile,
  sources: [
    ...['DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3042', 'DL3060'].map((rule) => `hadolint/${rule}`),
    ...['DS-0015', 'DS-0019', 'DS-0020', 'DS-0025'].map((rule) => `trivy/${rule}`),
  ],
  *run(file) {
    for (const [index, instruction] of file.instructions.entries()) {
      // A mount may keep the cache out of the image.
      if (instruction?.name !== 'RUN' || instruction.flags?.mount) continue
      if (/rm -rf? (?:\/root\/\.cache|\/var\/cache)/.test(instruction.args)) continue
      const commands = commandsOf(instruction)
      for (const command of commands) {
        const remedy = remedyFor(command, commands)
        if (!remedy) continue
        const off = before(file, index)?.some(
          ({ name, args }) => /^(?:ENV|ARG)$/.test(name) && args.includes('NO_CACHE'),
        )
        if (off === false)
          yield {
            at: [index, ...(command.written[0]?.at ?? ['args'])],
            message: `\`${command.name}\` keeps its cache; ${remedy}`,
          }
      }
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.23
        RUN apk add curl
        RUN pip install flask==3.1.0
        RUN dnf install -y curl
        RUN yarn install
      `,
      good: `
        FROM alpine:3.23
        RUN apk add --no-cache curl
        RUN pip install --no-cache-dir flask==3.1.0
        RUN dnf install -y curl && dnf clean all
        RUN yarn install && yarn cache clean
        RUN --mount=type=cache,target=/root/.cache pip install flask==3.1.0
        ENV PIP_NO_CACHE_DIR=1
        RUN pip install flask==3.1.0
      `,
    },
  ],
}

function remedyFor(command: Ran, all: readonly Ran[]): string | undefined {
  const { name } = command
  const cleans = (pattern: RegExp, ...words: readonly string[]) =>
    all.some((each) => pattern.test(each.name) && words.every((word) => each.words.some(({ text }) => text === word)))
  if (name === 'apk')
    return isSub(command, 'add') && !option(command, '--no-cache', '--virtual-cache') && !cleans(/^apk$/, 'cache')
      ? 'add `--no-cache`'
      : undefined
  if (/^pip\d?(?:\.\d+)?$/.test(name))
    return isSub(command, 'install') && !option(command, '--no-cache-dir') && !cleans(/^pip/, 'cache', 'purge')
      ? 'add `--no-cache-dir`'
      : undefined
  if (/^(?:yum|dnf|microdnf|tdnf)$/.test(name))
    return isSub(command, 'install', 'groupinstall') && !cleans(/^(?:yum|dnf|microdnf|tdnf)$/, 'clean')
      ? `add \`&& ${name} clean all\``
      : undefined
  if (name === 'zypper')
    return isSub(command, 'install', 'in') && !cleans(/^zypper$/, 'clean') && !cleans(/^zypper$/, 'cc')
      ? 'add `&& zypper clean`'
      : undefined
  if (name === 'yarn')
    return isSub(command, 'install', 'add') && !cleans(/^yarn$/, 'cache', 'clean')
      ? 'add `&& yarn cache clean`'
      : undefined
  return undefined
}
