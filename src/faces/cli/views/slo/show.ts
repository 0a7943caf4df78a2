import type { SloShown } from '../../../../commands/slo/show.ts'
import { plain } from '../../frame.ts'
import type { Page, View } from '../../view.ts'
import { bar, count, good, hue, lasting, minute, rest, share, sparkline } from './parts/drawn.ts'

export const view: View<SloShown> = {
  human(shown, page) {
    const { paint } = page
    const { id, title, target, status, failure, source, version, service } = shown
    const head = `${paint.bold(plain(id))}: ${plain(title)}, ${share(target)} promised\n${paint.dim(`${plain(source)} ${plain(version)}, measured by ${shown.measures}`)}`
    const failed = failure === undefined ? [] : [paint.yellow(`The last attempt measured nothing: ${plain(failure)}`)]
    if (!status) return [head, ...failed, 'Not measured yet.\nNext: devops setting show prometheus'].join('\n\n')
    return [
      head,
      ...failed,
      periods(status, target, page),
      chart(shown, page),
      burns(status, page),
      ...(status.spent.length > 0 ? [spent(status, page)] : []),
      ...(status.advice ? [paint.yellow(plain(status.advice))] : []),
      `Measured ${minute(status.at)} UTC, ${Number(status.rate.toPrecision(3))} events a second.\nNext: devops gate deploy ${plain(service)}`,
    ].join('\n\n')
  },
}

type Status = NonNullable<SloShown['status']>

function periods({ periods }: Status, target: number, { paint }: Page): string {
  return periods
    .flatMap(({ period, left, good: is, bad, total, coverage, forecast }) => [
      `${bar(left, paint)} ${hue(left, paint)(rest(left))}, ${period}: ${is === undefined ? 'no events' : good(is, target)}, ${count(bad)} of ${count(total)} bad`,
      ...(coverage < 0.99 ? [paint.yellow(`           only ${share(coverage)} of the time was measured`)] : []),
      ...(forecast
        ? [
            `           ${forecast.depletedAt ? (left <= 0 ? paint.red('gone') : paint.red(`gone by ${minute(forecast.depletedAt)}`)) : `${share(forecast.leftThen)} left ${minute(forecast.until)}`}, if ${forecast.assumption}`,
          ]
        : []),
    ])
    .join('\n')
}

function chart({ points }: SloShown, { width, paint }: Page): string {
  if (points.length < 2) return 'No history yet.'
  const room = Math.max(20, Math.min(100, width - 18))
  const burns = points.map(({ burn }) => burn)
  const top = Math.max(1, ...burns.flatMap((each) => each ?? []))
  const [first] = points
  return [
    `burn   ${paint.cyan(sparkline(burns, room))} up to ${Number(top.toPrecision(3))}`,
    `budget ${paint.green(
      sparkline(
        points.map(({ left }) => left),
        room,
        1,
      ),
    )} since ${minute(first?.at ?? '')}`,
  ].join('\n')
}

function burns({ burns }: Status, { paint }: Page): string {
  return burns
    .map(({ burn, severity, long, short, overLong, overShort, firing, held }) => {
      const mark = firing ? paint.red(severity.padEnd(6)) : held ? paint.yellow('held  ') : paint.dim('quiet ')
      const speed = (value: number | undefined) =>
        value === undefined ? 'no events' : String(Number(value.toPrecision(3)))
      return `${mark} ${speed(overLong).padStart(9)} over ${long.padEnd(3)} ${speed(overShort).padStart(9)} over ${short.padEnd(4)} alerts above ${burn}${held ? `: ${held}` : ''}`
    })
    .join('\n')
}

function spent({ spent }: Status, { paint }: Page): string {
  const lines = spent.map(({ from, to, share: part, incidents, deliveries, kind }) => {
    const when =
      kind === 'background' || !from || !to
        ? 'a little at a time'
        : `${minute(from)}, ${lasting(Date.parse(to) - Date.parse(from))}`
    const causes = [...incidents, ...deliveries]
    return `${share(part).padStart(6)}  ${when}${causes.length > 0 ? `  ${paint.cyan(causes.join(', '))}` : kind === 'interval' ? paint.dim('  nothing known') : ''}`
  })
  return `What consumed it:\n${lines.join('\n')}`
}
