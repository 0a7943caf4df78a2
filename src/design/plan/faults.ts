import type { Fault, Plan, Stack } from '../../model/plan.ts'

type World = Pick<Plan, 'chaos' | 'releases' | 'stores' | 'slos' | 'edges'>

/** What AWS breaks when a person says so: one task, one machine, the writing instance of a database, a zone. */
export function faultsOf({ chaos, releases, stores, slos, edges }: World, stacks: readonly Stack[]): Fault[] {
  const stack = stacks.find(({ name }) => name === chaos?.stack)
  if (chaos?.tool !== 'fis' || !stack) return []
  const own = releases.filter(
    ({ stage, workload }) =>
      stage.name === chaos.stage && workload.service.type !== 'job' && workload.platform !== 'functions',
  )
  const judged = (names: readonly string[]) =>
    slos.filter(({ service, kind }) => names.includes(service) && kind !== 'probe').map(({ name }) => name)
  const callers = (name: string) => edges.filter(({ to }) => to === name).map(({ from }) => from)
  const faults: Fault[] = [
    ...own.map(
      ({ workload, name }): Fault => ({
        kind: workload.platform === 'containers' ? 'task' : 'machine',
        name: `stop-${workload.name}`,
        title: `One ${workload.platform === 'containers' ? 'task' : 'machine'} of ${workload.name} is stopped without a word`,
        of: name,
        judges: judged([workload.name, ...callers(workload.name)]),
      }),
    ),
    ...stores
      .filter(({ module, instances }) => databases.has(module) && instances[chaos.stage]?.multiZone)
      .map(
        (store): Fault => ({
          kind: store.module === 'aurora' ? 'cluster' : 'instance',
          name: `failover-${store.name}`,
          title: `${store.name} goes over to its other zone`,
          of: store.name,
          judges: judged(own.map(({ workload }) => workload.name).filter((each) => callers(store.name).includes(each))),
        }),
      ),
    ...(own.length > 0 && stack.zones.length > 1
      ? [
          {
            kind: 'zone' as const,
            name: 'zone',
            title: `Nothing in ${stack.zones[0]} reaches the other zones for five minutes`,
            of: stack.zones[0] ?? '',
            judges: judged(own.map(({ workload }) => workload.name)),
          },
        ]
      : []),
  ]
  // What no objective judges would prove nothing, and nothing would stop it.
  return faults.filter(({ judges }) => judges.length > 0)
}

const databases: ReadonlySet<string> = new Set(['database', 'aurora'])
