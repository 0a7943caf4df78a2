import type { Answers } from '../../model/blueprint.ts'
import type { FlagSet, Flags } from '../../model/flags.ts'
import type { Foundation, Stack, Stage } from '../../model/plan.ts'
import type { Alert } from '../../model/watch.ts'
import type { Handed, Platform, Workload } from '../../model/workload.ts'
import { judged } from '../addon.ts'
import { answers } from '../flags.ts'
import { alert } from './alerts.ts'

/** Switches of features, where something answers for them. */
export function flagsOf({ flags }: Answers, stages: readonly Stage[]): Flags | undefined {
  if (flags?.answer !== 'flagd' && flags?.answer !== 'appconfig') return undefined
  const names = [...new Set(stages.map(({ environment }) => environment.name))]
  return {
    tool: flags.answer,
    namespace: 'flags',
    ports: { rpc: 8013, management: 8014, rest: 8016 },
    environments: names.map((name): FlagSet => {
      const own = stages.filter(({ environment }) => environment.name === name)
      return {
        name,
        stages: own.map((stage) => stage.name),
        production: own.some(({ environment }) => environment.kind === 'production'),
        home: `flags/${name}`,
        file: `flags/${name}/flags.json`,
        server: `flagd-${name}`,
      }
    }),
  }
}

/** As the providers of OpenFeature read them: for flagd over gRPC, and for the protocol over HTTP that every language speaks. */
export function flagVariables(flags: Flags | undefined, platform: Platform): Handed[] {
  if (!flags || !answers(flags, platform)) return []
  const { tool, ports, environments, namespace } = flags
  const by = (value: (host: string) => string) =>
    Object.fromEntries(environments.map(({ name, server }) => [name, value(`${server}.${namespace}`)]))
  const address = (name: string, value: (host: string) => string): Handed =>
    tool === 'flagd' ? { name, by: by(value) } : { name, value: value('localhost') }
  return [
    address('FLAGD_HOST', (host) => host),
    { name: 'FLAGD_PORT', value: String(ports.rpc) },
    address('OFREP_ENDPOINT', (host) => `http://${host}:${ports.rest}`),
  ]
}

/** Services go on by the defaults in their code, so nobody is woken. */
export const unanswered = alert(
  'flags-server-failing',
  'flags',
  'ticket',
  'What answers for switches lacks replicas, or does not take those delivered last',
)

export function flagAlerts(decided: Answers, pods: readonly Workload[], flags: Flags | undefined): Alert[] {
  return flags?.tool === 'flagd' && pods.length > 0 && judged(decided) ? [unanswered] : []
}

export function flagGroundOf({ namespace, environments }: Flags, stacks: readonly Stack[]): Foundation {
  const own = stacks.filter(({ stages }) =>
    environments.some((each) => each.stages.some((name) => stages.includes(name))),
  )
  return { name: 'flags', paths: Object.fromEntries(own.map(({ name }) => [name, `flags/stacks/${name}`])), namespace }
}
