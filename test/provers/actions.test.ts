import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { prover } from '../../src/provers/actions/prover.ts'
import { dedent } from '../dedent.ts'
import { recordedWorld } from './recorded-world.ts'

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/vendor-languageservice.mjs'])
})

const workflow = (body: string, path = '.github/workflows/ci.yml') => ({ path, text: dedent(body), because: [] })
const sound = `
  on: push
  jobs:
    build:
      runs-on: ubuntu-24.04
      outputs:
        image: \${{ steps.push.outputs.digest }}
      steps:
        - id: push
          uses: docker/build-push-action@53b7df96c91f9c12dcc8a07bcb9ccacbed38856a
        - run: make \${{ vars.TARGET }} TOKEN=\${{ secrets.TOKEN }}
    deploy:
      needs: [build]
      runs-on: ubuntu-24.04
      steps:
        - run: make deploy IMAGE=\${{ needs.build.outputs.image }}
`
const called = workflow(
  `
    on:
      workflow_call:
        inputs:
          environment: { type: string, required: true }
    jobs:
      deploy:
        runs-on: ubuntu-24.04
        steps:
          - run: make deploy ENVIRONMENT=\${{ inputs.environment }}
  `,
  '.github/workflows/deploy.yml',
)
const caller = (given: string, file = 'deploy.yml') =>
  workflow(`
    on: push
    jobs:
      deploy:
        uses: ./.github/workflows/${file}
        with: { ${given} }
  `)

const elsewhere = `
  on: push
  jobs:
    deploy:
      uses: octo/shared/.github/workflows/deploy.yml@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0
      with: { anything: goes }
`

describe("GitHub's workflow validator", () => {
  it('is for workflows and actions', () => {
    const paths = ['.github/workflows/a.yml', 'x/.github/workflows/a.yaml', 'action.yml', '.github/dependabot.yml']
    expect(paths.map((path) => prover.proves({ path, text: '', because: [] }))).toEqual([true, true, true, false])
    expect(prover.available(recordedWorld({}))).resolves.toEqual({ version: expect.stringMatching(/^\d/) })
  })

  it.each([
    ['a sound workflow', workflow(sound), []],
    ['a key that does not exist', workflow(sound.replace('outputs:', 'output:')), [[5, /Unexpected value 'output'/]]],
    ['a job that does not exist', workflow(sound.replace('[build]', '[biuld]')), [[12, /unknown job 'biuld'/]]],
    ['a step that does not exist', workflow(sound.replace('steps.push', 'steps.psuh')), [[6, /psuh/]]],
    ['an expression that does not end', workflow(sound.replace('vars.TARGET', 'format(')), [[10, /Unexpected end/]]],
    ['inputs that fit', caller('environment: staging'), []],
    ['an input that is unknown', caller('environment: staging, colour: red'), [[5, /colour/]]],
    ['a workflow of another repository', workflow(elsewhere), []],
    ['a called workflow that is not there', caller('environment: staging', 'no.yml'), [[4, /Unable to find/]]],
  ] as const)('judges %s', async (_, artifact, faults) => {
    const verdicts = await all([artifact, called])
    const own = verdicts.filter(({ path }) => path === artifact.path)
    if (faults.length === 0) expect(own).toEqual([{ path: artifact.path, outcome: 'proved' }])
    else
      for (const [line, message] of faults)
        expect(own).toContainEqual({
          path: artifact.path,
          outcome: 'refuted',
          line,
          message: expect.stringMatching(message),
        })
    expect(verdicts).toContainEqual({ path: called.path, outcome: 'proved' })
  })

  it('judges a text anew under the path of another', async () => {
    expect(await all([workflow(sound)])).toMatchObject([{ outcome: 'proved' }])
    expect(await all([workflow('on: nothing\njobs: {}\n')])).not.toContainEqual({ outcome: 'proved' })
  })
})

async function all(artifacts: Parameters<typeof prover.prove>[0]) {
  const verdicts = []
  for await (const verdict of prover.prove(artifacts, recordedWorld({}))) verdicts.push(verdict)
  return verdicts
}
