import { Dockerfile, Instruction, Stage } from '../../kinds/docker.ts'
import { isMap } from '../../model/shape.ts'
import type { Tree } from '../../model/source.ts'
import { dockerfile } from '../../syntax/dockerfile/dockerfile.ts'
import type { Instruction as Read } from '../../syntax/dockerfile/instruction.ts'
import { isDockerfile } from '../../syntax/dockerfile/recognize.ts'
import type { Reader, Sighting } from '../reader.ts'
import { type StageData, type Stages, stagesOf } from './stages.ts'

export const reader: Reader = {
  title: 'Dockerfiles: stages and instructions',
  syntax: dockerfile,
  files: [
    '**/Dockerfile',
    '**/Dockerfile.*',
    '**/*.Dockerfile',
    '**/*.dockerfile',
    '**/Containerfile',
    '**/Containerfile.*',
    '**/*.Containerfile',
    '**/*.containerfile',
    '**/dockerfile',
  ],
  claims: (tree) => isDockerfile(tree.file.path, instructionsOf(tree)),
  *read(tree) {
    const read = instructionsOf(tree)
    const { stages, around } = stagesOf(read)
    const instructions = read.map((each, index) => ({ ...each, ...around[index] }))
    yield { kind: Dockerfile, name: tree.file.path, path: [], data: { instructions, stages } }
    for (const stage of stages) {
      const own = instructions.slice(stage.from + 1, stage.to)
      yield { kind: Stage, name: `stage/${nameOf(stage)}`, path: [stage.from], data: { ...stage, instructions: own } }
    }
    yield* single(instructions, stages, around)
  },
}

function* single(
  instructions: readonly Partial<Read>[],
  stages: Stages['stages'],
  surroundings: Stages['around'],
): Iterable<Sighting> {
  const seen = new Map<string, number>()
  let next = 0
  for (const [index, instruction] of instructions.entries()) {
    if (stages[next]?.from === index) next++
    const stage = stages[next - 1]
    const owner = `${stage ? nameOf(stage) : 'global'}/${instruction.name}`
    const count = (seen.get(owner) ?? 0) + 1
    seen.set(owner, count)
    const around = { ...(stage && { stage: stage.index, lastStage: stage.last }), ...surroundings[index] }
    const name = `${owner}/${count}`
    yield { kind: Instruction, name, path: [index], data: { ...instruction, ...around } }
    if (instruction.name === 'ONBUILD' && instruction.inner)
      yield {
        kind: Instruction,
        name: `${name}/inner`,
        path: [index, 'inner'],
        data: { ...instruction.inner, ...around },
      }
  }
}

function nameOf({ alias, index }: StageData): string {
  return alias ?? String(index)
}

/** What is no instruction stands all the same, so that an index is the index in the text. */
function instructionsOf({ data }: Tree): readonly Partial<Read>[] {
  return Array.isArray(data) ? data.map((each) => (isMap(each) ? each : {})) : []
}
