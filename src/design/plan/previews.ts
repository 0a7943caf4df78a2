import type { Previews, Release, Stack, Stage } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'
import type { Workload } from '../../model/workload.ts'
import { hostOf } from './stores.ts'

/** More at once would crowd the load balancer and the server that they share. */
const most = 5
/** Nobody looks at a pull request any more that nothing was pushed to for so long. */
const days = 7

/** What pull requests run outside a cluster, where the spec has previews and something could run in one. */
export function previewsOf(
  system: string,
  stages: readonly Stage[],
  stacks: readonly Stack[],
  workloads: readonly Workload[],
  stores: readonly Store[],
): Previews | undefined {
  const stage = stages.find(({ environment }) => environment.kind === 'preview')
  const stack = stacks.find(({ name }) => name === stage?.stack)
  if (!stage || !stack) return undefined
  const running = workloads.filter(
    (workload) => workload.platform !== 'kubernetes' && !withoutPreview(workload, stores),
  )
  if (running.length === 0) return undefined
  const ground = hostOf(stage, stages)
  const used = stores.filter(({ name }) => running.some(({ service }) => service.uses.includes(name)))
  return {
    stage,
    ground,
    path: 'terraform/stacks/preview',
    state: { bucket: stack.state.bucket, region: stack.state.region, before: 'preview/pr-' },
    role: `${system}-${stage.name}-previews`,
    parameter: `/${system}/${stage.name}/ground`,
    before: `${system}-pr-`,
    folder: `${system}/pr-`,
    releases: running.map((workload) => released(system, stage, workload)),
    own: used.filter(({ module }) => module === 'queue' || module === 'table' || module === 'bucket'),
    databases: used
      .filter(({ engine }) => engine === 'postgresql')
      .map((store) => ({
        store,
        server: store.instances[ground.name]?.identifier ?? '',
        task: `${system}-${stage.name}-${store.name}-databases`,
        secret: `${system}/${stage.name}/${store.name}-previews`,
      })),
    shared: used.filter(({ module, engine }) => engine !== 'postgresql' && !lasting.has(module)),
    most,
    days,
  }
}

const lasting: ReadonlySet<string> = new Set(['queue', 'table', 'bucket'])

function released(system: string, stage: Stage, workload: Workload): Release {
  return {
    workload,
    stage,
    name: `${system}-${stage.name}-${workload.name}`,
    logs: `/${system}/${stage.name}/${workload.name}`,
    record: '',
    replicas: { min: 1, max: 1 },
  }
}

/** Why a workload outside a cluster does not run in a preview, where it does not. */
export function withoutPreview({ platform, service }: Workload, stores: readonly Store[]): string | undefined {
  if (platform === 'virtual-machines') return 'it would need an image and machines of its own for every pull request'
  if (service.type === 'job') return 'what runs by the clock runs in one place'
  const [shared] = stores.filter(
    ({ name, engine, module }) => service.uses.includes(name) && (engine === 'stream' || module === 'kafka'),
  )
  if (service.type === 'worker' && shared) return `it would take from \`${shared.name}\` what others wait for`
  return undefined
}
