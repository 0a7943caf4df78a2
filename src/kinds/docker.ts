import type { DataOf, Kind } from '../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, number, record, type Shape, text, word } from '../model/shape.ts'

/** Text in which variables were replaced by the defaults of their ARG; absent where one has none. */
const resolved: Shape<string> = (value) => (typeof value === 'string' && !value.includes('$') ? value : undefined)

const heredocs = listOf(record({ name: text, text }, { expand: flag }))

/**
 * `user` is who an instruction runs as and `workdir` where, if the file says; `shell` is what SHELL names; `variables` are the known
 * values of those that a RUN names.
 */
const instruction = {
  must: { name: literal, args: text },
  may: {
    form: word('shell', 'exec'),
    words: listOf(text),
    flags: mapOf(anything),
    heredocs,
    image: text,
    alias: literal,
    sources: listOf(text),
    target: text,
    pairs: mapOf(text),
    user: resolved,
    workdir: resolved,
    shell: listOf(text),
    variables: mapOf(text),
    inner: record({ name: literal, args: text }, { form: word('shell', 'exec'), words: listOf(text), heredocs }),
  },
}

const stage = {
  must: { index: number, last: flag, from: number, to: number, written: text },
  may: {
    image: resolved,
    base: number,
    alias: literal,
    platform: resolved,
    user: resolved,
    workdir: resolved,
    uses: listOf(number),
    reached: flag,
  },
}

/**
 * A stage: `from` is the index of its FROM, `to` that of the instruction after its last. `user` and `workdir` hold at its end;
 * `uses` are the stages that it copies from or mounts; `reached` is false where the last stage needs nothing of it.
 */
export const Stage = {
  id: 'docker/stage',
  title: 'Dockerfile stage',
  file: 'Dockerfile',
  shape: record(
    /** `written` is what stands after FROM; `image` has the variables replaced and is absent where `base` names an earlier stage. */
    stage.must,
    { ...stage.may, instructions: listOf(record(instruction.must, instruction.may)) },
  ),
} satisfies Kind
export type Stage = DataOf<typeof Stage>

/** A path in it begins with the index of an instruction: `[3, 'args']`. */
export const Dockerfile = {
  id: 'docker/file',
  title: 'Dockerfile',
  file: 'Dockerfile',
  shape: record({
    instructions: listOf(record(instruction.must, instruction.may)),
    stages: listOf(record(stage.must, stage.may)),
  }),
} satisfies Kind
export type Dockerfile = DataOf<typeof Dockerfile>

/** An instruction, also one behind ONBUILD. `stage` is absent before the first FROM. */
export const Instruction = {
  id: 'docker/instruction',
  title: 'Dockerfile instruction',
  file: 'Dockerfile',
  shape: record(instruction.must, { ...instruction.may, stage: number, lastStage: flag }),
} satisfies Kind
export type Instruction = DataOf<typeof Instruction>

/** A `.dockerignore`: its patterns in order, each from the root of the build context. */
export const DockerIgnore = {
  id: 'docker/ignore',
  title: '.dockerignore',
  file: '.dockerignore',
  shape: record({ patterns: listOf(record({ pattern: text, back: flag })) }),
} satisfies Kind
export type DockerIgnore = DataOf<typeof DockerIgnore>
