import { numberIn, textIn } from '../body.ts'
import { hourly, monthHours, tiered, used } from '../line.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  title: 'Warehouses and jobs over data',
  types: {
    *aws_redshift_cluster(thing) {
      const type = textIn(thing.body.node_type)
      const count = numberIn(thing.body.number_of_nodes) ?? 1
      yield {
        ...hourly(`Cluster usage (on-demand, ${type ?? 'unknown type'})`, `redshift/${type ?? '?'}`, count),
        ...(type === undefined && { open: 'node_type' }),
      }
      if (type?.startsWith('ra3.'))
        yield used(`Managed storage (${type})`, 'redshift/storage', 'GB-month', thing.use('managed_storage_gb'))
      yield used(
        `Concurrency scaling (${type ?? 'unknown type'})`,
        `redshift/${type ?? '?'}/concurrency`,
        'second',
        thing.use('excess_concurrency_scaling_secs'),
      )
      yield used('Spectrum', 'redshift/spectrum', 'TB', thing.use('spectrum_data_scanned_tb'))
      yield* tiered('redshift/backup', 'GB-month', thing.use('backup_storage_gb'), [
        { name: 'Backup storage (first 50 TB)', upTo: 51_200 },
        { name: 'Backup storage (next 450 TB)', upTo: 563_200 },
        { name: 'Backup storage (over 500 TB)', upTo: Number.POSITIVE_INFINITY },
      ])
    },
    *aws_redshiftserverless_workgroup(thing) {
      const capacity = numberIn(thing.body.base_capacity) ?? 128
      const hours = thing.use('monthly_hours')
      yield used(
        'Processing units',
        'redshift/serverless/rpu',
        'hour',
        hours === undefined ? undefined : hours * capacity,
      )
    },
    *aws_glue_job(thing) {
      const { max_capacity, number_of_workers, worker_type } = thing.body
      const workers = numberIn(number_of_workers)
      const units = numberIn(max_capacity) ?? (workers === undefined ? 1 : workers * (worker_type === 'G.2X' ? 2 : 1))
      const hours = thing.use('monthly_hours')
      yield used('Duration', 'glue/job', 'DPU-hour', hours === undefined ? undefined : hours * units)
    },
    *aws_glue_crawler(thing) {
      yield used('Duration', 'glue/crawler', 'DPU-hour', thing.use('monthly_hours'))
    },
    *aws_glue_catalog_database(thing) {
      const objects = thing.use('monthly_objects')
      // The first million of each is free.
      yield used(
        'Storage',
        'glue/catalog/storage',
        '100k objects',
        objects === undefined ? undefined : Math.max(0, objects - 1e6),
      )
      const requests = thing.use('monthly_requests')
      yield used(
        'Requests',
        'glue/catalog/requests',
        '1M requests',
        requests === undefined ? undefined : Math.max(0, requests - 1e6),
      )
    },
    *aws_mwaa_environment(thing) {
      const said =
        textIn(thing.body.environment_class)
          ?.toLowerCase()
          .replace(/^mw1\./, '') ?? 'small'
      const size = `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`
      const hours = (count: number | undefined) => (count === undefined ? undefined : count * monthHours)
      yield hourly(`Environment (${size})`, `mwaa/${said}`)
      yield used(`Worker (${size})`, `mwaa/${said}/worker`, 'hour', hours(thing.use('additional_workers')))
      yield used(`Scheduler (${size})`, `mwaa/${said}/scheduler`, 'hour', hours(thing.use('additional_schedulers')))
      yield used('Meta database', 'mwaa/database', 'GB-month', thing.use('meta_database_gb'))
    },
    *aws_kinesisanalyticsv2_application(thing) {
      const units = thing.use('kinesis_processing_units')
      const flink = textIn(thing.body.runtime_environment)?.startsWith('FLINK') ?? false
      const hours = (count: number | undefined) => (count === undefined ? undefined : count * monthHours)
      yield used('Processing (stream)', 'kinesis-analytics/kpu', 'hour', hours(units))
      if (!flink) return
      yield hourly('Processing (orchestration)', 'kinesis-analytics/kpu')
      // Fifty GB come with each unit.
      yield used(
        'Running storage',
        'kinesis-analytics/storage',
        'GB-month',
        units === undefined ? undefined : units * 50,
      )
      yield used('Backup', 'kinesis-analytics/backup', 'GB-month', thing.use('durable_application_backup_gb'))
    },
    *aws_kinesis_analytics_application(thing) {
      const units = thing.use('kinesis_processing_units')
      yield used(
        'Processing (stream)',
        'kinesis-analytics/kpu',
        'hour',
        units === undefined ? undefined : units * monthHours,
      )
    },
    *aws_kinesisanalyticsv2_application_snapshot(thing) {
      yield used('Backup', 'kinesis-analytics/backup', 'GB-month', thing.use('durable_application_backup_gb'))
    },
    *aws_athena_workgroup(thing) {
      yield used('Data scanned', 'athena/scanned', 'TB', thing.use('monthly_data_scanned_tb'))
    },
  },
}
