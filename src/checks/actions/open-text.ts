/** Whether a context is filled by people without rights: GitHub's guide to secure use, read 2026-11-21. */
export function isOpenText(name: string): boolean {
  return /^github\.head_ref$/i.test(name) || (/^github\.event\./i.test(name) && field.test(name))
}

/** Whether all of an object is shown in which such text stands, as `toJSON(github.event)` does. */
export function holdsOpenText(name: string): boolean {
  return /^github(?:\.event(?:\.(?:issue|pull_request|discussion|comment|review|head_commit|commits|workflow_run|pages))?)?$/i.test(
    name,
  )
}

const field =
  /\.(?:(?:issue|pull_request|discussion)\.(?:title|body)|(?:comment|review)\.body|page_name|(?:head_commit|commits\.[\w*]+)\.(?:message|(?:author|committer)\.(?:email|name))|head\.(?:ref|label)|head\.repo\.(?:default_branch|description)|workflow_run\.(?:head_branch|display_title|head_commit\.message|head_commit\.author\.(?:email|name)|head_repository\.description))$/i

/** Outputs that hold names of files or other text of a pull request, by action: the documentation of each, read 2026-11-27. */
export const openOutputs: { readonly [action: string]: RegExp } = {
  'tj-actions/changed-files': /_files$|^all_/i,
  'tj-actions/branch-names': /^(?:current_branch|head_ref_branch|ref_branch)$/i,
  'trilom/file-changes-action': /^files/i,
  'jitterbit/get-changed-files': /./,
  'dorny/paths-filter': /_files$/i,
  'masesgroup/retrieve-changed-files': /./,
  'lots0logs/gh-action-get-changed-files': /./,
  'khan/pull-request-comment-trigger': /^comment_body$/i,
  'potiuk/get-workflow-origin': /^(?:sourceHeadBranch|targetBranch)$/i,
  'xt0rted/pull-request-comment-branch': /^(?:head_ref|ref)$/i,
}

/** Inputs that an action runs as code: the documentation of each, read 2026-11-27. */
export const codeInputs: { readonly [action: string]: readonly string[] } = {
  'actions/github-script': ['script'],
  'azure/cli': ['inlineScript'],
  'azure/powershell': ['inlineScript'],
  'amadevus/pwsh-script': ['script'],
  'appleboy/ssh-action': ['script'],
  'addnab/docker-run-action': ['run'],
  'cardinalby/js-eval-action': ['expression'],
  'jannekem/run-python-script-action': ['script'],
  'nick-fields/retry': ['command'],
  'nick-invision/retry': ['command'],
  'mikefarah/yq': ['cmd'],
  'sergeysova/jq-action': ['cmd'],
}
