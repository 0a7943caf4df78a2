import type { Cycle } from './cycle.ts'
import type { Table } from './fact.ts'

const product = 'aws-lambda'

/** Runtimes that are gone, which the table of cycles does not reach back to. */
export const retiredRuntimes: Table<Cycle> = {
  source: 'endoflife-date/endoflife.date, products/aws-lambda.md (`eoas`), after the page of runtimes of AWS Lambda',
  date: '2026-08-22',
  rows: [
    { product, cycle: 'provided.al2', ends: '2026-07-31' },
    { product, cycle: 'python3.8', ends: '2024-10-14' },
    { product, cycle: 'java8', ends: '2024-01-08' },
    { product, cycle: 'go1.x', ends: '2024-01-08' },
    { product, cycle: 'provided', ends: '2024-01-08' },
    { product, cycle: 'ruby2.7', ends: '2023-12-07' },
    { product, cycle: 'python3.7', ends: '2023-12-04' },
    { product, cycle: 'dotnetcore3.1', ends: '2023-04-03' },
    { product, cycle: 'nodejs12.x', ends: '2023-03-31' },
    { product, cycle: 'python3.6', ends: '2022-07-18' },
    { product, cycle: 'dotnetcore2.1', ends: '2022-01-05' },
    { product, cycle: 'nodejs10.x', ends: '2021-07-30' },
    { product, cycle: 'ruby2.5', ends: '2021-07-30' },
    { product, cycle: 'python2.7', ends: '2021-07-15' },
    { product, cycle: 'nodejs8.10', ends: '2020-03-06' },
    { product, cycle: 'nodejs4.3', ends: '2020-03-05' },
    { product, cycle: 'nodejs6.10', ends: '2019-08-12' },
    { product, cycle: 'dotnetcore1.0', ends: '2019-06-27' },
    { product, cycle: 'dotnetcore2.0', ends: '2019-05-30' },
  ],
}
