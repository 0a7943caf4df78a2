/** A schedule of cron as EventBridge writes it: with a year, days of the week from 1, and a `?` where the other day is given. */
export function scheduleExpression(cron: string): string {
  const [minute = '*', hour = '*', day = '*', month = '*', weekday = '*'] = cron.trim().split(/\s+/)
  const weekly = weekday !== '*'
  const days = weekly ? '?' : day
  return `cron(${minute} ${hour} ${days} ${month} ${weekly ? weekday.replace(/[0-7](?![0-9])/g, named) : '?'} *)`
}

const names = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']

function named(number: string): string {
  return names[Number(number)] ?? number
}
