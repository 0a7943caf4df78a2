import { any, boolean, number, type ObjectType, objectOf, string, type Type } from '../../syntax/expression/types.ts'

const texts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, string]))

/** Properties of the contexts: GitHub's "Contexts reference", and @actions/languageservice 0.3.61, read 2026-11-27. */
export const github: ObjectType = objectOf({
  ...texts('action', 'action_path', 'action_ref', 'action_repository', 'action_status', 'actor', 'actor_id', 'api_url'),
  ...texts(
    'artifact_cache_size_limit',
    'base_ref',
    'env',
    'event_name',
    'event_path',
    'graphql_url',
    'head_ref',
    'job',
  ),
  ...texts('job_workflow_sha', 'output', 'path', 'ref', 'ref_name', 'ref_type', 'repository', 'repository_id'),
  ...texts('repository_owner', 'repository_owner_id', 'repository_visibility', 'repositoryUrl', 'retention_days'),
  ...texts('run_attempt', 'run_id', 'run_number', 'secret_source', 'server_url', 'sha', 'state', 'step_summary'),
  ...texts('token', 'triggering_actor', 'workflow', 'workflow_ref', 'workflow_sha', 'workspace', 'environment'),
  event: objectOf({}, any),
  ref_protected: boolean,
})

const container = { id: string, network: string }

export const job: Type = objectOf({
  ...texts('status', 'workflow_file_path', 'workflow_ref', 'workflow_repository', 'workflow_sha'),
  check_run_id: number,
  container: objectOf(container),
  services: objectOf({}, objectOf({ ...container, ports: objectOf({}, string) })),
})

export const runner: Type = objectOf(
  texts('name', 'os', 'arch', 'temp', 'tool_cache', 'debug', 'environment', 'workspace'),
)

export const strategy: Type = objectOf({
  'fail-fast': boolean,
  'job-index': number,
  'job-total': number,
  'max-parallel': number,
})

/** Variables, which steps may add to. */
export const variables: Type = objectOf({}, string)

export function stepWith(outputs: Type): Type {
  return objectOf({ outputs, outcome: string, conclusion: string })
}

export function jobWith(outputs: Type): Type {
  return objectOf({ outputs, result: string })
}

export const anyOutputs: Type = objectOf({}, string)

export function outputsNamed(names: Iterable<string>): Type {
  return objectOf(Object.fromEntries([...names].map((name) => [name, string])))
}

/** The secrets that every workflow has. */
export const ownSecrets = texts('github_token', 'actions_step_debug', 'actions_runner_debug')

export function inputType(declared: unknown): Type {
  return declared === 'boolean' ? boolean : declared === 'number' ? number : declared === undefined ? any : string
}
