import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { actionForm } from './action.ts'
import { misfitsIn } from './form.ts'
import { workflowForm } from './workflow.ts'

const job = (text: string) => `{ on: push, jobs: { a: { runs-on: x, steps: [{ run: y }], ${text} } } }`
const step = (text: string) => `{ on: push, jobs: { a: { runs-on: x, steps: [{ ${text} }] } } }`

it.each([
  [job('name: "${{ matrix.x }}"'), []],
  [job('nmae: b'), ['jobs.a.nmae: There is no `nmae` here']],
  [
    job('Timeout-Minutes: 5'),
    ['jobs.a.Timeout-Minutes: There is no `Timeout-Minutes` here; did you mean `timeout-minutes`?'],
  ],
  [job('timeout-minutes: "5"'), ['jobs.a.timeout-minutes: `5` cannot stand here; write a number']],
  [job('timeout-minutes: "${{ fromJSON(vars.T) }}"'), []],
  [job('strategy: { matrix: "${{ fromJSON(needs.b.outputs.m) }}" }'), []],
  [job('strategy: { matrix: { x: 1 } }'), ['jobs.a.strategy.matrix.x: `1` cannot stand here; write a list']],
  [job('env: [a]'), ['jobs.a.env: A list cannot stand here']],
  [job('if: steps.x'), ['jobs.a.if: There is no `steps` here']],
  [job('if: always() && needs.b.result'), []],
  [job("if: hashFiles('x')"), ['jobs.a.if: There is no function `hashFiles` here']],
  [job('env: { A: "${{ secrets.B }}", C: "${{ env.A }}" }'), ['jobs.a.env.C: There is no `env` here']],
  [job('name: "${{ secrets.B }}"'), ['jobs.a.name: There is no `secrets` here']],
  [job('needs: [b, "${{ x }}"]'), ['jobs.a.needs.1: No expression can stand here']],
  [job('outputs: { A: "${{ steps.a.outputs.b }}" }'), []],
  [job('container: { image: a, port: [80] }'), ['jobs.a.container.port: There is no `port` here']],
  [job('environment: { url: x }'), ['jobs.a.environment.name: `name` is missing']],
  [job('uses: x'), ['jobs.a.uses: There is no `uses` here']],
  [step('run: y, if: "success() && "'), ['jobs.a.steps.0.if: The expression ends too early']],
  [step('run: "${{ x"'), ['jobs.a.steps.0.run: This `${{` is never closed']],
  [step('run: "${{ github.ref }} ${{ matrix.os | x }}"'), ['jobs.a.steps.0.run: `|` is no part of an expression']],
  [step('uses: y, shell: bash'), ['jobs.a.steps.0.shell: There is no `shell` here']],
  [step('name: y'), ['jobs.a.steps.0: One of `run`, `uses` is missing']],
  [step('uses: "${{ x }}"'), ['jobs.a.steps.0.uses: No expression can stand here']],
  ['{ on: push, jobs: { a: { uses: b, with: { c: 1 }, secrets: inherit } } }', []],
  [
    '{ on: push, jobs: { a: { uses: b, secrets: all } } }',
    ['jobs.a.secrets: `all` cannot stand here; write one of `inherit`'],
  ],
  ['{ on: push, jobs: { a: { } } }', ['jobs.a: One of `runs-on`, `uses` is missing']],
  ['{ on: { workflow_call: { inputs: { a: {} } } }, jobs: {} }', ['on.workflow_call.inputs.a.type: `type` is missing']],
  ['{ on: push, jobs: {}, env: { A: 1, a: 2 } }', ['env.a: `a` stands there twice; case does not count']],
  [
    '{ on: push, jobs: { a.b: { uses: x } } }',
    ['jobs.a.b: `a.b` is no id; write letters, digits, `_` and `-`, at first a letter or `_`, fewer than 100'],
  ],
  [
    step('run: y, id: 1a'),
    ['jobs.a.steps.0.id: `1a` is no id; write letters, digits, `_` and `-`, at first a letter or `_`, fewer than 100'],
  ],
  ['{ on: push }', ['jobs: `jobs` is missing']],
  ['{ on: { push: { branch: [a] } }, jobs: {} }', ['on.push.branch: There is no `branch` here']],
  [
    '{ on: push, jobs: {}, permissions: { contents: all } }',
    ['permissions.contents: `all` cannot stand here; write one of `read`, `write`, `none`'],
  ],
  [job('env: { "${{ steps.x }}": a }'), ['jobs.a.env.${{ steps.x }}: There is no `steps` here']],
  [step('uses: "${{ \'a/b@v1\' }}"'), []],
  [
    step('run: x, timeout-minutes: "${{ \'5\' }}"'),
    ['jobs.a.steps.0.timeout-minutes: `5` cannot stand here; write a number'],
  ],
  ['{ on: push, jobs: { a: 1 } }', ['jobs.a: `1` cannot stand here; write a map']],
])('%s', (text, misfits) => {
  expect([...misfitsIn(parse(text), workflowForm)].map(({ at, message }) => `${at.join('.')}: ${message}`)).toEqual(
    misfits,
  )
})

it.each([
  ['{ name: a, runs: { using: node24, main: a.js, post-if: always() } }', []],
  [
    '{ name: a, runs: { using: docker, image: Dockerfile, args: ["${{ inputs.a }}", "${{ github.ref }}"] } }',
    ['runs.args.1: There is no `github` here'],
  ],
  ['{ name: a, runs: { using: composite, steps: [{ run: b }] } }', ['runs.steps.0.shell: `shell` is missing']],
  [
    '{ name: a, runs: { using: composite, steps: [{ run: "${{ secrets.A }}", shell: sh }] } }',
    ['runs.steps.0.run: There is no `secrets` here'],
  ],
  ['{ name: a, inputs: { b: { default: "${{ github.token }}" } }, runs: { using: composite, steps: [] } }', []],
  ['{ name: a }', ['runs: `runs` is missing']],
])('%s', (text, misfits) => {
  expect([...misfitsIn(parse(text), actionForm)].map(({ at, message }) => `${at.join('.')}: ${message}`)).toEqual(
    misfits,
  )
})
