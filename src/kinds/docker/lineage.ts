import type { Dockerfile, Stage } from '../docker.ts'

type Found = Dockerfile['stages'][number]
type Known = NonNullable<Found>

/** The stage that is built when none is asked for; `undefined` where an instruction cannot be known, for it may begin another. */
export function finalStage({ instructions, stages }: Dockerfile): Known | undefined {
  if (instructions.some((each) => each === undefined)) return undefined
  return stages.at(-1)
}

/** A stage and those that it builds on, the nearest first. */
export function lineage({ stages }: Dockerfile, stage: Known): readonly Known[] {
  const line: Known[] = []
  for (let at: Found = stage; at && line.length < stages.length; at = stages[at.base ?? -1]) line.push(at)
  return line
}

/** Every instruction of the stages, with its index in the file. */
export function instructionsOf({ instructions }: Dockerfile, line: readonly Pick<Stage, 'from' | 'to'>[]) {
  return line.flatMap(({ from, to }) =>
    instructions.slice(from, to).flatMap((each, offset) => (each ? [{ ...each, index: from + offset }] : [])),
  )
}

/** What stands before an instruction in its stage and in those that it builds on; `undefined` where that cannot be known. */
export function before(file: Dockerfile, index: number) {
  if (file.instructions.some((each) => each === undefined)) return undefined
  const stage = file.stages.find((each) => each && each.from < index && index < each.to)
  if (!stage) return undefined
  const [own = stage, ...bases] = lineage(file, stage)
  if (bases.length === 0 && own.image === undefined) return undefined
  return instructionsOf(file, [{ from: own.from, to: index }, ...bases])
}
