import type { Blueprint } from '../../model/blueprint.ts'

/** App of GitHub Actions, by whom the check must have been run: anybody with write access could else set a status of that name. */
const githubActions = 15_368

/** Rules of the branch. The app that delivers is let through by name, which only its owner knows: `docs/pipeline.md` says how. */
export function ruleset({ plan, spec }: Blueprint) {
  const alone = spec.team.engineers < 2
  return {
    name: plan.delivery.branch,
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: [`refs/heads/${plan.delivery.branch}`], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      { type: 'required_linear_history' },
      {
        type: 'pull_request',
        parameters: {
          allowed_merge_methods: ['squash'],
          required_approving_review_count: alone ? 0 : 1,
          dismiss_stale_reviews_on_push: true,
          require_code_owner_review: !alone,
          require_last_push_approval: !alone,
          required_review_thread_resolution: true,
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: true,
          required_status_checks: [{ context: 'check', integration_id: githubActions }],
        },
      },
      {
        type: 'code_scanning',
        parameters: {
          code_scanning_tools: [
            { tool: 'CodeQL', security_alerts_threshold: 'high_or_higher', alerts_threshold: 'errors' },
          ],
        },
      },
    ],
  }
}

/** Who must have seen a change. GitHub knows people and teams, `devops.yaml` neither: the team is called like the system until you say otherwise. */
export function codeowners({ plan }: Blueprint): string {
  const [owner = ''] = plan.delivery.repository.split('/')
  const team = `@${owner}/${plan.system}`
  const guarded = [
    '.github/',
    'delivery/',
    'terraform/',
    'kubernetes/',
    'argocd/',
    'flux/',
    'rollouts/',
    'secrets/',
    'devops.yaml',
  ]
  return [
    '# Yours: who must have seen a change. No generation touches this file.',
    `* ${team}`,
    '',
    '# What changes production, and what decides who may.',
    ...guarded.map((path) => `/${path} ${team}`),
    '',
  ].join('\n')
}
