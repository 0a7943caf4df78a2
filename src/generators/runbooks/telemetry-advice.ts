import type { AlertKind } from '../../model/watch.ts'
import type { Advice, StoreContext } from './store-advice.ts'

/** What to do where something is not measured any more, or runs full. */
export const telemetryAdvice = {
  'target-absent': ({ namespace }) => ({
    means:
      'A workload should run, and Prometheus has no target of it at all: neither one that answers nor one that does not. Its alerts and objectives are silent.',
    impact: 'Perhaps nothing, perhaps an outage that nobody else reports.',
    look: [
      'The labels `namespace` and `job` of the alert name the workload.',
      `Has it pods? \`kubectl -n ${namespace} get pods -l app.kubernetes.io/name=<job>\`. Without any: what does its ReplicaSet say, \`kubectl -n ${namespace} describe replicasets\`?`,
      `Does its ServiceMonitor find the Service? \`kubectl -n ${namespace} get servicemonitors,services,endpointslices -l app.kubernetes.io/name=<job>\``,
      'Does Prometheus take it? `kubectl -n monitoring port-forward service/kube-prometheus-stack-prometheus 9090`, then http://localhost:9090/service-discovery.',
    ],
    mend: [
      'After a deployment: roll it back.',
      'A quota or an admission policy that refuses pods: the events of the namespace name it.',
      'A label that was changed by hand: let what delivers put it back.',
    ],
    over: '`up` has a series for every pod of the job.',
  }),
  'metrics-absent': () => ({
    means:
      'Nothing says which pods there are, or nothing probes from outside. Rules that compare such series with each other are empty, and an empty rule raises no alert.',
    impact: 'None by itself. An outage of now would be told by the budget of objectives alone, or by nobody.',
    look: [
      'Do they run? `kubectl -n monitoring get pods -l "app.kubernetes.io/name in (kube-state-metrics, prometheus-blackbox-exporter)"`',
      'Are they scraped? `kubectl -n monitoring port-forward service/kube-prometheus-stack-prometheus 9090`, then http://localhost:9090/targets.',
    ],
    mend: [
      'Ended for want of memory: a cluster that has grown has more to tell; raise request and limit in `monitoring/stacks`.',
      'Not scraped: a network policy of `monitoring`, or the label that Prometheus selects monitors by.',
    ],
    over: '`kube_pod_info` and `probe_success` have series.',
  }),
  'metrics-missing': () => ({
    means: 'The exporter has asked CloudWatch for half an hour and got no answer.',
    impact: 'Pages of databases, caches and queues show nothing new. Their alarms live in CloudWatch itself and go on.',
    look: [
      'What does it say? `kubectl -n monitoring logs -l app.kubernetes.io/name=prometheus-cloudwatch-exporter --tail=100`: AccessDenied is its role, Throttling the quota of the account, a timeout the way out.',
    ],
    mend: [
      'The role: a comparison of the stack shows what differs from what Terraform wrote.',
      'The quota of `GetMetricData`: have it raised, or ask less often (`period_seconds`).',
    ],
    over: '`cloudwatch_exporter_scrape_error` is 0.',
  }),
  'logs-lost': () => ({
    means:
      'Fluent Bit has tried for as long as it may to pass lines on, or its share of the disk of the node was full, and has given them up.',
    impact:
      'Those lines are lost. What they would have told is missing when somebody looks for it, or an auditor asks.',
    look: [
      'To where, and from which nodes? The label `name` is the output; `sum by (pod) (increase(fluentbit_output_dropped_records_total[1h]))` names the pods.',
      'What was answered? `kubectl -n monitoring logs -l app.kubernetes.io/name=fluent-bit --tail=200 | grep -i -e error -e warn`: 429 is a limit, 401 and 403 a key or a role, 400 lines that are not taken.',
      'Who writes so much? `topk(5, sum by (namespace) (rate(container_log_bytes_total[5m])))` where the node says it, or the store of logs itself.',
    ],
    mend: [
      'What receives is down or full: its own runbook first; lines wait on the nodes for a while.',
      'One container floods: set its level back, or annotate its pod with `fluentbit.io/exclude: "true"` until it is mended.',
      'A limit that is too low for everybody: raise it in the values of what receives.',
    ],
    over: 'nothing has been given up for a quarter of an hour.',
  }),
  'traces-lost': () => ({
    means: 'A collector could not pass spans on within five minutes, or its queue was full, and has given them up.',
    impact: 'Requests of that time are not to be followed. Nothing that users see.',
    look: [
      'Which collector? The label `exporter` of the alert: `load_balancing` is an agent that does not reach the gateway, any other the gateway that does not reach the store.',
      'What was answered? `kubectl -n monitoring logs -l app.kubernetes.io/name=opentelemetry-collector --tail=200 | grep -i error`',
      'Does the store run, and has it room?',
    ],
    mend: [
      'The store: restart it, or give it the disk that it lacks.',
      'Too many spans: keep a smaller share in `tail_sampling` of the gateway, or give it another replica.',
    ],
    over: 'no exporter has failed for a quarter of an hour.',
  }),
  'out-of-memory': ({ namespace }) => ({
    means: 'The kernel ended a container that asked for more memory than its limit. It was started again.',
    impact: 'Requests in flight were lost. Once is a warning; again and again is `PodCrashLoop`.',
    look: [
      'The labels `namespace`, `pod` and `container` name it.',
      `How did it grow? \`container_memory_working_set_bytes{namespace="${namespace}",pod="<pod>"}\`: a saw is a leak, a leap is one request or a cache without a bound.`,
      'Did it begin with a deployment, or with more traffic?',
    ],
    mend: [
      'After a deployment: roll it back.',
      'A runtime that does not know its limit: tell it (`-XX:MaxRAMPercentage`, `--max-old-space-size`, `GOMEMLIMIT`).',
      'It needs more: raise request and limit together in the overlay.',
    ],
    over: 'no container has been ended for a day.',
  }),
  'volume-filling': ({ namespace }) => ({
    means:
      'Less than 15 % of a disk is free and, where Prometheus looks, at the pace of the last six hours the rest is gone within four days.',
    impact: 'None yet. A full disk stops whatever writes to it.',
    look: [
      'The label `persistentvolumeclaim` names it: its end is the number of the replica.',
      `What is on it? \`kubectl -n ${namespace} exec <pod> -- du -xh --max-depth=2 <path>\`, from a debug container where the image has no shell.`,
    ],
    mend: [
      'Delete what may be deleted.',
      `Make it larger: the class \`encrypted-gp3\` lets disks grow while they are used, \`kubectl -n ${namespace} patch persistentvolumeclaim <name> -p '{"spec":{"resources":{"requests":{"storage":"<size>"}}}}'\`; then write the size into \`devops.yaml\` and let the StatefulSet be made anew over its pods, \`kubectl -n ${namespace} delete statefulset <name> --cascade=orphan\`.`,
    ],
    over: 'a quarter is free, or nothing grows.',
  }),
  'volume-full': ({ namespace }) => ({
    means: 'Less than 3 % of a disk of a workload is free.',
    impact: 'Writes fail, or will within minutes; many programs do not start again on a full disk.',
    look: [
      'The label `persistentvolumeclaim` names it: its end is the number of the replica.',
      `Which pod has it, and what does it say? \`kubectl -n ${namespace} get pods -o wide\`, \`kubectl -n ${namespace} logs <pod> --tail=50\``,
    ],
    mend: [
      `Make it larger at once: \`kubectl -n ${namespace} patch persistentvolumeclaim <name> -p '{"spec":{"resources":{"requests":{"storage":"<size>"}}}}'\`. It takes a minute, and can be done again after six hours.`,
      'Then write the size into `devops.yaml` and let the StatefulSet be made anew over its pods (`kubectl delete statefulset <name> --cascade=orphan`), and find out what grew.',
    ],
    over: 'more than a tenth is free, and writes succeed.',
  }),
} satisfies Partial<Record<AlertKind, (context: StoreContext) => Advice>>
