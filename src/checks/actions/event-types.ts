/** Activity types by event: workflow schema of @actions/workflow-parser 0.3.61, 2026-11-20. */
const comment = 'created edited deleted'
const pullRequest = `assigned unassigned labeled unlabeled opened edited closed reopened synchronize converted_to_draft locked unlocked
enqueued dequeued milestoned demilestoned ready_for_review review_requested review_request_removed auto_merge_enabled
auto_merge_disabled stacked`

const types: { readonly [event: string]: string } = {
  branch_protection_rule: comment,
  check_run: 'completed created rerequested requested_action',
  check_suite: 'completed',
  discussion: `${comment} transferred pinned unpinned labeled unlabeled locked unlocked category_changed answered unanswered`,
  discussion_comment: comment,
  image_version: 'created ready deleted',
  issue_comment: comment,
  issues: `opened edited deleted transferred pinned unpinned closed reopened assigned unassigned labeled unlabeled locked unlocked
  milestoned demilestoned field_added field_removed typed untyped`,
  label: comment,
  merge_group: 'checks_requested',
  milestone: `${comment} closed opened`,
  project: `${comment} closed reopened`,
  project_card: `${comment} moved converted`,
  project_column: 'created updated moved deleted',
  pull_request: pullRequest,
  pull_request_comment: comment,
  pull_request_review: 'submitted edited dismissed',
  pull_request_review_comment: comment,
  pull_request_target: pullRequest,
  registry_package: 'published updated',
  release: `${comment} published unpublished prereleased released`,
  watch: 'started',
  workflow_run: 'requested completed in_progress',
}

const branches = ['branches', 'branches-ignore']
const paths = ['paths', 'paths-ignore']

/** Filters by event, `types` aside; an event that is not named has none. */
export const filters: { readonly [event: string]: readonly string[] } = {
  push: [...branches, 'tags', 'tags-ignore', ...paths],
  pull_request: [...branches, ...paths],
  pull_request_target: [...branches, ...paths],
  merge_group: branches,
  workflow_run: ['workflows', ...branches],
  image_version: ['names', 'versions'],
  workflow_call: ['inputs', 'outputs', 'secrets'],
  workflow_dispatch: ['inputs'],
}

/** The activity types of an event; `any` where its sender makes them up, nothing where it has none. */
export function typesOf(event: string): readonly string[] | 'any' | undefined {
  if (event === 'repository_dispatch') return 'any'
  return Object.hasOwn(types, event) ? types[event]?.split(/\s+/) : undefined
}
