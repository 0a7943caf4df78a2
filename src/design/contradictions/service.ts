import type { Service, Spec } from '../../model/spec.ts'
import { parseCron } from '../../values/cron.ts'
import { instead } from '../scalars.ts'
import type { Contradiction } from './contradiction.ts'
import { secrets } from './secrets.ts'
import { variables } from './variables.ts'

/** What cannot be of one service: its shape, its load, what it uses. */
export function* serviceFaults(service: Service, spec: Spec): Iterable<Contradiction> {
  yield* shape(service)
  yield* clock(service)
  yield* load(service)
  yield* uses(service, spec)
  yield* migrations(service, spec)
  yield* variables(service, spec)
  yield* secrets(service)
}

/** What is brought to its version is a database. */
function* migrations({ name, migrations, uses }: Service, { data }: Spec): Iterable<Contradiction> {
  if (migrations.length === 0) return
  if (!data.some((each) => each.engine === 'postgresql' && uses.includes(each.name)))
    yield {
      at: ['services', name, 'migrations'],
      part: 'key',
      what: `\`${name}\` has migrations and uses no database`,
      remedy: 'Name the database under `uses`, or take `migrations` out.',
    }
}

function* shape({ name, type, runtime, port }: Service): Iterable<Contradiction> {
  const at = ['services', name]
  if (type !== 'frontend' && runtime === 'static')
    yield {
      at: [...at, 'runtime'],
      part: 'key',
      what: `\`${name}\` is ${type === 'api' ? 'an api' : `a ${type}`} and has no runtime that could run it`,
      remedy: 'Write `runtime: node` (or python, go, java, dotnet, ruby, php).',
    }
  if (port === 9464)
    yield {
      at: [...at, 'port'],
      what: 'Port 9464 is where metrics are read',
      remedy: 'Choose another port, such as 8080.',
    }
  if (port !== undefined && port < 1024)
    yield {
      at: [...at, 'port'],
      what: `Port ${port} needs a privilege that containers are not given`,
      remedy: 'Choose one from 1024 up, such as 8080; users still come by 443.',
    }
}

/** A job and its schedule go together; a disk stays with replicas that stay. */
function* clock({ name, type, schedule, disk, port }: Service): Iterable<Contradiction> {
  const at = ['services', name]
  if (type === 'job' && schedule === undefined)
    yield { at, part: 'key', what: `\`${name}\` is a job without a schedule`, remedy: 'Write `schedule: 0 3 * * *`.' }
  else if (type === 'job' && schedule !== undefined && !parseCron(schedule))
    yield {
      at: [...at, 'schedule'],
      what: `\`${schedule}\` is no schedule that cron reads`,
      remedy: 'Write minute, hour, day, month and weekday, such as `0 3 * * *`.',
    }
  if (type !== 'job' && schedule !== undefined)
    yield {
      at: [...at, 'schedule'],
      part: 'key',
      what: `\`${name}\` has a schedule and is no job`,
      remedy: 'Write `type: job`, or take the schedule out.',
    }
  if (type === 'job' && port !== undefined)
    yield {
      at: [...at, 'port'],
      part: 'key',
      what: `\`${name}\` is a job, which listens on no port`,
      remedy: 'Take `port` out, or make it an api.',
    }
  if (type === 'job' && disk !== undefined)
    yield {
      at: [...at, 'disk'],
      part: 'key',
      what: `\`${name}\` is a job, whose disk would be gone with each run`,
      remedy: 'Take `disk` out and use a bucket, or make it a worker.',
    }
}

function* load({ name, traffic: { average, peak } }: Service): Iterable<Contradiction> {
  const at = ['services', name, 'traffic']
  if (average === 0)
    yield {
      at: [...at, 'average'],
      what: `\`${name}\` has no traffic at all`,
      remedy: 'Write its average, or leave `traffic` out.',
    }
  else if (peak < average)
    yield {
      at: [...at, 'peak'],
      what: `The peak of ${peak} a second is below the average of ${average}`,
      remedy: 'The peak is the busiest minute: write at least the average.',
      related: [[...at, 'average']],
    }
}

function* uses({ name, type, runtime, uses }: Service, spec: Spec): Iterable<Contradiction> {
  const known = [...spec.services, ...spec.data].map((each) => each.name)
  for (const [index, used] of uses.entries()) {
    const at = ['services', name, 'uses', index]
    if (used === name) yield { at, what: `\`${name}\` uses itself`, remedy: 'Take it out of the list.' }
    else if (!known.includes(used))
      yield {
        at,
        what: `Nothing is called \`${used}\``,
        remedy: instead(
          used,
          known.filter((each) => each !== name),
        ),
      }
    else if (type === 'frontend' && spec.data.some((each) => each.name === used))
      yield {
        at,
        what:
          runtime === 'static'
            ? `\`${name}\` is a frontend and would reach \`${used}\` from browsers`
            : `\`${name}\` is a frontend, which keeps no data of its own: \`${used}\` would be open to whoever renders its pages`,
        remedy:
          runtime === 'static'
            ? 'Let an api use it, and the frontend that api.'
            : `Let an api use it, and the frontend that api; where one program does both, write \`type: api\` and \`public: true\`.`,
        related: [['data', used]],
      }
    else if (spec.services.some((each) => each.name === used && (each.type === 'worker' || each.type === 'job')))
      yield {
        at,
        what: `\`${used}\` works in the background: it answers no calls`,
        remedy: `Let both use a queue, or make \`${used}\` an api.`,
        related: [['services', used]],
      }
  }
}
