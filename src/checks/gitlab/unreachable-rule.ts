import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabJob> = {
  title: 'Rule is never reached, or lets the job never run',
  why: `GitLab takes the first rule that fits. One without a condition fits always, so those after it are never looked at; and a job all of whose
rules say \`when: never\` never runs.`,
  severity: 'medium',
  level: 'default',
  on: GitlabJob,
  *run({ rules }) {
    const list = Array.isArray(rules) ? rules : []
    if (list.length === 0 || list.some((rule) => !isMap(rule) || Object.values(rule).some(isUnknown))) return
    const always = list.findIndex((rule) => isMap(rule) && !['if', 'changes', 'exists'].some((key) => key in rule))
    if (always >= 0 && always < list.length - 1)
      yield {
        at: ['rules', always + 1],
        message: 'The rule before this one has no condition and fits always; move that one to the end',
      }
    else if (list.every((rule) => isMap(rule) && rule.when === 'never'))
      yield {
        at: ['rules'],
        part: 'key',
        message: 'Each rule says `when: never`, so the job never runs; add one that lets it run, or drop the job',
      }
  },
  examples: [
    {
      bad: `
        deploy:
          script: make deploy
          rules:
            - when: manual
            - if: $CI_COMMIT_BRANCH == "main"
      `,
      good: `
        deploy:
          script: make deploy
          rules:
            - if: $CI_COMMIT_BRANCH == "main"
            - when: manual
      `,
    },
    {
      bad: `
        deploy:
          script: make deploy
          rules:
            - if: $CI_COMMIT_TAG
              when: never
      `,
      good: `
        deploy:
          script: make deploy
          rules:
            - if: $CI_COMMIT_TAG
              when: never
            - when: on_success
      `,
    },
  ],
}
