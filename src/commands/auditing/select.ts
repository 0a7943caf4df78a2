import type { Check } from '../../checks/check.ts'
import { Fault } from '../../model/fault.ts'
import { matchesGlob } from '../../values/glob.ts'
import { nearest } from '../../values/nearest.ts'

export const parts = [
  'terraform',
  'aws',
  'kubernetes',
  'pipeline',
  'monitoring',
  'docker',
  'shell',
  'secrets',
  'packages',
  'estate',
] as const
export type Part = (typeof parts)[number]

export interface Selection {
  readonly only?: readonly Part[] | undefined
  readonly enable?: readonly string[] | undefined
  readonly disable?: readonly string[] | undefined
  readonly strict?: boolean | undefined
}

/**
 * What runs: the default checks, the strict ones where asked for, what is enabled, less what is disabled. A name goes before
 * a glob, and "disable" before "enable". A name that fits nothing is a fault.
 */
export function selected(
  checks: Readonly<Record<string, Check>>,
  selection: Selection,
): Readonly<Record<string, Check>> {
  const { only, enable = [], disable = [], strict = false } = selection
  const ids = Object.keys(checks)
  for (const glob of [...enable, ...disable])
    if (!isKnown(glob, [...ids, ...Object.keys(own)])) throw unknownCheck(glob, ids)
  return Object.fromEntries(
    Object.entries(checks).filter(
      ([id, { level }]) =>
        isOn(id, level === 'default' || strict, selection) &&
        (!only || only.some((part) => isIn(part, id.slice(0, id.indexOf('/'))))),
    ),
  )
}

export function isOn(id: string, standard: boolean, { enable = [], disable = [] }: Selection): boolean {
  if (disable.includes(id)) return false
  if (enable.includes(id)) return true
  return !matchesGlob(id, disable) && (standard || matchesGlob(id, enable))
}

/** What an audit says beside its checks. */
export const own = {
  'source/unreadable': {
    title: 'File cannot be read as what it claims to be',
    why: 'What a parser stumbles over, the tool that is to use the file stumbles over too, and no check can see what stands below. Correct the text at the place that is shown.',
    severity: 'high',
    sources: ['actionlint/syntax-check'],
  },
  'source/suppression': {
    title: 'Suppression does not work',
    why: 'A comment that means to suppress a finding has to name a check that exists and say why: `# devops: ignore kubernetes/privileged until 2027-01-31: the sidecar needs it`. The day may be left out, the reason may not.',
    severity: 'medium',
  },
  'source/spec': {
    title: 'Spec is wrong',
    why: 'Files below a `devops.yaml` are judged by what it promises. One that is wrong promises nothing.',
    severity: 'high',
  },
} as const

export function unknownCheck(id: string, ids: readonly string[]): Fault {
  const near = nearest(id, ids)
  const ends =
    near.length > 0
      ? near
      : nearest(
          id.slice(id.indexOf('/') + 1),
          ids.map((each) => each.slice(each.indexOf('/') + 1)),
        ).flatMap((end) => ids.filter((each) => each.endsWith(`/${end}`)))
  const help =
    ends.length > 0
      ? `Did you mean ${ends.map((name) => `\`${name}\``).join(' or ')}?`
      : '`devops explain` lists the checks.'
  return new Fault('unknown-check', `there is no check \`${id}\``, help)
}

/** A wing of checks belongs to the part of its name and to those that name it here; one that nobody names is across files. */
const families: Readonly<Partial<Record<Part, readonly string[]>>> = {
  terraform: ['aws', 'azure', 'google'],
  aws: ['cloudformation'],
  kubernetes: ['helm', 'kustomize', 'argo', 'argocd', 'external-secrets', 'velero'],
  pipeline: ['actions', 'gitlab'],
  monitoring: ['prometheus', 'alertmanager', 'grafana'],
  docker: ['compose'],
}

function isIn(part: Part, wing: string): boolean {
  if (part === wing || families[part]?.includes(wing)) return true
  return part === 'estate' && !parts.some((each) => each === wing || families[each]?.includes(wing))
}

function isKnown(glob: string, ids: readonly string[]): boolean {
  return ids.some((id) => matchesGlob(id, glob))
}
