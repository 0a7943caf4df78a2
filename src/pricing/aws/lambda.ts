import { blocksIn, numberIn, textIn } from '../body.ts'
import { type Line, tiered, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'Functions and state machines',
  types: {
    *aws_lambda_function(thing) {
      const { memory_size, architectures, ephemeral_storage } = thing.body
      const requests = thing.use('monthly_requests')
      const seconds = durationOf(thing, requests)
      const arm = Array.isArray(architectures) && architectures[0] === 'arm64'
      yield used('Requests', 'lambda/requests', '1M requests', requests)
      const temporary = (numberIn(blocksIn(ephemeral_storage)[0]?.size) ?? 512) / 1024 - 0.5
      yield used('Ephemeral storage', 'lambda/storage', 'GB-second', times(seconds, temporary))
      yield* duration(arm, times(seconds, (numberIn(memory_size) ?? 128) / 1024))
    },
    *aws_lambda_provisioned_concurrency_config(thing) {
      const arm = thing.said('architecture') === 'arm64'
      const gigabytes = thing.use('memory_mb')
      const requests = thing.use('monthly_requests')
      const hours = thing.use('monthly_duration_hrs')
      const count = numberIn(thing.body.provisioned_concurrent_executions) ?? 1
      const end = arm ? '/arm' : ''
      yield used('Requests', 'lambda/requests', '1M requests', requests)
      const kept =
        gigabytes === undefined || hours === undefined ? undefined : (hours * 3600 * count * gigabytes) / 1024
      yield used('Provisioned Concurrency', `lambda/provisioned${end}`, 'GB-second', kept)
      yield used(
        'Duration',
        `lambda/provisioned/duration${end}`,
        'GB-second',
        gigabytes === undefined ? undefined : times(durationOf(thing, requests), gigabytes / 1024),
      )
    },
    *aws_sfn_state_machine(thing) {
      if (textIn(thing.body.type)?.toUpperCase() !== 'EXPRESS') {
        yield used('Transitions', 'step-functions/transitions', '1k requests', thing.use('monthly_transitions'))
        return
      }
      const requests = thing.use('monthly_requests')
      yield used('Requests', 'step-functions/requests', '1M requests', requests)
      const millis = thing.use('workflow_duration_ms')
      const memory = thing.use('memory_mb')
      // Time is counted in steps of 100 ms, memory in steps of 64 MB.
      const hours =
        requests === undefined || millis === undefined
          ? undefined
          : (requests * (Math.ceil(millis / 100) / 10) * (Math.max(1, Math.ceil((memory ?? 64) / 64)) * 64)) /
            1024 /
            3600
      yield* tiered('step-functions/duration', 'GB-hour', hours, [
        { name: 'Duration (first 1K)', upTo: 1000 },
        { name: 'Duration (next 4K)', upTo: 5000 },
        { name: 'Duration (over 5K)', upTo: Number.POSITIVE_INFINITY },
      ])
    },
  },
}

/** Seconds of all requests together. */
function durationOf(thing: Thing, requests: number | undefined): number | undefined {
  const millis = thing.use('request_duration_ms')
  return requests === undefined || millis === undefined ? undefined : (requests * millis) / 1000
}

function times(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : value * factor
}

function duration(arm: boolean, gigabyteSeconds: number | undefined): Iterable<Line> {
  if (gigabyteSeconds === undefined)
    return [used('Duration', arm ? 'lambda/duration/arm' : 'lambda/duration', 'GB-second', undefined)]
  const [first, second] = arm ? [7.5e9, 18.75e9] : [6e9, 15e9]
  return tiered(arm ? 'lambda/duration/arm' : 'lambda/duration', 'GB-second', gigabyteSeconds, [
    { name: `Duration (first ${first / 1e9}B)`, upTo: first },
    { name: `Duration (next ${(second - first) / 1e9}B)`, upTo: second },
    { name: `Duration (over ${second / 1e9}B)`, upTo: Number.POSITIVE_INFINITY },
  ])
}
