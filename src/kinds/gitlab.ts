import type { DataOf, Kind } from '../model/resource.ts'
import { anything, either, flag, listOf, mapOf, number, record, scalar, text } from '../model/shape.ts'

const file = '.gitlab-ci.yml'
const values = mapOf(either(scalar, either(text, anything)))
const texts = either(text, listOf(text))
/** A name, or a map that has one. */
const image = either(text, record({ name: text }, { entrypoint: anything, pull_policy: texts }))

/** A job with all that it extends, refers to and takes over from `default`. */
export const GitlabJob = {
  id: 'gitlab/job',
  title: 'GitLab CI job',
  file,
  shape: record(
    {},
    {
      stage: text,
      image,
      services: listOf(either(image, record({}, { name: text, alias: text }))),
      ...{ before_script: texts, script: texts, after_script: texts },
      variables: values,
      ...{ rules: anything, only: anything, except: anything, when: text },
      needs: anything,
      dependencies: listOf(text),
      ...{ artifacts: anything, cache: anything },
      environment: either(text, record({}, { name: text, url: text, action: text, on_stop: text })),
      tags: listOf(text),
      timeout: text,
      retry: anything,
      interruptible: flag,
      allow_failure: anything,
      parallel: either(number, record({}, { matrix: listOf(mapOf(anything)) })),
      trigger: anything,
      resource_group: text,
      id_tokens: mapOf(anything),
      secrets: mapOf(anything),
      inherit: anything,
    },
  ),
} satisfies Kind
export type GitlabJob = DataOf<typeof GitlabJob>

/** A job as it runs: once, or once for each part of `parallel`. Variables are expanded as far as files set them. */
export const GitlabJobRun = {
  id: 'gitlab/job-run',
  title: 'run of a GitLab CI job',
  file,
  shape: record(
    { name: text },
    {
      stage: text,
      /** Jobs that it waits for; absent where it waits for the stages before its own. */
      needs: listOf(text),
      matrix: mapOf(text),
      image: text,
      services: listOf(text),
      variables: mapOf(anything),
      environment: record({}, { name: text, url: text }),
    },
  ),
} satisfies Kind
export type GitlabJobRun = DataOf<typeof GitlabJobRun>

export const GitlabPipeline = {
  id: 'gitlab/pipeline',
  title: 'GitLab CI pipeline',
  file,
  shape: record({}, { stages: listOf(text), variables: values, workflow: anything, default: GitlabJob.shape }),
} satisfies Kind
export type GitlabPipeline = DataOf<typeof GitlabPipeline>

/** Something that a pipeline includes and that lies outside its repository. */
export const GitlabInclude = {
  id: 'gitlab/include',
  title: 'include of a GitLab CI pipeline',
  file,
  shape: record(
    {},
    {
      component: text,
      template: text,
      remote: text,
      project: text,
      ref: text,
      file: texts,
      local: text,
      integrity: text,
    },
  ),
} satisfies Kind
export type GitlabInclude = DataOf<typeof GitlabInclude>
