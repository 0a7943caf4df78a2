import type { Blueprint } from '../../model/blueprint.ts'
import { issueJob } from './issue.ts'
import { commentJob, noted } from './plan-comment.ts'
import { assume, checkout, machine, run, script, uses } from './steps.ts'

/** Terraform as the pipeline runs it. */
export const version = { terraform_version: '~> 1.15', terraform_wrapper: false }
const paths = ['terraform/**', '.github/workflows/terraform.yaml']
const fromHere =
  "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository"

/**
 * Plans on a pull request, applies what was merged once a person has read the plan, and looks every night whether somebody
 * changed things by hand. The bootstrap is not among the stacks: it makes the roles that run this.
 */
export function terraform({ plan }: Blueprint) {
  const matrix = { include: plan.stacks.map(({ name, path, region }) => ({ stack: name, path, region })) }
  const setup = (role: 'plan' | 'apply') => [
    checkout,
    uses('hashicorp/setup-terraform', version),
    assume(`${plan.system}-\${{ matrix.stack }}-${role}`, '${{ matrix.region }}'),
    // Providers are those whose checksums were committed.
    run('Init', 'terraform init -input=false -lockfile=readonly'),
  ]
  const job = {
    ...machine(60),
    permissions: { contents: 'read', 'id-token': 'write' },
    // Named, bash stops at the first command of a pipe that fails.
    defaults: { run: { 'working-directory': '${{ matrix.path }}', shell: 'bash' } },
  }
  // The role that plans cannot read passwords, and a plan needs none.
  const looking = { TF_VAR_read_source_password: 'false' }
  return {
    name: 'terraform',
    on: {
      pull_request: { paths },
      push: { branches: [plan.delivery.branch], paths },
      schedule: [{ cron: '17 4 * * *' }],
    },
    permissions: { contents: 'read' },
    // One run waits at most: a nightly look must not take the place of an apply that waits for its reviewers.
    concurrency: { group: 'terraform-${{ github.event_name }}-${{ github.ref }}' },
    jobs: {
      form: form([...plan.stacks, ...(plan.previews ? [plan.previews] : [])].map(({ path }) => path)),
      plan: {
        name: 'plan ${{ matrix.stack }}',
        if: `github.event_name == 'push' || (${fromHere})`,
        ...job,
        env: looking,
        strategy: { 'fail-fast': false, matrix },
        steps: [
          ...setup('plan'),
          script('Plan', ['terraform plan -input=false -lock=false -no-color | tee "$RUNNER_TEMP/plan.txt"'], {
            id: 'plan',
          }),
          ...noted,
        ],
      },
      comment: commentJob(fromHere),
      apply: {
        name: 'apply ${{ matrix.stack }}',
        if: "github.event_name == 'push'",
        needs: 'plan',
        ...job,
        // Its reviewers read the plan above. It is made anew here, since a saved plan would hold secrets.
        environment: 'infrastructure-${{ matrix.stack }}',
        concurrency: { group: 'apply-${{ matrix.stack }}' },
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
          run(
            'Nothing differs from what was applied',
            'terraform plan -input=false -lock=false -no-color -detailed-exitcode',
          ),
        ],
      },
      issue: issueJob({
        needs: ['drift'],
        label: 'drift',
        title: 'What runs is not what the branch says',
        body: 'Somebody changed something by hand, or an apply did not end. Take the change into the branch, or apply what the branch says. The run shows what differs:',
      }),
    },
  }
}

/** What needs no credentials, so that a fork gets it too. */
function form(stacks: readonly string[]) {
  return {
    name: 'form',
    if: "github.event_name == 'pull_request'",
    ...machine(15),
    steps: [
      checkout,
      uses('hashicorp/setup-terraform', version),
      run('Format', 'terraform fmt -check -recursive terraform'),
      script('Validate', [
        `for stack in ${stacks.join(' ')}; do`,
        '  terraform -chdir="$stack" init -backend=false -input=false -lockfile=readonly',
        '  terraform -chdir="$stack" validate',
        'done',
      ]),
    ],
  }
}
