import { checkout, machine, run, script } from './steps.ts'
import type { Toolchain } from './toolchains/toolchain.ts'

/** Percent of the lines. */
const leastCoverage = 80

/** What the services of one toolchain must pass: called with the directory of each. */
export function tests({ name, setup, install, lint, build, test, covered, audit }: Toolchain) {
  const path = '${{ inputs.path }}'
  const job = (minutes: number) => ({ ...machine(minutes), defaults: { run: { 'working-directory': path } } })
  const ready = [checkout, ...setup(path), run('Install', install)]
  return {
    name: `test ${name}`,
    on: {
      workflow_call: { inputs: { path: { description: 'Directory of the service', type: 'string', required: true } } },
    },
    permissions: { contents: 'read' },
    jobs: {
      lint: { ...job(15), steps: [...ready, run('Lint', lint), ...(build ? [run('Build', build)] : [])] },
      unit: {
        ...job(20),
        steps: [
          ...ready,
          run('Test', test),
          script(`Coverage of ${leastCoverage} % at least`, [
            `covered=$(${covered})`,
            'echo "The tests run $covered % of the lines." >> "$GITHUB_STEP_SUMMARY"',
            `awk -v covered="$covered" 'BEGIN { exit !(covered + 0 >= ${leastCoverage}) }' && exit 0`,
            `echo "::error::the tests run $covered % of the lines; the least is ${leastCoverage} %"`,
            'exit 1',
          ]),
        ],
      },
      ...(audit && { audit: { ...job(15), steps: [...ready, run('Packages with known holes', audit)] } }),
    },
  }
}
