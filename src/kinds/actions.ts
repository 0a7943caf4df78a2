import type { DataOf, Kind } from '../model/resource.ts'
import { anything, either, flag, listOf, literal, mapOf, number, record, scalar, text } from '../model/shape.ts'

const file = '.github/workflows/ci.yml'
/** `read-all`, `write-all`, or a level for each scope. */
const permissions = either(text, mapOf(text))
const names = either(literal, listOf(literal))
const values = mapOf(either(scalar, either(text, flag)))

/** A step of a job, or of a composite action. */
export const Step = {
  id: 'actions/step',
  title: 'GitHub Actions step',
  file,
  shape: record(
    {},
    { id: literal, name: text, uses: literal, run: text, shell: text, if: text, with: values, env: values },
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
      strategy: record({}, { matrix: anything }),
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
    { jobs: mapOf(Job.shape) },
    { name: text, on: anything, permissions, env: values, concurrency: anything },
  ),
} satisfies Kind
export type Workflow = DataOf<typeof Workflow>

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
    { runs: record({ using: literal }, { steps: listOf(Step.shape), main: text, image: text }) },
    { name: text, inputs: mapOf(anything), outputs: mapOf(anything) },
  ),
} satisfies Kind
export type Action = DataOf<typeof Action>
