/** What `uses` names: a repository at a ref, and the directory or workflow inside it. */
export interface Reference {
  /** `owner/name`, as written. */
  readonly repository: string
  readonly path: string
  readonly ref: string
}

/** `undefined` for what stands in this repository (`./x`), for images (`docker://x`) and for what is no reference. */
export function parseReference(uses: string): Reference | undefined {
  const match = /^([\w.-]+\/[\w.-]+)((?:\/[^@\s]*)?)@(\S+)$/.exec(uses)
  if (!match || uses.startsWith('.')) return undefined
  const [, repository = '', path = '', ref = ''] = match
  return { repository, path: path.replace(/^\//, ''), ref }
}

/** A whole commit: the only ref that nobody can move. */
export function isCommit(ref: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref)
}

/** The repositories of GitHub itself. */
export function isOfficial(repository: string): boolean {
  return /^(?:actions|github)\//i.test(repository)
}

/** Names are compared as GitHub does: without regard to case. */
export function isAction(uses: string | undefined, name: string): boolean {
  const reference = uses === undefined ? undefined : parseReference(uses)
  return reference !== undefined && reference.repository.toLowerCase() === name && reference.path === ''
}
