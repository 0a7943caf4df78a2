import type { Allowed } from '../../syntax/expression/signatures.ts'

/**
 * Which contexts and functions an expression may name, by where it stands: GitHub's "Contexts reference", and the workflow
 * schema of @actions/workflow-parser 0.3.61, read 2026-11-27.
 */
const workflow = ['github', 'inputs', 'vars']
const needs = [...workflow, 'needs']
const matrix = [...needs, 'strategy', 'matrix']
const runner = [...matrix, 'steps', 'job', 'runner', 'env']
const action = ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env']
const status = ['always', 'success', 'failure', 'cancelled']

const of = (contexts: readonly string[], functions: readonly string[] = []): Allowed => ({ contexts, functions })

export const allowedIn = {
  workflow: of(workflow),
  workflowEnv: of([...workflow, 'secrets']),
  workflowOutput: of([...workflow, 'jobs']),
  jobIf: of(needs, status),
  strategy: of(needs),
  job: of(matrix),
  jobEnv: of([...matrix, 'secrets']),
  jobOutput: of([...runner, 'secrets']),
  jobDefaults: of([...matrix, 'env']),
  credentials: of([...workflow, 'secrets', 'env']),
  environmentUrl: of(runner),
  step: of([...runner, 'secrets'], ['hashfiles']),
  stepIf: of(runner, [...status, 'hashfiles']),
  actionInput: of(['github', 'strategy', 'matrix', 'job', 'runner'], ['hashfiles']),
  actionOutput: of(action),
  actionStep: of(action, ['hashfiles']),
  actionIf: of(action, [...status, 'hashfiles']),
  actionRun: of(['inputs']),
}
