import { toolImages, tools } from '../../facts/tools.ts'
import { releases } from '../../facts/versions.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import { checkoutAt, machine, own, run, script, uses } from './steps.ts'

const revision = '${{ inputs.revision }}'
const text = (description: string) => ({ description, type: 'string', required: true }) as const

/** What is tried on a running stage; when all of it passes, the commit carries the status `proved/<stage>`. */
export function prove({ plan }: Blueprint) {
  const pages = plan.sites.length > 0
  const tried = { answers, e2e, dast, ...(pages && { budget }) }
  return {
    name: 'prove',
    on: {
      workflow_call: {
        inputs: {
          stage: text('Name of the stage'),
          revision: text('Commit that it runs'),
          url: text('Where people go'),
          targets: text('Addresses to scan, as a list in JSON'),
          ...(pages && { pages: text('Frontends, as a list of names with addresses in JSON') }),
        },
      },
    },
    permissions: { contents: 'read' },
    jobs: { ...tried, proved: proved(Object.keys(tried)) },
  }
}

const answers = {
  ...machine(25),
  steps: [
    checkoutAt(revision),
    own('answers', { urls: "${{ join(fromJSON(inputs.targets), ' ') }}", revision }, { name: 'It runs' }),
  ],
}

const written = "hashFiles('e2e/package-lock.json')"

const e2e = {
  name: 'end to end',
  needs: 'answers',
  ...machine(45),
  steps: [
    checkoutAt(revision),
    script('No tests yet', ['echo "::warning::there are no tests in e2e: nobody has gone the ways of a user"'], {
      if: `${written} == ''`,
    }),
    uses(
      'actions/setup-node',
      { 'node-version': releases.node.version, 'package-manager-cache': false },
      { if: `${written} != ''` },
    ),
    script('Test', ['npm ci', 'npx playwright install --with-deps chromium', 'npx playwright test'], {
      if: `${written} != ''`,
      'working-directory': 'e2e',
      env: { BASE_URL: '${{ inputs.url }}' },
    }),
    uses(
      'actions/upload-artifact',
      {
        name: 'end-to-end-${{ inputs.stage }}',
        path: 'e2e/playwright-report',
        'if-no-files-found': 'ignore',
        'retention-days': 7,
      },
      { if: 'failure()' },
    ),
  ],
}

const dast = {
  name: 'scan of ${{ matrix.target }}',
  needs: 'answers',
  ...machine(30),
  strategy: { 'fail-fast': false, matrix: { target: '${{ fromJSON(inputs.targets) }}' } },
  steps: [
    checkoutAt(revision),
    script('Prepare', ['mkdir scan', 'cp .github/zap.tsv scan/', 'chmod --recursive a+rwX scan']),
    run(
      'Scan from outside',
      `docker run --rm --volume "$PWD/scan:/zap/wrk:rw" ${toolImages.zap.image} zap-baseline.py -I -c zap.tsv -w report.md -t "$TARGET"`,
      { env: { TARGET: '${{ matrix.target }}' } },
    ),
    run('Report', 'cat scan/report.md >> "$GITHUB_STEP_SUMMARY"', { if: '!cancelled()' }),
  ],
}

const budget = {
  name: 'performance budget of ${{ matrix.name }}',
  needs: 'answers',
  ...machine(20),
  strategy: { 'fail-fast': false, matrix: { include: '${{ fromJSON(inputs.pages) }}' } },
  steps: [
    checkoutAt(revision),
    uses('actions/setup-node', { 'node-version': releases.node.version, 'package-manager-cache': false }),
    run(
      'Measure',
      `npx --yes @lhci/cli@${tools.lighthouseCi.version} autorun --config=".github/lighthouse/$NAME.json" --collect.url="$URL"`,
      { env: { NAME: '${{ matrix.name }}', URL: '${{ matrix.url }}' } },
    ),
  ],
}

function proved(needs: readonly string[]) {
  return {
    needs,
    ...machine(5),
    permissions: { statuses: 'write' },
    steps: [
      run(
        'Say so',
        'gh api "repos/$GITHUB_REPOSITORY/statuses/$REVISION" --field state=success --field context="proved/$STAGE" --field target_url="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"',
        { env: { GH_TOKEN: '${{ github.token }}', REVISION: revision, STAGE: '${{ inputs.stage }}' } },
      ),
    ],
  }
}
