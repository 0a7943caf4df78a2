import type { Service } from '../../model/spec.ts'
import { machine, script, uses } from './steps.ts'

/** Says of each service whether a pull request touches it; what is merged is always looked at as a whole. */
export function changes(services: readonly Service[]) {
  return {
    ...machine(5),
    outputs: Object.fromEntries(services.map(({ name }) => [name, `\${{ steps.paths.outputs.${name} }}`])),
    steps: [
      uses('actions/checkout', { 'fetch-depth': 2, 'persist-credentials': false }),
      script(
        'Which services are touched',
        [
          'touched() {',
          '  [ "$GITHUB_EVENT_NAME" != pull_request ] || ! git diff --quiet HEAD^1 HEAD -- "$1" .github && echo true || echo false',
          '}',
          '{',
          ...services.map(({ name, path }) => `  echo "${name}=$(touched ${path})"`),
          '} >> "$GITHUB_OUTPUT"',
        ],
        { id: 'paths' },
      ),
    ],
  }
}

/** For a job that is about one service. */
export function whereTouched({ name }: Service) {
  return { needs: 'changes', if: `needs.changes.outputs.${name} == 'true'` }
}
