import type { Answers } from '../../model/blueprint.ts'
import type { Stack } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { LogSearch, Logs, SearchDomain, Traces } from '../../model/watch.ts'
import { searchDisk } from '../sizes.ts'
import { logBytesADay, traceDisk } from '../volume.ts'

/** A domain of its own: what an application searches must not suffer from what it logs. */
export function logSearchOf(
  spec: Spec,
  decided: Answers,
  stacks: readonly Stack[],
  logs: Logs | undefined,
  traces: Traces | undefined,
): LogSearch | undefined {
  if (logs?.to !== 'opensearch' || decided.cluster?.answer !== 'eks') return undefined
  const name = 'log-search'
  return {
    secret: {
      name,
      remote: Object.fromEntries(stacks.map((stack) => [stack.name, `${spec.name}/${stack.name}/${name}`])),
      keys: (['host', 'endpoint', 'region', 'roles'] as const).map((key) => ({
        key,
        variable: `LOG_SEARCH_${key.toUpperCase()}`,
        secret: false,
      })),
    },
    domains: Object.fromEntries(stacks.map((stack) => [stack.name, domainOf(spec, stack, logs, traces)])),
    paths: Object.fromEntries(stacks.map((stack) => [stack.name, `logs/search/${stack.name}`])),
    keeper: `${name}-keeper`,
    reader: `${name}-reader`,
  }
}

function domainOf(spec: Spec, { name, purpose }: Stack, logs: Logs, traces: Traces | undefined): SearchDomain {
  const small = purpose === 'nonproduction'
  // What the platform says of itself is a gigabyte a day, whatever the services do.
  const daily = (small ? 0 : logBytesADay(spec) / 1e9) + 1
  const days = small ? logs.shortDays : logs.days
  const hotDays = Math.min(days, hottest)
  const kept = daily * hotDays + (traces?.searched && !small ? traceDisk(spec) : 0)
  const least = small ? 1 : 3
  // A node bears a disk of a terabyte; more of them go into each zone together.
  const nodes = least * Math.max(1, Math.ceil(searchDisk(kept, least) / 1000))
  const cold = daily * (days - hotDays)
  return {
    identifier: identifierOf(spec.name, name),
    type: small ? 't3.medium.search' : kept > 200 ? 'r7g.large.search' : 'm7g.large.search',
    nodes,
    disk: searchDisk(kept, nodes),
    hotDays,
    ...(cold > 0 && { warm: warmOf(cold), masters: 'm7g.medium.search' }),
  }
}

/** After a month hardly anybody looks; what must be kept for longer costs a fifth in S3. */
const hottest = 30

/** Each keeps one and a half terabytes, the large ones twenty. Two at least: AWS asks for them. */
function warmOf(gigabytes: number) {
  const medium = Math.ceil(gigabytes / 1500)
  return medium <= 10
    ? { type: 'ultrawarm1.medium.search', nodes: Math.max(2, medium), gigabytes: Math.ceil(gigabytes) }
    : {
        type: 'ultrawarm1.large.search',
        nodes: Math.max(2, Math.ceil(gigabytes / 20_000)),
        gigabytes: Math.ceil(gigabytes),
      }
}

/** Names of domains end after 28 characters. */
function identifierOf(system: string, stack: string): string {
  const rest = `-${stack}-logs`
  return `${system.slice(0, 28 - rest.length).replace(/-+$/, '')}${rest}`
}
