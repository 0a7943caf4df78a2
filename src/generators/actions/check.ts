import type { Blueprint } from '../../model/blueprint.ts'
import { changes, whereTouched } from './changes.ts'
import { containerJob } from './container.ts'
import { estate } from './estate.ts'
import { flagsJob } from './flags.ts'
import { integrationJob } from './integration.ts'
import { migrating, migrationsJob } from './migrations.ts'
import { testsPath } from './paths.ts'
import { analysis, dependencies, encrypted, holes, secrets } from './scans.ts'
import { machine, script } from './steps.ts'
import { toolchains } from './toolchains/toolchains.ts'

/** What every pull request must pass. One job at the end speaks for all: the rules of the branch ask for it alone. */
export function check({ spec, plan, ...rest }: Blueprint) {
  const migrated = migrating(plan, spec.services)
  const jobs = {
    changes: changes(spec.services),
    ...Object.fromEntries(spec.services.flatMap((service) => serviceJobs(service, plan.stores))),
    ...(plan.workloads.length > 0 && { image: containerJob({ spec, plan, ...rest }) }),
    ...(migrated.length > 0 && { migrations: migrationsJob(migrated) }),
    ...analysis(spec.services),
    dependencies,
    secrets,
    ...(plan.encrypted && { encrypted }),
    holes,
    ...(plan.flags && { flags: flagsJob }),
    estate,
  }
  return {
    name: 'check',
    on: {
      pull_request: {},
      merge_group: {},
      push: { branches: [plan.delivery.branch], 'paths-ignore': ['kubernetes/overlays/*/images/**'] },
    },
    permissions: { contents: 'read' },
    concurrency: {
      group: 'check-${{ github.ref }}',
      'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
    },
    jobs: { ...jobs, passed: passed(Object.keys(jobs)) },
  }
}

function serviceJobs(service: Blueprint['spec']['services'][number], stores: Blueprint['plan']['stores']) {
  const { name, path, runtime } = service
  const integration = integrationJob(service, stores)
  return [
    [name, { ...whereTouched(service), uses: `./${testsPath(toolchains[runtime])}`, with: { path } }],
    ...(integration ? [[`${name}-integration`, { ...whereTouched(service), ...integration }]] : []),
  ]
}

/** A job that was not needed is no fault; one that failed, or never ran because another failed, is. */
function passed(needs: readonly string[]) {
  return {
    name: 'check',
    if: 'always()',
    needs,
    ...machine(5),
    steps: [
      script(
        'Everything passed',
        [`jq --exit-status 'all(.[]; .result == "success" or .result == "skipped")' <<< "$RESULTS"`],
        { env: { RESULTS: '${{ toJSON(needs) }}' } },
      ),
    ],
  }
}
