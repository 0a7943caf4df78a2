import type { Store } from '../../model/store.ts'
import type { Module } from './module.ts'
import { analyticsModule } from './modules/analytics.ts'
import { auroraModule } from './modules/aurora.ts'
import { bucketModule } from './modules/bucket.ts'
import { cacheModule } from './modules/cache.ts'
import { databaseModule } from './modules/database.ts'
import { kafkaModule } from './modules/kafka.ts'
import { lakeModule } from './modules/lake.ts'
import { queueModule } from './modules/queue.ts'
import { searchModule } from './modules/search.ts'
import { searchServerlessModule } from './modules/search-serverless.ts'
import { streamModule } from './modules/stream.ts'
import { tableModule } from './modules/table.ts'

/** The module that makes a store, by the name that the plan has for it. */
export const storeModules: Readonly<Record<string, (store: Store) => Module>> = {
  analytics: analyticsModule,
  aurora: auroraModule,
  bucket: bucketModule,
  cache: cacheModule,
  database: databaseModule,
  kafka: kafkaModule,
  lake: lakeModule,
  queue: queueModule,
  search: searchModule,
  'search-serverless': searchServerlessModule,
  stream: streamModule,
  table: tableModule,
}
