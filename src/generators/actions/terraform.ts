import type { Blueprint } from '../../model/blueprint.ts'
import { assume, checkout, run, uses } from './steps.ts'

/**
 * Plans on a pull request, applies what was merged once a person has read the plan, and looks every night whether somebody
 * changed things by hand. The bootstrap is not among the stacks: it makes the roles that run this.
 */
export function terraform({ plan }: Blueprint) {
  const matrix = {
    include: plan.stacks.map(({ name, path, region }) => ({
      stack: name,
      path,
      region,
    })),
  }
  const setup = (role: 'plan' | 'apply') => [
    checkout,
    uses('hashicorp/setup-terraform', { terraform_version: '~> 1.15', terraform_wrapper: false }),
    assume(`${plan.system}-\${{ matrix.stack }}-${role}`, '${{ matrix.region }}'),
    run('Init', 'terraform init -input=false'),
  ]
  // The role that plans cannot read passwords, and a plan needs none.
  const looking = { TF_VAR_read_source_password: 'false' }
  const job = {
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 60,
    permissions: { contents: 'read', 'id-token': 'write' },
    // Named, bash stops at the first command of a pipe that fails.
    defaults: { run: { 'working-directory': '${{ matrix.path }}', shell: 'bash' } },
  }
  const paths = ['terraform/**', '.github/workflows/terraform.yaml']
  return {
    name: 'terraform',
    on: {
      pull_request: { paths },
      push: { branches: [plan.delivery.branch], paths },
      schedule: [{ cron: '17 4 * * *' }],
    },
    permissions: { contents: 'read' },
    concurrency: { group: 'terraform-${{ github.ref }}' },
    jobs: {
      format: {
        if: "github.event_name == 'pull_request'",
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
        if: "github.event_name == 'push' || (github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository)",
        ...job,
        env: looking,
        strategy: { 'fail-fast': false, matrix },
        steps: [
          ...setup('plan'),
          run('Validate', 'terraform validate'),
          run(
            'Plan',
            [
              `echo '\`\`\`' >> "$GITHUB_STEP_SUMMARY"`,
              'terraform plan -input=false -lock=false -no-color | tee -a "$GITHUB_STEP_SUMMARY"',
              `echo '\`\`\`' >> "$GITHUB_STEP_SUMMARY"`,
              '',
            ].join('\n'),
          ),
        ],
      },
      apply: {
        name: 'apply ${{ matrix.stack }}',
        if: "github.event_name == 'push'",
        needs: 'plan',
        ...job,
        // Its reviewers read the plan above. It is made anew here, since a saved plan would hold secrets.
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
