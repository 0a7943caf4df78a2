import { Role, RoleBinding } from '../../kinds/kubernetes/access.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'

type Rule = NonNullable<NonNullable<Role['rules']>[number]>

/** What a rule has to give; each of the lists is met by one entry, or by a star. */
export interface Grant {
  readonly groups: readonly string[]
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
}

export interface GrantRow extends Pick<Check, 'title' | 'why' | 'severity' | 'sources' | 'controls'> {
  /** All of these, each by a rule of its own. */
  readonly grants: readonly Grant[]
  /** A rule that names the objects does not count. */
  readonly unnamed?: true
  /** A rule that gives everything is reported too. */
  readonly everything?: true
  /** Only such a rule is. */
  readonly wholly?: true
  /** What its subjects may do, as in "may read every Secret". */
  readonly says: string
  readonly bad: string
  readonly good: string
}

/**
 * Checks of what roles give: shown at the binding where one in these files hands the role out, else at the rule.
 * Strict, all of them: operators and people need such rights, and what has to be asked is who has them.
 */
export function grantChecks(
  rows: Readonly<Record<string, GrantRow>>,
): Readonly<Record<string, Check<Role | RoleBinding>>> {
  return Object.fromEntries(
    Object.entries(rows).map(([key, { grants, unnamed, everything, wholly, says, bad, good, ...row }]) => [
      key,
      {
        ...row,
        level: 'strict',
        on: [Role, RoleBinding],
        *run(subject: Role | RoleBinding, { resource, estate }) {
          const given = (role: Role): number[] => {
            const found = grants.map((grant) =>
              (role.rules ?? []).findIndex(
                (rule) =>
                  rule &&
                  gives(rule, grant) &&
                  !(unnamed && rule.resourceNames?.length) &&
                  (wholly ? isEverything(rule) : everything || !isEverything(rule)),
              ),
            )
            return found.includes(-1) ? [] : found
          }
          if (isBinding(resource)) {
            const { roleRef, subjects = [], metadata } = resource.data
            if (subjects.length === 0 || isBuiltInName(metadata?.name)) return
            for (const role of inReachBy(estate, Role, resource, nameOfRole).get(`${roleRef?.kind}/${roleRef?.name}`) ??
              []) {
              const [index] = given(role.resource.data)
              if (index === undefined) continue
              yield {
                at: ['roleRef', 'name'],
                message: `\`${subjects[0]?.name}\`${subjects.length > 1 ? ` and ${subjects.length - 1} more` : ''} ${says}`,
                related: [
                  { resource: role.resource, at: ['rules', index, 'verbs'], message: 'the rule that allows it' },
                ],
              }
              return
            }
          } else {
            const role = subject as Role
            const [index] = given(role)
            const key = `${role.kind}/${role.metadata?.name}`
            if (
              index === undefined ||
              isBuiltIn(role) ||
              inReachBy(estate, RoleBinding, resource, roleOfBinding).has(key)
            )
              return
            yield { at: ['rules', index, 'verbs'], message: `who has \`${role.metadata?.name}\` ${says}` }
          }
        },
        examples: [{ bad: manifest(bad), good: manifest(good) }],
      },
    ]),
  )
}

function isBinding(resource: Resource<Role | RoleBinding>): resource is Resource<RoleBinding> {
  return resource.kind.id === RoleBinding.id
}

/** Names that every cluster comes with. */
function isBuiltInName(name: string | undefined): boolean {
  return name === undefined || /^(?:cluster-admin|admin|edit|view)$|^(?:system|gce):/.test(name)
}

function isBuiltIn({ metadata }: Role): boolean {
  return isBuiltInName(metadata?.name)
}

export function gives(rule: Rule, { groups, resources, verbs }: Grant): boolean {
  return (
    meets(rule.apiGroups, groups) &&
    meets(rule.verbs, verbs) &&
    (rule.resources ?? []).some(
      (each) =>
        each === '*' || (each !== undefined && resources.some((wanted) => wanted === each || starred(wanted) === each)),
    )
  )
}

export function isEverything({ apiGroups = [], resources = [], verbs = [] }: Rule): boolean {
  const all =
    verbs.includes('*') ||
    ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'].every((verb) => verbs.includes(verb))
  return all && apiGroups.includes('*') && resources.includes('*')
}

function meets(list: readonly (string | undefined)[] = [], wanted: readonly string[]): boolean {
  return list.some((each) => each === '*' || (each !== undefined && wanted.includes(each)))
}

/** Every resource that has the subresource: `*\/exec`. */
function starred(resource: string): string | undefined {
  const slash = resource.indexOf('/')
  return slash < 0 ? undefined : `*${resource.slice(slash)}`
}

export function nameOfRole({ data }: Resource<Role>): string {
  return `${data.kind}/${data.metadata?.name}`
}

function roleOfBinding({ data }: Resource<RoleBinding>): string {
  return `${data.roleRef?.kind}/${data.roleRef?.name}`
}

function manifest(rules: string): string {
  return `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: agent }
        rules:
          ${rules}
      `
}
