import { Workload } from '../../kinds/kubernetes.ts'
import { nextRun, parseCron } from '../../values/cron.ts'
import type { Check } from '../check.ts'
import { cronJobWith } from './manifests.ts'

const common = { severity: 'high', level: 'default', on: Workload, controls: ['soc2/A1.1'] } as const
const daily = '  schedule: "0 3 * * *"\n'

const schedule: Check<Workload> = {
  ...common,
  title: 'Schedule cannot be read',
  why: `The API server refuses the CronJob, or the job never runs. Five fields (minute, hour, day, month, weekday), or a name
such as \`@daily\`.`,
  *run({ kind, spec }, { on }) {
    const text = spec?.schedule
    if (kind !== 'CronJob' || text === undefined || /^@every \S+$/.test(text)) return
    if (/^(?:CRON_)?TZ=/.test(text)) {
      yield { at: ['spec', 'schedule'], message: 'a time zone in the schedule is refused; put it into `timeZone`' }
      return
    }
    const cron = parseCron(text.replaceAll('?', '*'))
    if (!cron)
      yield {
        at: ['spec', 'schedule'],
        message: `\`${text}\` is no schedule; write minute, hour, day, month and weekday`,
      }
    else if (!nextRun(cron, on))
      yield { at: ['spec', 'schedule'], message: `\`${text}\` never comes; name a day that there is` }
  },
  examples: [
    { bad: cronJobWith('  schedule: "0 25 * * *"\n'), good: cronJobWith(daily) },
    { bad: cronJobWith('  schedule: "0 3 30 2 *"\n'), good: cronJobWith(daily) },
    {
      bad: cronJobWith('  schedule: "TZ=Europe/Berlin 0 3 * * *"\n'),
      good: cronJobWith(`${daily}  timeZone: Europe/Berlin\n`),
    },
  ],
}

const timeZone: Check<Workload> = {
  ...common,
  title: 'Time zone does not exist',
  why: `The controller does not run a CronJob whose time zone it does not know. Take a name of the IANA database.`,
  *run({ kind, spec }) {
    const name = spec?.timeZone
    if (kind === 'CronJob' && name !== undefined && !isZone(name))
      yield { at: ['spec', 'timeZone'], message: `\`${name}\` is no time zone; use one such as \`Europe/Berlin\`` }
  },
  examples: [
    {
      bad: cronJobWith(`${daily}  timeZone: Europe/Hamburg\n`),
      good: cronJobWith(`${daily}  timeZone: Europe/Berlin\n`),
    },
  ],
}

const deadline: Check<Workload> = {
  ...common,
  title: 'Deadline to start is shorter than the controller looks',
  why: `The controller looks about every ten seconds: with a shorter \`startingDeadlineSeconds\` runs are missed without a word.`,
  severity: 'medium',
  *run({ kind, spec }) {
    const seconds = spec?.startingDeadlineSeconds
    if (kind === 'CronJob' && seconds !== undefined && seconds < 10)
      yield {
        at: ['spec', 'startingDeadlineSeconds'],
        message: `\`${seconds}\` s pass between two looks; allow 60 or more`,
      }
  },
  examples: [
    {
      bad: cronJobWith(`${daily}  startingDeadlineSeconds: 5\n`),
      good: cronJobWith(`${daily}  startingDeadlineSeconds: 60\n`),
    },
  ],
}

const overlap: Check<Workload> = {
  ...common,
  title: 'A run starts while the last one still works',
  why: `\`Allow\`, the default, starts the next run beside one that hangs, until the node is full of them. \`Forbid\` skips it,
\`Replace\` stops the old one.`,
  severity: 'low',
  level: 'strict',
  sources: ['kube-score/cronjob-concurrency'],
  *run({ kind, spec }) {
    if (kind === 'CronJob' && (spec?.concurrencyPolicy ?? 'Allow') === 'Allow')
      yield { at: ['spec', 'concurrencyPolicy'], message: 'runs may pile up; use `Forbid` or `Replace`' }
  },
  examples: [{ bad: cronJobWith(daily), good: cronJobWith(`${daily}  concurrencyPolicy: Forbid\n`) }],
}

const endless: Check<Workload> = {
  ...common,
  title: 'A run may hang for ever',
  why: `Without \`activeDeadlineSeconds\` a run that hangs is never stopped, and with \`concurrencyPolicy: Forbid\` it is the last one.`,
  severity: 'low',
  level: 'strict',
  sources: ['kube-score/cronjob-has-deadline'],
  *run({ kind, spec }, { resource }) {
    if (kind !== 'CronJob' || !spec || spec.jobTemplate?.spec?.activeDeadlineSeconds !== undefined) return
    yield {
      at: ['spec', 'jobTemplate', 'spec', 'activeDeadlineSeconds'],
      message: 'nothing stops a run that hangs; say after how many seconds',
      related: [
        {
          resource,
          at: ['spec', 'jobTemplate', 'spec', 'template', 'spec', 'activeDeadlineSeconds'],
          message: 'nor does its pod',
        },
      ],
    }
  },
  examples: [{ bad: cronJobWith(daily), good: cronJobWith(daily, '      activeDeadlineSeconds: 3600\n') }],
}

/** When jobs run, and for how long. */
export const checks = { schedule, 'time-zone': timeZone, deadline, overlap, endless } as Readonly<Record<string, Check>>

function isZone(name: string): boolean {
  if (name.toLowerCase() === 'local' || name === '') return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
