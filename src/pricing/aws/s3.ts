import { blocksIn, textIn } from '../body.ts'
import { type Line, ofPart, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

/** What a bucket costs is all use. A class that nothing moves to and nobody told use of is not shown, except the standard one. */
export const rule: Rule = {
  title: 'S3 buckets',
  types: {
    *aws_s3_bucket(thing) {
      const moved = movedTo(thing)
      for (const { key, title, sku, rows } of classes) {
        const lines = [...row(thing, key, sku, rows)]
        if (key === 'standard' || moved.has(key) || lines.some(({ quantity }) => quantity !== undefined))
          yield* ofPart(title, lines)
      }
      const tags = thing.use('object_tags')
      if (tags !== undefined) yield used('Object tagging', 's3/tags', '10k items', tags)
    },
  },
}

/** The classes that objects are moved to by age, as the bucket says or a configuration of its own does. */
function movedTo(thing: Thing): ReadonlySet<string> {
  const apart = thing.referring('aws_s3_bucket_lifecycle_configuration', 'bucket')
  const rules = [thing.body.lifecycle_rule, ...apart.map(({ body }) => body.rule)].flatMap(blocksIn)
  const transitions = rules.flatMap(({ transition }) => blocksIn(transition))
  return new Set(transitions.flatMap(({ storage_class }) => keys[textIn(storage_class) ?? ''] ?? []))
}

const keys: Readonly<Record<string, string>> = {
  INTELLIGENT_TIERING: 'intelligent_tiering',
  STANDARD_IA: 'standard_infrequent_access',
  ONEZONE_IA: 'one_zone_infrequent_access',
  GLACIER: 'glacier_flexible_retrieval',
  DEEP_ARCHIVE: 'glacier_deep_archive',
}

function* row(thing: Thing, key: string, sku: string, rows: readonly Row[]): Iterable<Line> {
  for (const [name, end, usage, unit] of rows) yield used(name, `${sku}${end}`, unit, thing.use(key, usage))
}

type Row = readonly [name: string, sku: string, usage: string, unit: Line['unit']]

const requests: readonly Row[] = [
  ['PUT, COPY, POST, LIST requests', '/put', 'monthly_tier_1_requests', '1k requests'],
  ['GET, SELECT, and all other requests', '/get', 'monthly_tier_2_requests', '1k requests'],
]
const select: readonly Row[] = [
  ['Select data scanned', '/select/scanned', 'monthly_select_data_scanned_gb', 'GB'],
  ['Select data returned', '/select/returned', 'monthly_select_data_returned_gb', 'GB'],
]
const storage: Row = ['Storage', '', 'storage_gb', 'GB-month']
const transition: Row = ['Lifecycle transition', '/transition', 'monthly_lifecycle_transition_requests', '1k requests']
const infrequent: readonly Row[] = [
  storage,
  ...requests,
  transition,
  ['Retrievals', '/retrieval', 'monthly_data_retrieval_gb', 'GB'],
  ...select,
]

function archive(speed: string, select: boolean): readonly Row[] {
  return [
    [
      `Retrieval requests (${speed})`,
      `/retrieval/${speed}/requests`,
      `monthly_${speed}_data_retrieval_requests`,
      '1k requests',
    ],
    [`Retrievals (${speed})`, `/retrieval/${speed}`, `monthly_${speed}_data_retrieval_gb`, 'GB'],
    ...(select
      ? ([
          [
            `Select data scanned (${speed})`,
            `/select/scanned/${speed}`,
            `monthly_${speed}_select_data_scanned_gb`,
            'GB',
          ],
          [
            `Select data returned (${speed})`,
            `/select/returned/${speed}`,
            `monthly_${speed}_select_data_returned_gb`,
            'GB',
          ],
        ] as const)
      : []),
  ]
}

const classes: readonly {
  readonly key: string
  readonly title: string
  readonly sku: string
  readonly rows: readonly Row[]
}[] = [
  { key: 'standard', title: 'Standard', sku: 's3/standard', rows: [storage, ...requests, ...select] },
  {
    key: 'intelligent_tiering',
    title: 'Intelligent tiering',
    sku: 's3/intelligent-tiering',
    rows: [
      ['Storage (frequent access)', '/frequent', 'frequent_access_storage_gb', 'GB-month'],
      ['Storage (infrequent access)', '/infrequent', 'infrequent_access_storage_gb', 'GB-month'],
      ['Storage (archive access)', '/archive', 'archive_access_storage_gb', 'GB-month'],
      ['Storage (deep archive access)', '/deep-archive', 'deep_archive_access_storage_gb', 'GB-month'],
      ['Monitoring and automation', '/monitoring', 'monitored_objects', '1k objects'],
      ...requests,
      transition,
      ...select,
      ['Early delete (within 30 days)', '/early-delete', 'early_delete_gb', 'GB-month'],
    ],
  },
  { key: 'standard_infrequent_access', title: 'Standard - infrequent access', sku: 's3/standard-ia', rows: infrequent },
  { key: 'one_zone_infrequent_access', title: 'One zone - infrequent access', sku: 's3/one-zone-ia', rows: infrequent },
  {
    key: 'glacier_flexible_retrieval',
    title: 'Glacier flexible retrieval',
    sku: 's3/glacier',
    rows: [
      storage,
      ...requests,
      transition,
      ...archive('standard', true),
      ...archive('expedited', true),
      ...archive('bulk', true),
      ['Early delete (within 90 days)', '/early-delete', 'early_delete_gb', 'GB-month'],
    ],
  },
  {
    key: 'glacier_deep_archive',
    title: 'Glacier deep archive',
    sku: 's3/deep-archive',
    rows: [
      storage,
      ...requests,
      transition,
      ...archive('standard', false),
      ...archive('bulk', false),
      ['Early delete (within 180 days)', '/early-delete', 'early_delete_gb', 'GB-month'],
    ],
  },
]
