import type { Notification } from '../../model/alert.ts'
import type { Database } from '../../model/server.ts'
import { hashOf } from './flushing.ts'

/** One notification on its way to one receiver. */
export interface Notice {
  readonly id: number
  readonly receiver: string
  /** `webhook/0`. */
  readonly way: string
  /** Version of the routing configuration that says where to. */
  readonly routing: number
  readonly notification: Notification
  readonly because: string
  readonly at: Date
  readonly createdAt: Date
  readonly status: 'waiting' | 'sent' | 'failed' | 'dropped'
  readonly attempts: number
  readonly error?: string
  readonly endedAt?: Date
}

export type NewNotice = Pick<Notice, 'receiver' | 'way' | 'routing' | 'notification' | 'because' | 'at' | 'createdAt'>

/** Answers with their ids, in the same order. */
export async function addNotices(database: Database, notices: readonly NewNotice[]): Promise<readonly number[]> {
  if (notices.length === 0) return []
  const rows = await database.query<{ id: number }>(
    `insert into alert_notice (key_hash, receiver, way, routing, notification, because, at, created_at, status)
     select key_hash, receiver, way, routing, notification, because, at, created_at, 'waiting'
     from jsonb_to_recordset($1::jsonb) as r(key_hash text, receiver text, way text, routing integer,
       notification jsonb, because text, at timestamptz, created_at timestamptz, place bigint)
     order by place returning id`,
    [
      JSON.stringify(
        notices.map(({ createdAt, ...rest }, place) => ({
          place,
          key_hash: hashOf(rest.notification.groupKey),
          ...rest,
          created_at: createdAt,
        })),
      ),
    ],
  )
  return rows.map(({ id }) => id)
}

interface NoticeRow {
  readonly id: number
  readonly receiver: string
  readonly way: string
  readonly routing: number
  readonly notification: Notification
  readonly because: string
  readonly at: Date
  readonly created_at: Date
  readonly status: Notice['status']
  readonly attempts: number
  readonly error: string | null
  readonly ended_at: Date | null
}

const columns = 'id, receiver, way, routing, notification, because, at, created_at, status, attempts, error, ended_at'

/** Each with whether a younger one of the same group stands for the same way: that one says everything that this one would. */
export async function noticesById(
  database: Database,
  ids: readonly number[],
): Promise<readonly (Notice & { readonly outdone: boolean })[]> {
  const rows = await database.query<NoticeRow & { outdone: boolean }>(
    `select ${columns}, exists (select 1 from alert_notice y where y.key_hash = n.key_hash and y.receiver = n.receiver
       and y.way = n.way and y.id > n.id) as outdone from alert_notice n where id = any($1::bigint[]) order by id`,
    [ids],
  )
  return rows.map(({ outdone, ...notice }) => ({ ...fromRow(notice), outdone }))
}

/** How it went with each. */
export async function endNotices(
  database: Database,
  ends: readonly (Pick<Notice, 'id' | 'status'> & { readonly error?: string | undefined })[],
  at: Date,
): Promise<void> {
  if (ends.length === 0) return
  await database.query(
    `update alert_notice n set status = r.status, error = r.error,
       attempts = attempts + case when r.status = 'dropped' then 0 else 1 end,
       ended_at = case when r.status = 'waiting' then null else $2::timestamptz end
     from jsonb_to_recordset($1::jsonb) as r(id bigint, status text, error text) where n.id = r.id`,
    [JSON.stringify(ends), at],
  )
}

/** The youngest first. */
export async function noticesBefore(
  database: Database,
  { before, status, limit }: { readonly before?: number; readonly status?: Notice['status']; readonly limit: number },
): Promise<readonly Notice[]> {
  const rows = await database.query<NoticeRow>(
    `select ${columns} from alert_notice where ($1::bigint is null or id < $1) and ($2::text is null or status = $2)
     order by id desc limit $3`,
    [before ?? null, status ?? null, limit],
  )
  return rows.map(fromRow)
}

/** Of these groups, the youngest first. */
export async function noticesOf(
  database: Database,
  groups: readonly { readonly key: string; readonly receiver: string }[],
  limit: number,
): Promise<readonly Notice[]> {
  const rows = await database.query<NoticeRow>(
    `select ${columns} from alert_notice where (key_hash, receiver) in (select * from unnest($1::text[], $2::text[]))
     order by id desc limit $3`,
    [groups.map(({ key }) => hashOf(key)), groups.map(({ receiver }) => receiver), limit],
  )
  return rows.map(fromRow)
}

/** Times come back as texts from within JSON. */
function fromRow({ created_at, ended_at, error, notification, ...rest }: NoticeRow): Notice {
  return {
    ...rest,
    notification: {
      ...notification,
      alerts: notification.alerts.map((alert) => ({
        ...alert,
        startsAt: new Date(alert.startsAt),
        endsAt: new Date(alert.endsAt),
      })),
    },
    createdAt: created_at,
    ...(error !== null && { error }),
    ...(ended_at && { endedAt: ended_at }),
  }
}
