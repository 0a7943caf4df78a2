import type { TerraformBody } from '../../kinds/terraform.ts'
import { blockIn, blocksIn, numberIn, textIn } from '../body.ts'
import type { Line } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'
import { fargate } from './eks.ts'

/** Services on machines of ours cost what the machines cost. */
export const rule: Rule = {
  title: 'ECS services on Fargate',
  types: {
    *aws_ecs_service(thing) {
      const provider = providerOf(thing)
      if (provider === undefined || !provider.startsWith('FARGATE')) return
      const task = thing.referred(thing.body.task_definition, 'aws_ecs_task_definition') ?? fromTaskSet(thing)
      const count = numberIn(thing.body.desired_count) ?? 0
      yield* tasks(task?.body ?? {}, count, provider === 'FARGATE_SPOT')
    },
  },
}

/** `FARGATE`, `FARGATE_SPOT`, `EC2`, as the service says, or as its cluster does for those that say nothing. */
function providerOf(thing: Thing): string | undefined {
  const { launch_type, capacity_provider_strategy, cluster } = thing.body
  const said = textIn(launch_type) ?? textIn(blockIn(capacity_provider_strategy).capacity_provider)
  if (said !== undefined) return said
  const of = thing.referred(cluster, 'aws_ecs_cluster')
  if (!of) return undefined
  const strategies = [of, ...of.referring('aws_ecs_cluster_capacity_providers', 'cluster_name')]
  for (const { body } of strategies) {
    const standard = textIn(blocksIn(body.default_capacity_provider_strategy)[0]?.capacity_provider)
    const first = Array.isArray(body.capacity_providers) ? textIn(body.capacity_providers[0]) : undefined
    if (standard ?? first) return standard ?? first
  }
  return undefined
}

function fromTaskSet(thing: Thing): Thing | undefined {
  const [set] = thing.referring('aws_ecs_task_set', 'service')
  return set?.referred(set.body.task_definition, 'aws_ecs_task_definition')
}

function tasks({ cpu, memory, runtime_platform }: TerraformBody, count: number, spot: boolean): Iterable<Line> {
  const cores = amountIn(cpu, 'vcpu', 1024)
  const gigabytes = amountIn(memory, 'gb', 1024)
  const arm = textIn(blockIn(runtime_platform).cpu_architecture) === 'ARM64'
  return fargate(count, cores ?? 0.25, gigabytes ?? 0.5, {
    arm,
    spot,
    ...((cores === undefined || gigabytes === undefined) && { assumed: 'the smallest task' }),
  })
}

/** `1024` and `1 vCPU` are one of it; `2 GB` is two. */
function amountIn(value: unknown, unit: string, parts: number): number | undefined {
  const plain = numberIn(value)
  if (plain !== undefined) return plain / parts
  const [, amount, named] = /^\s*([\d.]+)\s*([a-z]+)\s*$/i.exec(textIn(value) ?? '') ?? []
  return amount !== undefined && named?.toLowerCase() === unit ? Number(amount) : undefined
}
