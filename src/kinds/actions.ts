import type { DataOf, Kind } from '../model/resource.ts'
import { anything, either, flag, listOf, literal, mapOf, number, record, scalar, text } from '../model/shape.ts'

const file = '.github/workflows/ci.yml'
/** `read-all`, `write-all`, or a level for each scope. */
const permissions = either(text, mapOf(text))
const names = either(literal, listOf(literal))
const values = mapOf(either(scalar, either(text, flag)))

const none: { readonly [id: string]: Job } = {}

/** A step of a job, or of a composite action. */
export const Step = {
  id: 'actions/step',
  title: 'GitHub Actions step',
  file,
  shape: record(
    {},
    {
      id: literal,
      name: text,
      uses: literal,
      run: text,
      shell: text,
      'working-directory': text,
      if: text,
      with: values,
      env: values,
      'continue-on-error': either(flag, text),
      'timeout-minutes': either(number, text),
    },
  ),
} satisfies Kind
export type Step = DataOf<typeof Step>

export const Job = {
  id: 'actions/job',
  title: 'GitHub Actions job',
  file,
  shape: record(
    {},
    {
      name: text,
      needs: names,
      if: text,
      'runs-on': anything,
      permissions,
      environment: anything,
      env: values,
      concurrency: anything,
      defaults: record({}, { run: record({}, { shell: text, 'working-directory': text }) }),
      strategy: record({}, { matrix: anything, 'fail-fast': either(flag, text), 'max-parallel': either(number, text) }),
      'continue-on-error': either(flag, text),
      steps: listOf(Step.shape),
      outputs: mapOf(text),
      uses: literal,
      with: values,
      secrets: anything,
      container: anything,
      services: mapOf(anything),
      'timeout-minutes': either(number, text),
    },
  ),
} satisfies Kind
export type Job = DataOf<typeof Job>

export const Workflow = {
  id: 'actions/workflow',
  title: 'GitHub Actions workflow',
  file,
  shape: record(
    { jobs: (value) => mapOf(Job.shape)(value) ?? none },
    {
      name: text,
      'run-name': text,
      on: anything,
      permissions,
      env: values,
      concurrency: anything,
      defaults: record({}, { run: record({}, { shell: text, 'working-directory': text }) }),
    },
  ),
} satisfies Kind
export type Workflow = DataOf<typeof Workflow>

/** An event that starts a workflow, in whichever form `on` names it. Filters are lists, and `cron` are the times of a schedule. */
export const Trigger = {
  id: 'actions/trigger',
  title: 'trigger of a GitHub Actions workflow',
  file,
  shape: record(
    { event: literal },
    {
      types: listOf(literal),
      branches: listOf(text),
      'branches-ignore': listOf(text),
      tags: listOf(text),
      'tags-ignore': listOf(text),
      paths: listOf(text),
      'paths-ignore': listOf(text),
      workflows: listOf(text),
      cron: listOf(text),
      inputs: mapOf(anything),
      outputs: mapOf(anything),
      secrets: mapOf(anything),
    },
  ),
} satisfies Kind
export type Trigger = DataOf<typeof Trigger>

/**
 * A job as it runs: once, or once for each row of its matrix. Expressions are worked out as far as files tell; what they do not
 * tell is an unknown. `steps` and the like are those of the job.
 */
export const JobRun = {
  id: 'actions/job-run',
  title: 'run of a GitHub Actions job',
  file,
  shape: record(
    { job: text, needs: listOf(literal) },
    {
      matrix: mapOf(anything),
      name: text,
      /** False where its condition never holds. */
      runs: flag,
      'runs-on': anything,
      environment: anything,
      container: anything,
      services: anything,
      env: mapOf(anything),
      uses: literal,
      with: mapOf(anything),
    },
  ),
} satisfies Kind
export type JobRun = DataOf<typeof JobRun>

/** Whatever names somebody else's code with `uses`: a step, or a job that calls a reusable workflow. */
export const Use = {
  id: 'actions/use',
  title: 'use of a GitHub action',
  file,
  shape: record({ uses: literal }, { with: values, secrets: anything }),
} satisfies Kind
export type Use = DataOf<typeof Use>

/** `action.yml`: an action that this repository offers. */
export const Action = {
  id: 'actions/action',
  title: 'GitHub action',
  file: '.github/actions/build/action.yml',
  shape: record(
    {
      runs: record(
        { using: literal },
        {
          steps: listOf(Step.shape),
          ...{ main: text, pre: text, post: text, 'pre-if': text, 'post-if': text },
          ...{
            image: text,
            entrypoint: text,
            'pre-entrypoint': text,
            'post-entrypoint': text,
            args: listOf(text),
            env: values,
          },
        },
      ),
    },
    { name: text, description: text, inputs: mapOf(anything), outputs: mapOf(anything) },
  ),
} satisfies Kind
export type Action = DataOf<typeof Action>
