import { commandsOf } from '../../kinds/docker/commands.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Archive is copied and then unpacked',
  why: `\`COPY\` keeps the archive in a layer below what is unpacked from it. \`ADD\` unpacks a local archive itself.`,
  severity: 'info',
  level: 'strict',
  on: Dockerfile,
  sources: ['hadolint/DL3010'],
  *run({ instructions, stages }, { resource }) {
    if (instructions.some((each) => each === undefined)) return
    for (const stage of stages) {
      for (let index = stage?.from ?? 0; stage && index < stage.to; index++) {
        const { name, sources = [], flags = {} } = instructions[index] ?? {}
        if (name !== 'COPY' || flags.from !== undefined) continue
        const archive = sources.find((source) => /\.(?:tar|tgz|tar\.(?:gz|bz2|xz|zst))$/.test(source ?? ''))
        const file = archive?.split('/').at(-1) ?? ''
        const unpacked = instructions.findIndex(
          (each, at) =>
            at > index &&
            at < stage.to &&
            each?.name === 'RUN' &&
            commandsOf(each).some((one) => one.name === 'tar' && one.words.some(({ text }) => text.endsWith(file))),
        )
        if (archive && unpacked >= 0)
          yield {
            at: [index, 'name'],
            message: `\`${archive}\` stays in the image beside its content; use \`ADD\``,
            related: [{ resource, at: [unpacked, 'args'], message: 'unpacked here' }],
          }
      }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        COPY rootfs.tar.gz /tmp/
        RUN tar -xzf /tmp/rootfs.tar.gz -C /
      `,
      good: `
        FROM debian:13
        ADD rootfs.tar.gz /
      `,
    },
  ],
}
