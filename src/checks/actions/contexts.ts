import { takenBy } from '../../facts/action-forms.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { any, type Fields, objectOf, string, type Type } from '../../syntax/expression/types.ts'
import {
  anyOutputs,
  github,
  inputType,
  job,
  jobWith,
  outputsNamed,
  ownSecrets,
  runner,
  stepWith,
  strategy,
  variables,
} from './context-types.ts'
import { calledWorkflow, localAction } from './local.ts'
import { matrixType } from './matrix-type.ts'
import { majorOf } from './pin.ts'
import { parseReference } from './reference.ts'

type Map = { readonly [name: string]: unknown }

/** What expressions of a workflow can read before any of its jobs is looked at. */
export function workflowContexts(workflow: Map, resource: Resource, estate: Estate): Fields {
  const on = isMap(workflow.on) ? workflow.on : {}
  const events = isMap(workflow.on) ? Object.keys(workflow.on) : [workflow.on].flat()
  const jobs = isMap(workflow.jobs) ? workflow.jobs : {}
  const call = isMap(on.workflow_call) ? on.workflow_call : {}
  return {
    github: githubOf(on, events),
    inputs: inputsOf(on),
    env: variables,
    vars: variables,
    secrets:
      events.every((event) => event === 'workflow_call') && 'secrets' in call ? secretsOf(call.secrets) : variables,
    jobs: objectOf(
      Object.fromEntries(Object.entries(jobs).map(([id, each]) => [id, jobWith(outputsOf(each, resource, estate))])),
    ),
  }
}

/** What expressions of a job can read. Which steps, jobs and matrix values exist is judged by checks of their own. */
export function jobContexts(base: Fields, each: Map, workflow: Map, resource: Resource, estate: Estate): Fields {
  const jobs = isMap(workflow.jobs) ? workflow.jobs : {}
  const needed = [each.needs].flat().filter((name): name is string => typeof name === 'string')
  const needs = needed.flatMap((name) => {
    const [, other] = Object.entries(jobs).find(([id]) => id.toLowerCase() === name.toLowerCase()) ?? []
    return isMap(other) && 'uses' in other ? [[name, jobWith(outputsOf(other, resource, estate))] as const] : []
  })
  const contexts = { ...base, needs: objectOf(Object.fromEntries(needs), jobWith(anyOutputs)), strategy, runner, job }
  const matrix = isMap(each.strategy) ? each.strategy.matrix : undefined
  return {
    ...contexts,
    matrix: each.strategy === undefined ? any : matrixType(matrix, contexts),
    steps: stepsType(each.steps, resource, estate),
  }
}

/** What expressions of an action of this repository can read. */
export function actionContexts(action: Map, resource: Resource, estate: Estate): Fields {
  const inputs = isMap(action.inputs) ? action.inputs : {}
  const steps = isMap(action.runs) ? stepsType(action.runs.steps, resource, estate) : any
  return {
    github,
    inputs: outputsNamed(Object.keys(inputs)),
    ...{ env: variables, runner, strategy, job, steps },
  }
}

function stepsType(steps: unknown, resource: Resource, estate: Estate): Type {
  const fields = (Array.isArray(steps) ? steps : []).flatMap((step) =>
    isMap(step) && typeof step.id === 'string'
      ? [[step.id, stepWith(outputsOfStep(step, resource, estate))] as const]
      : [],
  )
  return objectOf(Object.fromEntries(fields), stepWith(anyOutputs))
}

function outputsOfStep({ uses }: Map, resource: Resource, estate: Estate): Type {
  if (typeof uses !== 'string') return anyOutputs
  const local = localAction(uses, resource, estate)
  if (local) {
    const names = Object.keys(local.data.outputs ?? {})
    // A program may set outputs that nobody declares.
    return names.length > 0 || local.data.runs.using === 'composite' ? outputsNamed(names) : anyOutputs
  }
  const reference = parseReference(uses)
  const major = reference && majorOf(reference.ref)
  const taken =
    reference && major !== undefined && takenBy([reference.repository, reference.path].filter(Boolean).join('/'), major)
  return taken && taken.outputs.length > 0 ? outputsNamed(taken.outputs) : anyOutputs
}

function outputsOf(each: unknown, resource: Resource, estate: Estate): Type {
  if (!isMap(each)) return anyOutputs
  if (typeof each.uses !== 'string')
    return each.outputs === undefined
      ? outputsNamed([])
      : isMap(each.outputs)
        ? outputsNamed(Object.keys(each.outputs))
        : anyOutputs
  const on = calledWorkflow(each.uses, resource, estate)?.data.on
  if (!isMap(on) || !('workflow_call' in on)) return anyOutputs
  const { outputs = {} } = isMap(on.workflow_call) ? on.workflow_call : {}
  return isMap(outputs) ? outputsNamed(Object.keys(outputs)) : anyOutputs
}

function githubOf(on: Map, events: readonly unknown[]): Type {
  const dispatch = isMap(on.workflow_dispatch) ? on.workflow_dispatch.inputs : undefined
  // A workflow that is called sees the event of its caller.
  if (!isMap(dispatch) || events.includes('workflow_call')) return github
  return objectOf({ ...github.fields, event: objectOf({ inputs: outputsNamed(Object.keys(dispatch)) }, any) })
}

function inputsOf(on: Map): Type {
  const fields: { [name: string]: Type } = {}
  for (const event of ['workflow_dispatch', 'workflow_call']) {
    const trigger = on[event]
    const inputs = isMap(trigger) ? trigger.inputs : undefined
    if (inputs !== undefined && inputs !== null && !isMap(inputs)) return any
    for (const [name, input] of Object.entries(inputs ?? {})) {
      const type = isMap(input) ? inputType(input.type) : any
      fields[name] = name in fields && fields[name] !== type ? any : type
    }
  }
  return objectOf(fields)
}

/** A caller that says `inherit` hands on secrets that are not declared. */
function secretsOf(declared: unknown): Type {
  if (declared !== null && !isMap(declared)) return variables
  return objectOf({ ...ownSecrets, ...Object.fromEntries(Object.keys(declared ?? {}).map((name) => [name, string])) })
}
