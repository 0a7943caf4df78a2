import type { Previews, Release } from '../../../model/plan.ts'
import type { Workload } from '../../../model/workload.ts'
import { type Attributes, call, ref, template, type Value } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { storeSecret } from './stores.ts'

/** One label below the host of the stage, so that one certificate is enough for all of them. */
export function hostOf({ name }: Workload, { stage }: Previews): Value {
  return template`${name}-${ref('var.number')}.${stage.host}`
}

/** One that is taken away needs none. */
export function digest({ workload }: Release): Value {
  return call('lookup', ref('var.images'), workload.name, 'gone')
}

/** Addresses of the secrets that a release reads, by their names in the plan. */
export function addressesOf({ workload }: Release, previews: Previews): Record<string, Value> {
  const names = new Set(workload.environment.flatMap((each) => ('secret' in each ? [each.secret] : [])))
  return Object.fromEntries(
    [...names].flatMap((name): [string, Value][] => {
      if (name === workload.secret?.name) return [[name, ref(`local.ground.secrets["${workload.name}"]`)]]
      const own = [...previews.own, ...previews.databases.map(({ store }) => store)].find(
        (each) => each.secret.name === name,
      )
      if (own) return [[name, storeSecret(own, previews)]]
      return previews.shared.some((each) => each.secret.name === name)
        ? [[name, ref(`local.ground.shared["${name}"]`)]]
        : []
    }),
  )
}

/** Variables of a task from secrets. */
export function secretsOf(release: Release, previews: Previews): Attributes {
  const addresses = addressesOf(release, previews)
  return Object.fromEntries(
    release.workload.environment.flatMap((each) => {
      const address = 'key' in each ? addresses[each.secret] : undefined
      return address && 'key' in each ? [[each.name, template`${address}:${each.key}::`]] : []
    }),
  )
}

/** What stands before a service starts: its secrets have values, its load balancer knows it, and who brings its tables has brought them. */
export function waits({ workload, stage }: Release, { releases, databases }: Previews): Attributes {
  const used = databases.filter(({ store }) => workload.service.uses.includes(store.name))
  const bringing = releases.filter(
    (each) => each.workload.migration && used.some(({ store }) => each.workload.service.uses.includes(store.name)),
  )
  const before = [
    ...used.map(({ store }) => `aws_secretsmanager_secret_version.${label(store.name)}`),
    ...(workload.hosts[stage.name] && workload.platform === 'containers'
      ? [`module.${label(workload.name)}_target`]
      : []),
    ...(workload.migration ? [] : bringing.map((each) => `module.${label(each.workload.name)}`)),
  ]
  return before.length > 0 ? { depends_on: before.map(ref) } : {}
}
