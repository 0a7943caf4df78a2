import { releases } from '../../facts/versions.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Service } from '../../model/spec.ts'
import { checkout, run, type Step, uses } from './steps.ts'
import { toolchain } from './toolchain.ts'

/** What every pull request must pass. */
export function check({ spec, plan }: Blueprint) {
  return {
    name: 'check',
    on: { pull_request: {}, push: { branches: [plan.delivery.branch] } },
    permissions: { contents: 'read' },
    concurrency: { group: 'check-${{ github.ref }}', 'cancel-in-progress': true },
    jobs: {
      ...Object.fromEntries(spec.services.map((service) => [service.name, serviceJob(service, spec.data)])),
      security: {
        'runs-on': 'ubuntu-24.04',
        'timeout-minutes': 20,
        steps: [
          checkout,
          uses(
            'aquasecurity/trivy-action',
            {
              'scan-type': 'fs',
              scanners: 'vuln,secret',
              severity: 'CRITICAL,HIGH',
              'exit-code': '1',
              'ignore-unfixed': true,
            },
            { name: 'Known vulnerabilities, and secrets that were committed' },
          ),
        ],
      },
      estate: {
        'runs-on': 'ubuntu-24.04',
        'timeout-minutes': 15,
        steps: [
          checkout,
          uses('actions/setup-node', { 'node-version': releases.node.version }),
          run('The files still say what devops.yaml says', 'npx --yes millwright generate --check'),
          run('Audit', 'npx --yes millwright audit --format github'),
          run('Prove', 'npx --yes millwright verify'),
        ],
      },
    },
  }
}

function serviceJob({ name, path, runtime, uses: used }: Service, data: Blueprint['spec']['data']) {
  const { setup, install, steps } = toolchain(runtime, path)
  const needed = data.filter((store) => used.includes(store.name))
  const containers = needed.flatMap(({ name, engine }) =>
    engine in services ? [[name, services[engine as keyof typeof services]] as const] : [],
  )
  return {
    name,
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 20,
    defaults: { run: { 'working-directory': path } },
    ...(containers.length > 0 && {
      services: Object.fromEntries(containers.map(([store, { container }]) => [store, container])),
    }),
    steps: [
      checkout,
      ...setup,
      run('Install', install),
      ...steps.map(
        ({ name: title, script }): Step =>
          run(
            title,
            script,
            title === 'Test' && containers.length > 0
              ? { env: Object.assign({}, ...containers.map(([store, { env }]) => env(store))) }
              : {},
          ),
      ),
    ],
  }
}

/** The real thing beside the tests, of the version that runs, open to nobody else. Each gets a port of its own. */
const services = {
  postgresql: {
    container: {
      image: `docker.io/library/postgres:${releases.postgresql.version}`,
      env: { POSTGRES_HOST_AUTH_METHOD: 'trust' },
      ports: ['5432'],
      options: '--health-cmd pg_isready --health-interval 5s --health-timeout 5s --health-retries 10',
    },
    env: (name: string) => ({
      [`${prefix(name)}_HOST`]: 'localhost',
      [`${prefix(name)}_PORT`]: portOf(name, 5432),
      [`${prefix(name)}_DATABASE`]: 'postgres',
      [`${prefix(name)}_USERNAME`]: 'postgres',
    }),
  },
  redis: {
    container: {
      image: `docker.io/valkey/valkey:${releases.valkey.version}`,
      ports: ['6379'],
      options: '--health-cmd "valkey-cli ping" --health-interval 5s --health-timeout 5s --health-retries 10',
    },
    env: (name: string) => ({ [`${prefix(name)}_HOST`]: 'localhost', [`${prefix(name)}_PORT`]: portOf(name, 6379) }),
  },
} as const

function portOf(name: string, port: number): string {
  return `\${{ job.services['${name}'].ports['${port}'] }}`
}

function prefix(name: string): string {
  return name.toUpperCase().replaceAll('-', '_')
}
