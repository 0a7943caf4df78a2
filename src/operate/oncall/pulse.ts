export interface Check {
  readonly name: string
  readonly well: boolean
  readonly detail: string
}

/** Whether pages go out: nothing is overdue, and the last one that ended went well. */
export function pulse(
  { overdue, last }: { overdue?: Date; last?: { status: string; at: Date; error: string | null } },
  now: Date,
): Check[] {
  const late = overdue ? now.getTime() - overdue.getTime() : 0
  return [
    // That this is asked at all says that the database and the engine of jobs work.
    { name: 'database', well: true, detail: 'answers' },
    {
      name: 'engine',
      well: late < grace,
      detail: late < grace ? 'no page is overdue' : `a page has been due for ${Math.round(late / 60_000)} minutes`,
    },
    {
      name: 'delivery',
      well: last?.status !== 'failed',
      detail: !last
        ? 'nothing was sent yet'
        : last.status === 'failed'
          ? `the last page failed: ${last.error}`
          : `the last page went out at ${last.at.toISOString()}`,
    },
  ]
}

/** Retries take a while: a page is tried for some minutes before anybody is told that none get out. */
const grace = 10 * 60_000
