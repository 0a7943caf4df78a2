import { allowedIn } from './allowed.ts'
import type { Form } from './form.ts'

const text: Form = { is: 'text' }
const filled: Form = { is: 'text', filled: true }
const anything: Form = { is: 'anything' }
const map = (keys: { readonly [key: string]: Form }, ...must: readonly string[]): Form & { is: 'map' } => ({
  is: 'map',
  keys,
  must,
})
const mapOf = (others: Form): Form => ({ is: 'map', keys: {}, others })
const condition: Form = { is: 'text', condition: true, allowed: allowedIn.actionIf }

const step = {
  name: text,
  id: { is: 'text', filled: true, id: true },
  if: condition,
  env: mapOf(text),
  'continue-on-error': { is: 'flag' },
} satisfies {
  readonly [key: string]: Form
}

const steps: Form = {
  is: 'list',
  of: {
    is: 'one',
    of: [
      map({ ...step, run: text, shell: text, 'working-directory': text }, 'run', 'shell'),
      map({ ...step, uses: filled, with: mapOf(text) }, 'uses'),
    ],
  },
  allowed: allowedIn.actionStep,
}

const docker = map(
  {
    ...{ using: filled, image: filled, entrypoint: filled },
    args: { is: 'list', of: { ...text, allowed: allowedIn.actionRun } },
    env: { ...mapOf(text), allowed: allowedIn.actionRun },
    ...{ 'pre-entrypoint': filled, 'pre-if': condition, 'post-entrypoint': filled, 'post-if': condition },
  },
  'using',
  'image',
)
const node = map(
  { using: filled, main: filled, pre: filled, 'pre-if': condition, post: filled, 'post-if': condition },
  'using',
  'main',
)

/** An action as GitHub takes it. */
export const actionForm: Form = {
  ...map(
    {
      name: text,
      inputs: mapOf({ is: 'map', keys: { default: { ...text, allowed: allowedIn.actionInput } }, others: anything }),
      outputs: mapOf({ is: 'map', keys: { value: { ...text, allowed: allowedIn.actionOutput } }, others: anything }),
      runs: { is: 'one', of: [docker, node, map({ using: filled, steps }, 'using', 'steps')] },
    },
    'runs',
  ),
  others: anything,
}
