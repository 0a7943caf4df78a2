import { allowedIn } from './allowed.ts'
import type { Form } from './form.ts'

const text: Form = { is: 'text' }
const filled: Form = { is: 'text', filled: true }
const id: Form = { is: 'text', filled: true, id: true, allowed: { contexts: [], functions: [] } }
const flag: Form = { is: 'flag' }
const number: Form = { is: 'number' }
const anything: Form = { is: 'anything' }
const nothing: Form = { is: 'nothing' }
const one = (...of: readonly Form[]): Form => ({ is: 'one', of })
const list = (of: Form): Form => ({ is: 'list', of })
const names = one(filled, list(filled))
const word = (...values: readonly string[]): Form => ({ is: 'text', values })
const map = (keys: { readonly [key: string]: Form }, ...must: readonly string[]): Form & { is: 'map' } => ({
  is: 'map',
  keys,
  must,
})
const mapOf = (others: Form): Form => ({ is: 'map', keys: {}, others })
const condition: Form = { is: 'text', condition: true }

const any = word('read', 'write', 'none')
const permissions = one(
  word('read-all', 'write-all'),
  map({
    ...{ actions: any, 'artifact-metadata': any, attestations: any, checks: any, 'code-quality': any, contents: any },
    ...{
      deployments: any,
      discussions: any,
      drives: any,
      issues: any,
      packages: any,
      pages: any,
      'pull-requests': any,
    },
    ...{ 'repository-projects': any, 'security-events': any, statuses: any },
    ...{ 'copilot-requests': word('write', 'none'), 'id-token': word('write', 'none') },
    ...{ models: word('read', 'none'), 'vulnerability-alerts': word('read', 'none') },
  }),
)
const concurrency = map({ group: filled, 'cancel-in-progress': flag, queue: word('single', 'max') }, 'group')
const shell = map({ shell: filled, 'working-directory': filled })

const container = {
  ...{ image: filled, options: text, ports: list(filled), volumes: list(filled) },
  env: mapOf({ ...text, allowed: allowedIn.jobOutput }),
  credentials: { ...map({ username: filled, password: filled }), allowed: allowedIn.credentials },
}

const step = {
  name: text,
  id,
  if: { ...condition, allowed: allowedIn.stepIf },
  'timeout-minutes': number,
  'continue-on-error': flag,
  env: mapOf(text),
}

const steps: Form = {
  ...list(
    one(
      map(
        {
          ...step,
          run: text,
          'working-directory': text,
          shell: { ...filled, allowed: { contexts: [], functions: [] } },
        },
        'run',
      ),
      map({ ...step, uses: { ...filled, allowed: { contexts: [], functions: [] } }, with: mapOf(text) }, 'uses'),
    ),
  ),
  allowed: allowedIn.step,
}

const job = {
  name: { ...text, allowed: allowedIn.job },
  needs: names,
  if: { ...condition, allowed: allowedIn.jobIf },
  permissions,
  concurrency: { ...one(filled, concurrency), allowed: allowedIn.job },
  strategy: {
    ...map({
      'fail-fast': flag,
      'max-parallel': number,
      matrix: {
        is: 'map',
        keys: { include: list(mapOf(anything)), exclude: list(mapOf(anything)) },
        others: list(anything),
      },
    }),
    allowed: allowedIn.strategy,
  },
} satisfies { readonly [key: string]: Form }

const running = map(
  {
    ...job,
    'runs-on': { ...one(names, map({ group: filled, labels: names })), allowed: allowedIn.job },
    'timeout-minutes': { ...number, allowed: allowedIn.job },
    'cancel-timeout-minutes': { ...number, allowed: allowedIn.job },
    'continue-on-error': { ...flag, allowed: allowedIn.job },
    container: { ...one(text, map(container)), allowed: allowedIn.job },
    services: { ...mapOf(one(filled, map({ ...container, entrypoint: text, command: text }))), allowed: allowedIn.job },
    env: { ...mapOf(text), allowed: allowedIn.jobEnv },
    environment: {
      ...one(text, map({ name: text, url: { ...text, allowed: allowedIn.environmentUrl }, deployment: flag }, 'name')),
      allowed: allowedIn.job,
    },
    outputs: mapOf({ ...text, allowed: allowedIn.jobOutput }),
    defaults: map({ run: { ...shell, allowed: allowedIn.jobDefaults } }),
    steps,
    snapshot: one(
      filled,
      map({ 'image-name': filled, if: { ...condition, allowed: allowedIn.job }, version: filled }, 'image-name'),
    ),
  },
  'runs-on',
)

const calling = map(
  {
    ...job,
    uses: filled,
    with: { ...mapOf(one(text, flag, number)), allowed: allowedIn.job },
    secrets: one(word('inherit'), { ...mapOf(one(text, flag, number)), allowed: allowedIn.jobEnv }),
  },
  'uses',
)

const call = map({
  inputs: mapOf(
    map(
      {
        description: text,
        type: word('string', 'boolean', 'number'),
        required: flag,
        default: { ...one(text, flag, number), allowed: allowedIn.workflow },
      },
      'type',
    ),
  ),
  secrets: mapOf(one(nothing, map({ description: text, required: flag }))),
  outputs: mapOf(map({ description: text, value: { ...text, allowed: allowedIn.workflowOutput } }, 'value')),
})

const branches = { branches: names, 'branches-ignore': names }
const changes = { ...branches, tags: names, 'tags-ignore': names, paths: names, 'paths-ignore': names }
const optional = (keys: { readonly [key: string]: Form }) => one(nothing, map(keys))

/** The events that can say more than their types. */
const events = {
  push: optional(changes),
  pull_request: optional({ types: names, ...branches, paths: names, 'paths-ignore': names }),
  pull_request_target: optional({ types: names, ...branches, paths: names, 'paths-ignore': names }),
  merge_group: optional({ types: names, branches: names, 'branches-ignore': names }),
  image_version: optional({ types: names, names, versions: names }),
  workflow_run: optional({ types: names, workflows: names, ...branches }),
  schedule: one(nothing, list(map({ cron: filled, timezone: filled }, 'cron'))),
  workflow_call: one(nothing, call),
  workflow_dispatch: optional({
    inputs: one(
      nothing,
      mapOf(
        one(
          nothing,
          map({
            ...{ description: text, required: flag, default: one(text, flag, number), deprecationMessage: text },
            type: word('string', 'boolean', 'number', 'choice', 'environment'),
            options: list(filled),
          }),
        ),
      ),
    ),
  }),
}

/** A workflow as GitHub takes it. Which other events there are is judged by a check of its own. */
export const workflowForm: Form = map(
  {
    on: one(filled, list(filled), { is: 'map', keys: events, others: anything }),
    name: text,
    description: text,
    'run-name': { ...text, allowed: allowedIn.workflow },
    defaults: map({ run: shell }),
    env: { ...mapOf(text), allowed: allowedIn.workflowEnv },
    permissions,
    concurrency: { ...one(text, concurrency), allowed: allowedIn.workflow },
    jobs: { is: 'map', keys: {}, others: one(running, calling), ids: true },
  },
  'on',
  'jobs',
)
