import type { Job, Workflow } from '../../kinds/actions.ts'
import { eventsOf, needsOf } from './surroundings.ts'

/** Whether a job runs for each pull request: neither it nor one that it waits for has a condition, other than one that asks for just that. */
export function alwaysOnPullRequest(workflow: Workflow, id: string): boolean {
  if (!eventsOf(workflow.on).some(({ name }) => name === 'pull_request')) return false
  const open = [id]
  const seen = new Set<string>()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const job = workflow.jobs[next]
    if (!job || (job.if !== undefined && !asksForPullRequest(job))) return false
    open.push(...needsOf(job).map(({ name }) => name))
  }
  return true
}

export function asksForPullRequest(job: Job): boolean {
  return /^\s*(?:\$\{\{)?\s*github\.event_name\s*==\s*'pull_request'\s*(?:\}\})?\s*$/.test(job.if ?? '')
}
