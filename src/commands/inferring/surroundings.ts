import { kindOf } from '../../design/environments.ts'
import type { SourceFile } from '../../model/source.ts'
import type { World } from '../../model/world.ts'
import type { Said } from './draft.ts'

export interface Surroundings {
  readonly repository?: Said<string>
  readonly branch?: Said<string>
  readonly region?: Said<string>
  readonly account?: Said<string>
  readonly domain?: Said<string>
  readonly environments?: Said<readonly string[]>
}

/** What configuration, pipelines and git say of where the system lives. */
export async function surroundingsOf(
  world: World,
  directory: string,
  files: readonly SourceFile[],
): Promise<Surroundings> {
  const config = (await world.files.read(`${directory}/.git/config`)) ?? ''
  const head = (await world.files.read(`${directory}/.git/refs/remotes/origin/HEAD`)) ?? ''
  const remote = /github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\s*$/m.exec(config)?.[1]
  const branch = /refs\/remotes\/origin\/([\w./-]+)/.exec(head)?.[1]
  const infrastructure = files.filter(({ path }) => /\.(?:tf|tofu|tfvars|ya?ml)$/.test(path))
  const registry = first(infrastructure, /\b(\d{12})\.dkr\.ecr\.([a-z]{2}-[a-z]+-\d)\.amazonaws\.com/)
  const region =
    first(
      files.filter(({ path }) => /\.(?:tf|tofu|tfvars)$/.test(path)),
      /\bregion"?\s*=\s*"([a-z]{2}-[a-z]+-\d)"/,
    ) ??
    first(
      files.filter(({ path }) => /\.(?:tf|tofu|tfvars)$/.test(path)),
      /\bdefault\s*=\s*"([a-z]{2}-(?:north|south|east|west|central)[a-z]*-\d)"/,
    ) ??
    first(infrastructure, /\b(?:aws-region|AWS_REGION|AWS_DEFAULT_REGION)\s*:\s*["']?([a-z]{2}-[a-z]+-\d)/)
  const host = first(
    infrastructure.filter(({ text }) => /^kind:\s*(?:Ingress|HTTPRoute)\s*$/m.test(text)),
    /^\s*(?:-\s+)?(?:host|hostnames):\s*(?:\[\s*|\n\s*-\s+)?["']?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,20})/m,
  )
  const environments = environmentsIn(files)
  return {
    ...(remote && { repository: { value: `github.com/${remote}`, because: 'the remote in .git/config' } }),
    ...(branch && branch !== 'main' && { branch: { value: branch, because: 'the default branch of origin' } }),
    ...(registry && { account: { value: registry.match[1] ?? '', because: `${registry.path} names its registry` } }),
    ...(region
      ? { region: { value: region.match[1] ?? '', because: `stands in ${region.path}` } }
      : registry && { region: { value: registry.match[2] ?? '', because: `${registry.path} names a registry there` } }),
    ...(host && { domain: { value: host.match[1] ?? '', because: `stands in ${host.path}` } }),
    ...(environments && { environments }),
  }
}

function first(
  files: readonly SourceFile[],
  pattern: RegExp,
): { readonly match: RegExpExecArray; readonly path: string } | undefined {
  for (const { path, text } of files) {
    const match = pattern.exec(text.slice(0, 500_000))
    if (match) return { match, path }
  }
  return undefined
}

/** Names of environments that workflows deploy to, or that have a directory or a variable file of their own. */
function environmentsIn(files: readonly SourceFile[]): Said<readonly string[]> | undefined {
  const found = new Map<string, string>()
  for (const { path, text } of files) {
    const named =
      /(?:^|\/)(?:overlays|environments|envs)\/([\w-]+)[./]/.exec(path)?.[1] ?? /([\w-]+)\.tfvars$/.exec(path)?.[1]
    const deployed = /\.github\/workflows\//.test(path)
      ? [...text.matchAll(/^\s*environment:\s*(?:\n\s*name:\s*)?["']?([\w-]+)/gm)].map(([, name]) => name)
      : []
    for (const name of [named, ...deployed]) if (name && kindOf(name) && !found.has(name)) found.set(name, path)
  }
  if (found.size === 0) return undefined
  const order = ['development', 'staging', 'production', 'preview']
  const names = [...found.keys()].sort((a, b) => order.indexOf(kindOf(a) ?? '') - order.indexOf(kindOf(b) ?? ''))
  if (!names.some((name) => kindOf(name) === 'production')) names.push('production')
  return { value: names, because: `named in ${[...new Set(found.values())].slice(0, 3).join(', ')}` }
}
