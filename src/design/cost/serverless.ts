import { fargateSize } from '../../facts/fargate.ts'
import type { Flags } from '../../model/flags.ts'
import type { Planned, Release } from '../../model/plan.ts'
import type { Shift } from '../../model/rollout.ts'
import type { Service } from '../../model/spec.ts'
import { parseQuantity } from '../../values/quantity.ts'
import { answers, besideTask } from '../flags.ts'
import { machineFor } from '../machine.ts'
import { type At, type Line, monthHours, monthSeconds } from './line.ts'

/** What runs without a cluster of ours. Work by the clock, and what waits for the loss of a region, is too little to count. */
export function serverlessLines({ releases, stacks, shifts, flags }: Planned): Line[] {
  return releases.flatMap((release) => {
    const { workload, stage, replicas } = release
    const stack = stacks.find(({ name }) => name === stage.stack)
    if (!stack || workload.service.type === 'job') return []
    const at = { stack: stack.name, region: stack.region }
    const what = `\`${workload.name}\` in ${stage.name}`
    if (workload.platform === 'functions')
      return stage.environment.kind === 'production' && !stage.standsInFor ? functions(workload.service, at, what) : []
    return [
      ...(workload.platform === 'containers'
        ? [
            ...fargate(release, at, what, flags),
            ...twice(release, shifts, at, what, flags),
            ...switched(release, flags, at, what),
          ]
        : machines(release, at, what)),
      ...(stack.nats === 0
        ? [{ ...at, what: `Public addresses of ${what}`, sku: 'public-ipv4/idle', quantity: replicas.min }]
        : []),
    ]
  })
}

function fargate({ workload, replicas }: Release, at: At, what: string, flags: Flags | undefined): Line[] {
  const { requests } = workload
  const beside = flags && answers(flags, workload.platform) ? besideTask : 0
  const { cpu, memory } = fargateSize(parseQuantity(requests.cpu) ?? 0, (parseQuantity(requests.memory) ?? 0) + beside)
  return [
    { ...at, what: `Processor of ${what}`, sku: 'fargate/vcpu', quantity: (replicas.min * cpu) / 1024 },
    { ...at, what: `Memory of ${what}`, sku: 'fargate/memory', quantity: (replicas.min * memory) / 1024 },
  ]
}

/** The agent beside each task asks every 45 seconds. */
function switched({ workload, replicas }: Release, flags: Flags | undefined, at: At, what: string): Line[] {
  if (!flags || !answers(flags, workload.platform)) return []
  const quantity = (replicas.min * monthSeconds) / 45 / 1e6
  return [{ ...at, what: `Flags that ${what} asks AppConfig for`, sku: 'appconfig/requests', quantity }]
}

/** The second set of tasks, for as long as a release has two. */
function twice(release: Release, shifts: readonly Shift[], at: At, what: string, flags: Flags | undefined): Line[] {
  const { workload, stage } = release
  const shift = shifts.find(({ service, stages }) => service === workload.name && stages.includes(stage.name))
  if (!shift) return []
  const share = (shift.minutes * releasesAMonth) / 60 / monthHours
  return fargate(release, at, `a second set of ${what}`, flags).map((line) => ({
    ...line,
    quantity: line.quantity * share,
    assumed: `${releasesAMonth} releases a month, each for ${shift.minutes} minutes`,
  }))
}

const releasesAMonth = 20

function functions({ traffic, public: open }: Service, at: At, what: string): Line[] {
  const calls = traffic.average * monthSeconds
  return [
    { ...at, what: `Calls of ${what}`, sku: 'lambda/requests', quantity: calls / 1e6 },
    {
      ...at,
      what: `Work of ${what}`,
      sku: 'lambda/duration/arm',
      quantity: calls * 0.05,
      assumed: '100 ms with 512 MB for each call',
    },
    ...(open
      ? [{ ...at, what: `Calls of ${what} at the API gateway`, sku: 'apigateway/http', quantity: calls / 1e6 }]
      : []),
  ]
}

function machines({ workload, replicas }: Release, at: At, what: string): Line[] {
  const machine = machineFor(workload.requests)
  return [
    { ...at, what: `Machines of ${what} (${machine})`, sku: `ec2/${machine}`, quantity: replicas.min },
    { ...at, what: `Disks of ${what}`, sku: 'ebs/gp3', quantity: replicas.min * 20, assumed: '20 GB each' },
  ]
}
