import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Steps in a row make a layer each',
  why: `What one \`RUN\` adds and the next removes is still in the image. Where they belong together, make them one.`,
  severity: 'info',
  level: 'strict',
  on: Dockerfile,
  sources: ['hadolint/DL3059'],
  *run({ instructions, stages }, { resource }) {
    const last = stages.at(-1)
    if (!last || instructions.some((each) => each === undefined)) return
    for (let index = last.from + 1; index < last.to; index++) {
      const [before, here] = [instructions[index - 1], instructions[index]]
      const plain = [before, here].every((each) => each?.name === 'RUN' && Object.keys(each.flags ?? {}).length === 0)
      if (plain && !before?.heredocs?.length && !here?.heredocs?.length)
        yield {
          at: [index, 'name'],
          message: 'this `RUN` follows another; join them with `&&`',
          related: [{ resource, at: [index - 1, 'name'], message: 'the one before' }],
        }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN apt-get update && apt-get install -y curl
        RUN rm -rf /var/lib/apt/lists/*
      `,
      good: `
        FROM debian:13
        RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
        COPY . /app
        RUN /app/build
      `,
    },
  ],
}
