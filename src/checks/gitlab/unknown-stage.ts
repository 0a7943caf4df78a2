import { GitlabJob } from '../../kinds/gitlab.ts'
import { hasHole } from '../../model/unknown.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { stageOf, stagesOf } from './pipeline.ts'

export const check: Check<GitlabJob> = {
  title: 'Job is in a stage that the pipeline does not have',
  why: `GitLab refuses the whole pipeline: nothing runs until the stage is listed under \`stages\`, or the name is right.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  *run(_, { resource }) {
    const stages = stagesOf(resource)
    const stage = stageOf(resource)
    if (!stages || stage === undefined || hasHole(stage) || stage.includes('$') || stages.includes(stage)) return
    const [close] = nearest(stage, stages)
    yield {
      at: ['stage'],
      message: `There is no stage \`${stage}\`${close ? `; did you mean \`${close}\`?` : '; list it under `stages`'}`,
    }
  },
  examples: [
    {
      bad: `
        stages: [build, deploy]
        compile:
          stage: biuld
          script: make
      `,
      good: `
        stages: [build, deploy]
        compile:
          stage: build
          script: make
      `,
    },
  ],
}
