import { expect, it } from 'vitest'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { reader } from './reader.ts'

const workflow = `
on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - id: push
        run: make
      - run: make again
      - not a step: 1
  deploy:
    uses: ./.github/workflows/deploy.yml
  broken: 7
`

it('finds workflows, jobs, steps and what they use', () => {
  expect(sightings('shop/.github/workflows/ci.yml', workflow)).toEqual([
    'actions/workflow ci.yml 0',
    'actions/trigger ci.yml/push 0.on',
    'actions/job ci.yml/build 0.jobs.build',
    'actions/job-run ci.yml/build 0.jobs.build',
    'actions/step ci.yml/build/actions/checkout@v7 0.jobs.build.steps.0',
    'actions/use ci.yml/build/actions/checkout@v7 0.jobs.build.steps.0',
    'actions/step ci.yml/build/push 0.jobs.build.steps.1',
    'pipeline/script ci.yml/build/push 0.jobs.build.steps.1',
    'actions/step ci.yml/build/3 0.jobs.build.steps.2',
    'pipeline/script ci.yml/build/3 0.jobs.build.steps.2',
    'actions/step ci.yml/build/4 0.jobs.build.steps.3',
    'actions/job ci.yml/deploy 0.jobs.deploy',
    'actions/use ci.yml/deploy 0.jobs.deploy',
    'actions/job-run ci.yml/deploy 0.jobs.deploy',
  ])
})

it('finds the steps of an action', () => {
  const action = 'runs:\n  using: composite\n  steps:\n    - { id: a, run: make, shell: bash }\n'
  expect(sightings('tools/action.yml', action)).toEqual([
    'actions/action tools/action.yml 0',
    'actions/step tools/action.yml/a 0.runs.steps.0',
    'pipeline/script tools/action.yml/a 0.runs.steps.0',
  ])
})

it.each([
  ['.github/workflows/a.yml', '.'],
  ['shop/.github/workflows/a.yml', 'shop'],
  ['.github/actions/a/action.yml', '.'],
  ['tools/action.yml', 'tools'],
])('takes %s for a part of %s', (path, scope) => {
  expect(reader.scope?.(yaml.parse({ path, text: workflow }))).toBe(scope)
})

it.each(['', '[]', 'jobs: 7', 'a: [', '- jobs: {}'])('leaves %j alone', (text) => {
  expect(sightings('.github/workflows/a.yml', text)).toEqual([])
})

function sightings(path: string, text: string): string[] {
  const tree = yaml.parse({ path, text })
  if (!reader.claims?.(tree)) return []
  return [...reader.read(tree)].map(({ kind, name, path: at }) => `${kind.id} ${name} ${at.join('.')}`)
}
