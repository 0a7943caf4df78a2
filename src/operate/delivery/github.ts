import type { Told } from '../../model/delivery.ts'
import { mapIn, textIn, timeIn } from './reading.ts'

/** How an event of GitHub's webhook is read. */
export interface GithubOptions {
  /** Runs of the workflow of this name are deliveries; absent where deployments are. */
  readonly workflow?: string
  /** The environment of a workflow that names none. */
  readonly production: string
  readonly now: Date
}

/** A delivery as `deployment`, `deployment_status` or `workflow_run` tells of it; `undefined` of what is none. */
export function githubDelivery(event: string, body: unknown, options: GithubOptions): Told | undefined {
  const payload = mapIn(body)
  const repository = textIn(mapIn(payload.repository).full_name)
  if (!repository) return undefined
  if (event === 'workflow_run') return ofRun(mapIn(payload.workflow_run), payload.action, repository, options)
  if (event !== 'deployment' && event !== 'deployment_status') return undefined
  return ofDeployment(mapIn(payload.deployment), mapIn(payload.deployment_status), repository, options)
}

type Json = ReturnType<typeof mapIn>

function ofDeployment(
  deployment: Json,
  told: Json,
  repository: string,
  { workflow, now }: GithubOptions,
): Told | undefined {
  const id = textIn(deployment.id)
  const environment = textIn(told.environment) ?? textIn(deployment.environment)
  const status = statusOf(textIn(told.state) ?? 'pending')
  if (workflow !== undefined || !id || !environment || !status) return undefined
  const commit = textIn(deployment.sha) ?? ''
  const custom = mapIn(deployment.payload)
  const url = textIn(told.target_url) ?? textIn(told.log_url)
  const by = textIn(mapIn(deployment.creator).login)
  return {
    key: `github/${repository}/deployment/${id}`,
    service: textIn(custom.service) ?? repository.split('/').at(-1) ?? repository,
    environment,
    version: textIn(custom.version) ?? commit.slice(0, 12),
    status,
    at: timeIn(told.created_at) ?? timeIn(deployment.created_at) ?? now,
    source: 'github',
    ...(by && { by: `github:${by}` }),
    ...(url && /^https?:\/\//.test(url) && { url }),
    changes: commit === '' ? [] : [{ commit }],
  }
}

/** `inactive` says that a newer one took its place, which the newer one says itself. */
function statusOf(state: string): Told['status'] | undefined {
  if (state === 'success') return 'succeeded'
  if (state === 'failure' || state === 'error') return 'failed'
  return ['pending', 'queued', 'in_progress', 'waiting'].includes(state) ? 'started' : undefined
}

function ofRun(run: Json, action: unknown, repository: string, options: GithubOptions): Told | undefined {
  const id = textIn(run.id)
  if (options.workflow === undefined || run.name !== options.workflow || !id) return undefined
  const done = action === 'completed'
  const conclusion = textIn(run.conclusion)
  if (done && conclusion !== 'success' && conclusion !== 'failure') return undefined
  const commit = textIn(run.head_sha) ?? ''
  const committed = timeIn(mapIn(run.head_commit).timestamp)
  const url = textIn(run.html_url)
  const by = textIn(mapIn(run.actor).login)
  return {
    key: `github/${repository}/run/${id}/${textIn(run.run_attempt) ?? '1'}`,
    service: repository.split('/').at(-1) ?? repository,
    environment: options.production,
    version: commit.slice(0, 12),
    status: done ? (conclusion === 'success' ? 'succeeded' : 'failed') : 'started',
    at: timeIn(done ? run.updated_at : run.run_started_at) ?? options.now,
    source: 'github',
    ...(by && { by: `github:${by}` }),
    ...(url && /^https?:\/\//.test(url) && { url }),
    changes: commit === '' ? [] : [{ commit, ...(committed && { at: committed }) }],
  }
}
