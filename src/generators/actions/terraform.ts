import type { Blueprint } from '../../model/blueprint.ts'
import { assume, checkout, run, uses } from './steps.ts'

/** Plans on a pull request, applies what was merged, and looks every night whether somebody changed things by hand. */
export function terraform({ plan }: Blueprint) {
  const matrix = {
    include: plan.stacks.map(({ name, path, region }) => ({ stack: name, path, region })),
  }
  // Anybody may open a pull request, so what plans may look and no more; what applies waits for a person.
  const setup = (purpose: 'plan' | 'apply') => [
    checkout,
    uses('hashicorp/setup-terraform', { terraform_version: '~> 1.15', terraform_wrapper: false }),
    assume(`${plan.system}-\${{ matrix.stack }}-${purpose}`, '${{ matrix.region }}'),
    run('Init', 'terraform init -input=false'),
  ]
  // The role that plans cannot read passwords, and a plan needs none.
  const looking = { TF_VAR_read_source_password: 'false' }
  const job = {
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 60,
    permissions: { contents: 'read', 'id-token': 'write' },
    defaults: { run: { 'working-directory': '${{ matrix.path }}' } },
  }
  return {
    name: 'terraform',
    on: {
      pull_request: { paths: ['terraform/**'] },
      push: { branches: [plan.delivery.branch], paths: ['terraform/**'] },
      schedule: [{ cron: '17 4 * * *' }],
    },
    permissions: { contents: 'read' },
    concurrency: { group: 'terraform-${{ github.ref }}' },
    jobs: {
      format: {
        'runs-on': 'ubuntu-24.04',
        'timeout-minutes': 10,
        steps: [
          checkout,
          uses('hashicorp/setup-terraform', { terraform_version: '~> 1.15' }),
          run('Format', 'terraform fmt -check -recursive terraform'),
        ],
      },
      plan: {
        name: 'plan ${{ matrix.stack }}',
        if: "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository",
        ...job,
        env: looking,
        strategy: { matrix },
        steps: [
          ...setup('plan'),
          run('Validate', 'terraform validate'),
          run('Plan', 'terraform plan -input=false -lock=false -no-color | tee -a "$GITHUB_STEP_SUMMARY"'),
        ],
      },
      apply: {
        name: 'apply ${{ matrix.stack }}',
        if: "github.event_name == 'push'",
        ...job,
        environment: 'infrastructure-${{ matrix.stack }}',
        strategy: { 'max-parallel': 1, matrix },
        steps: [...setup('apply'), run('Apply', 'terraform apply -input=false -auto-approve')],
      },
      drift: {
        name: 'drift of ${{ matrix.stack }}',
        if: "github.event_name == 'schedule'",
        ...job,
        env: looking,
        strategy: { 'fail-fast': false, matrix },
        steps: [
          ...setup('plan'),
          // Exit code 2 says that something differs, and fails the run.
          run('Nothing differs from what was applied', 'terraform plan -input=false -lock=false -detailed-exitcode'),
        ],
      },
    },
  }
}
