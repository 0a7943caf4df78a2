import { toolImages, tools } from '../../facts/tools.ts'
import type { Service } from '../../model/spec.ts'
import { checkout, machine, run, script, uses } from './steps.ts'
import { toolchains, toolchainsOf } from './toolchains/toolchains.ts'

/** What reads the code for faults that lead to holes. The rules of the branch wait for what it finds. */
export function analysis(services: readonly Service[]) {
  const unknown = services.filter(({ runtime }) => toolchains[runtime].codeql === undefined)
  return {
    codeql: {
      name: 'code analysis of ${{ matrix.language }}',
      ...machine(45),
      permissions: { actions: 'read', contents: 'read', 'security-events': 'write' },
      strategy: {
        'fail-fast': false,
        matrix: { language: ['actions', ...toolchainsOf(services).flatMap(({ codeql }) => codeql ?? [])] },
      },
      steps: [
        checkout,
        uses('github/codeql-action/init', {
          languages: '${{ matrix.language }}',
          queries: 'security-extended',
          // Only Go has to be built to be understood.
          'build-mode': "${{ matrix.language == 'go' && 'autobuild' || 'none' }}",
        }),
        uses('github/codeql-action/analyze', { category: '/language:${{ matrix.language }}' }),
      ],
    },
    ...(unknown.length > 0 && {
      semgrep: {
        name: 'code analysis of what CodeQL does not know',
        ...machine(30),
        steps: [
          checkout,
          run(
            'Analyse',
            `pipx run semgrep==${tools.semgrep.version} scan --config p/security-audit --error --metrics off ${unknown.map(({ path }) => path).join(' ')}`,
          ),
        ],
      },
    }),
  }
}

/** A package with a known hole is refused before it comes in. */
export const dependencies = {
  name: 'new dependencies',
  if: "github.event_name == 'pull_request'",
  ...machine(10),
  steps: [checkout, uses('actions/dependency-review-action', { 'fail-on-severity': 'high' })],
}

/** Every commit of a pull request, and all of them after a merge: what was taken out again still stands in the history. */
export const secrets = {
  name: 'secrets in the history',
  ...machine(15),
  steps: [
    uses('actions/checkout', { 'fetch-depth': 0, 'persist-credentials': false }),
    script('Search', [
      'range=()',
      '[ "$GITHUB_EVENT_NAME" != pull_request ] || range=(--log-opts=HEAD^1..HEAD)',
      `docker run --rm --network none --volume "$PWD:/code:ro" ${toolImages.gitleaks.image} git --redact --no-banner "\${range[@]}" /code`,
    ]),
  ],
}

/** What is kept in the repository is kept encrypted. */
export const encrypted = {
  name: 'secrets are encrypted',
  ...machine(5),
  steps: [checkout, run('Look', 'scripts/secrets/check.sh')],
}

/** Packages in lock files, and secrets in files. */
export const holes = {
  name: 'known holes',
  ...machine(15),
  steps: [
    checkout,
    uses('aquasecurity/trivy-action', {
      'scan-type': 'fs',
      scanners: 'vuln,secret',
      severity: 'CRITICAL,HIGH',
      'exit-code': '1',
      'ignore-unfixed': true,
    }),
  ],
}
