import type { Stack } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { day } from '../weigh.ts'
import { windowDays } from './slos.ts'

/** A budget is reckoned over the whole window of its objective; five days more, so that its last day is not cut off by a compaction. */
export const retentionDays = windowDays + 5

/**
 * Gigabytes for what Prometheus keeps: series / interval * bytes a sample * retention, with a third left free for compaction and
 * the log ahead of it. Series are rules of thumb: what the cluster says of itself, and what each node and each pod adds.
 */
export function diskFor({ name, nodes, stages }: Stack, pods: readonly Workload[], scrapeInterval: number): number {
  const machines = nodes.reduce((sum, { max }) => sum + max, 0)
  const replicas = pods.flatMap((workload) => stages.map((stage) => workload.replicas[stage]?.max ?? 0))
  const containers = replicas.reduce((sum, each) => sum + each, 0)
  const series = perCluster + machines * perNode + containers * perPod
  const bytes = (series / (scrapeInterval / 1000)) * perSample * ((retentionDays * day) / 1000)
  const least = name === 'nonproduction' ? 20 : 50
  return Math.max(least, Math.ceil((bytes * headroom) / 1e9 / 10) * 10)
}

const perCluster = 40_000
const perNode = 1_500
const perPod = 800
/** "Prometheus stores an average of only 1-2 bytes per sample" (its documentation, storage). */
const perSample = 2
const headroom = 1.5
