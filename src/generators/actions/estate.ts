import { releases } from '../../facts/versions.ts'
import { checkout, machine, script, uses } from './steps.ts'

/** The files of this repository against the spec, against each other, and against what would read them. */
export const estate = {
  ...machine(15),
  steps: [
    checkout,
    uses('actions/setup-node', { 'node-version': releases.node.version }),
    script('The version that wrote the files', [
      'version=$(jq --raw-output .generator .devops/lock.json)',
      'npm install --global --ignore-scripts "millwright@$version"',
    ]),
    script('The files still say what devops.yaml says', ['devops generate --check']),
    script('Audit', ['devops audit --format github']),
    script('Prove', ['devops verify']),
  ],
}
