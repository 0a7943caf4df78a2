import { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Job> = {
  title: 'Registry password stands in the workflow',
  why: `Whoever can read the repository can use the registry as the job does, and the history keeps the password after it is
gone from the file. Keep it as a secret, and change it now.`,
  severity: 'critical',
  level: 'default',
  on: Job,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5'],
  sources: ['actionlint/credentials', 'zizmor/hardcoded-container-credentials'],
  *run({ container, services = {} }) {
    const all: { value: unknown; at: Path }[] = Object.entries(services).map(([name, value]) => ({
      value,
      at: ['services', name],
    }))
    for (const { value, at } of [{ value: container, at: ['container'] }, ...all]) {
      const credentials = isMap(value) ? value.credentials : undefined
      const password = isMap(credentials) ? credentials.password : undefined
      if (typeof password === 'string' && password !== '' && !hasHole(password))
        yield {
          at: [...at, 'credentials', 'password'],
          message: 'The password stands here for all to read; keep it as a secret and write `${{ secrets.NAME }}`',
        }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            container:
              image: registry.example.com/build:1
              credentials:
                username: ci
                password: hunter2
            steps:
              - run: make test
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            container:
              image: registry.example.com/build:1
              credentials:
                username: ci
                password: \${{ secrets.REGISTRY_PASSWORD }}
            steps:
              - run: make test
      `,
    },
  ],
}
