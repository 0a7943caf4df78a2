import type { Plan } from '../../model/plan.ts'
import type { AlertKind } from '../../model/watch.ts'
import type { Advice } from './store-advice.ts'

/** Of the domain that keeps lines of logs: nobody outside waits for it, and lines wait on the nodes for a while. */
export const logSearchAdvice: Readonly<Partial<Record<AlertKind, (plan: Plan) => Advice>>> = {
  'search-red': (plan) => ({
    means:
      'At least one primary shard is on no node: a part of the lines of some days cannot be found, and new ones may be refused.',
    impact: 'None for users. Whoever looks for a cause finds half of it.',
    look: [
      reach(plan),
      'Which indexes, and why? `GET _cluster/allocation/explain`, `GET _cat/indices?v&health=red`',
      state(plan),
    ],
    mend: [
      'A node that was replaced: wait for a quarter of an hour, shards come back by themselves.',
      'A full disk: follow `log-search-storage.md` first.',
      'A shard that is lost: bring the index back from the hourly snapshots that AWS keeps for 14 days, `GET _snapshot/cs-automated-enc/_all`, or delete that index with a note of the day.',
    ],
    over: 'the domain is green, or yellow where it has one node.',
  }),
  'search-storage': (plan) => ({
    means:
      'Less than a quarter of the disk of a node is free. At 15 % no shard is placed there any more, at about a twentieth nothing is taken in.',
    impact: 'None yet.',
    look: [
      reach(plan),
      'What is large? `GET _cat/indices/logs-*?v&s=store.size:desc`; who writes it? A count by `kubernetes.namespace_name` and `kubernetes.pod_name` in Dashboards.',
      'Are old indexes moved and deleted? `GET _plugins/_ism/explain/logs-*`: a failed step is named there.',
    ],
    mend: [
      'One container floods: set its level back, or annotate its pod with `fluentbit.io/exclude: "true"` until it is mended.',
      'A step of the policy failed: `POST _plugins/_ism/retry/<index>` after its cause is gone.',
      'It is honest growth: raise `volume_size` of `log_search` in the stack, plan, apply; gp3 grows while it is used. Then raise `traffic` in `devops.yaml`, by which it is reckoned.',
      'Sooner: delete the oldest index of `logs-short-*`, nobody has to keep it.',
    ],
    over: 'a third of each disk is free.',
  }),
  'search-memory': (plan) => ({
    means:
      'The heap of a node has been more than 92 % full for a quarter of an hour. At 95 % AWS refuses writes to save it.',
    impact: 'Searches are slow, then lines are refused.',
    look: [
      reach(plan),
      'Too many shards? `GET _cat/allocation?v`: more than 25 for each gigabyte of heap are too many.',
      'A search over months? `GET _tasks?actions=*search&detailed`',
    ],
    mend: [
      'End the search: `POST _tasks/<id>/_cancel`.',
      'Too many fields: `GET logs-long/_mapping` shows who writes keys that are values; mend that service.',
      'Take a larger type in the stack: nodes are replaced one after the other.',
    ],
    over: 'memory is under 80 % for half an hour.',
  }),
  'logs-refused': (plan) => ({
    means: 'The domain takes nothing in: a disk is full, or the heap has been.',
    impact:
      'Lines wait on the disks of the nodes, up to a gigabyte each. What is more is lost, and `MonitoringLogsLost` says so.',
    look: [
      reach(plan),
      'Why? `GET _cluster/settings?flat_settings=true` and `GET _all/_settings/index.blocks*`',
      state(plan),
    ],
    mend: [
      'Room first: delete the oldest index of `logs-short-*`, or raise `volume_size` in the stack.',
      'The block goes by itself once there is room; where it does not: `PUT logs-*/_settings` with `{"index.blocks.read_only_allow_delete": null}`.',
    ],
    over: 'Fluent Bit has no retries, and lines of this minute are found.',
  }),
}

function reach({ monitoring: { search, namespace } }: Plan): string {
  return `Ask it: \`kubectl -n ${namespace} port-forward deployment/${search?.reader} 5601\`, then http://localhost:5601/_dashboards, Dev Tools. That account reads; what changes something is sent by a pod of the account \`${search?.keeper}\`.`
}

function state({ stacks, monitoring: { search } }: Plan): string {
  const stack = stacks.find(({ purpose }) => purpose === 'production') ?? stacks[0]
  const { identifier } = search?.domains[stack?.name ?? ''] ?? {}
  return `Is AWS changing it? \`aws opensearch describe-domain-change-progress --region ${stack?.region} --domain-name ${identifier}\``
}
