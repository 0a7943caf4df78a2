import { isUnknown, unknownValue } from '../../model/unknown.ts'
import type { Node } from '../../syntax/derived/node.ts'
import { interpolated, piecesOf } from '../../values/interpolation.ts'
import { noRules, type Rules, rebuilt, rulesOf } from './rules.ts'
import { complain, type Lookup, type Scene } from './scene.ts'

/** The values with their variables replaced, and texts turned into the numbers and truths that stand in their place. */
export function interpolate(node: Node, lookup: Lookup, scene: Scene, rules: Rules<Cast> | undefined = casts): Node {
  if (node.is !== 'leaf') return rebuilt(node, rules, (each, own) => interpolate(each, lookup, scene, own ?? noRules))
  const { value, mark } = node
  if (typeof value !== 'string') return node
  if (!value.includes('$')) return rules?.rule ? { ...node, value: rules.rule(value) } : node
  const pieces = piecesOf(value)
  if (!pieces) complain(scene, mark, '`${` opens what is no variable; a dollar that stands for itself is `$$`')
  const said = pieces ? interpolated(value, pieces, lookup) : unknownValue(value, 'its variables cannot be read')
  if (typeof said === 'string') scene.budget.left -= said.length >> 6
  const made = pieces?.some((piece) => typeof piece !== 'string') ? 'put together from variables' : undefined
  return {
    is: 'leaf',
    value: isUnknown(said) || !rules?.rule ? said : rules.rule(said),
    mark: { ...mark, ...(made && { made }) },
  }
}

type Cast = (text: string) => unknown

const whole: Cast = (text) => (/^[+-]?\d{1,15}$/.test(text) ? Number(text) : text)
const real: Cast = (text) => (/^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : text)
const truths: Readonly<Record<string, boolean>> = {
  true: true,
  y: true,
  yes: true,
  on: true,
  false: false,
  n: false,
  no: false,
  off: false,
}
const truth: Cast = (text) => {
  const word = text.toLowerCase()
  return Object.hasOwn(truths, word) ? truths[word] : text
}

const casts = rulesOf<Cast>({
  'networks.*.external': truth,
  'networks.*.internal': truth,
  'networks.*.attachable': truth,
  'networks.*.enable_ipv4': truth,
  'networks.*.enable_ipv6': truth,
  'volumes.*.external': truth,
  'secrets.*.external': truth,
  'configs.*.external': truth,
  '.cpu_count': whole,
  '.cpu_percent': real,
  '.cpu_period': whole,
  '.cpu_quota': whole,
  '.cpu_rt_period': whole,
  '.cpu_rt_runtime': whole,
  '.cpus': real,
  '.cpu_shares': whole,
  '.init': truth,
  '.oom_kill_disable': truth,
  '.oom_score_adj': whole,
  '.pids_limit': whole,
  '.privileged': truth,
  '.read_only': truth,
  '.ulimits.*': whole,
  '.ulimits.*.hard': whole,
  '.ulimits.*.soft': whole,
  '.volumes.*.read_only': truth,
  '.volumes.*.volume.nocopy': truth,
  '.depends_on.*.required': truth,
  '.depends_on.*.restart': truth,
  '.healthcheck.retries': whole,
  '.healthcheck.disable': truth,
  '.ports.*.target': whole,
  '.stdin_open': truth,
  '.tty': truth,
  '.deploy.replicas': whole,
  '.deploy.update_config.parallelism': whole,
  '.deploy.update_config.max_failure_ratio': real,
  '.deploy.rollback_config.parallelism': whole,
  '.deploy.rollback_config.max_failure_ratio': real,
  '.deploy.restart_policy.max_attempts': whole,
  '.deploy.placement.max_replicas_per_node': whole,
  '.scale': whole,
})
