export type PromqlType = 'scalar' | 'string' | 'vector' | 'matrix'

export interface PromqlFunction {
  readonly takes: readonly PromqlType[]
  readonly gives: PromqlType
  /** How many of the last arguments may be left out. */
  readonly optional: number
  /** The last argument may be repeated. */
  readonly repeats: boolean
}

/** `name: arguments -> result`; `?` may be left out, `*` may be repeated or left out. */
const table = `
abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev
histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt start_timestamp tan tanh timestamp: vector -> vector
absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time
mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time
ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time: matrix -> vector
day_of_month day_of_week day_of_year days_in_month hour minute month year: vector? -> vector
clamp: vector scalar scalar -> vector
clamp_max clamp_min: vector scalar -> vector
double_exponential_smoothing: matrix scalar scalar -> vector
histogram_fraction: scalar scalar vector -> vector
histogram_quantile: scalar vector -> vector
histogram_quantiles: vector string scalar scalar* -> vector
info: vector vector? -> vector
label_join: vector string string string* -> vector
label_replace: vector string string string string -> vector
pi time start end step range: -> scalar
predict_linear: matrix scalar -> vector
quantile_over_time: scalar matrix -> vector
round: vector scalar? -> vector
scalar: vector -> scalar
sort_by_label sort_by_label_desc: vector string* -> vector
vector: scalar -> vector
`

let read: ReadonlyMap<string, PromqlFunction> | undefined

/** What a function takes and gives: of the grammar 0.315 that Prometheus publishes for editors, read 2026-11-21. */
export function promqlFunction(name: string): PromqlFunction | undefined {
  read ??= new Map(
    [...table.matchAll(/([\w\s]+):([^>]*)-> (\w+)/g)].flatMap(([, names = '', takes = '', gives = '']) => {
      const words = takes.trim().split(/\s+/).filter(Boolean)
      const one: PromqlFunction = {
        takes: words.map((word) => word.replace(/[?*]/, '') as PromqlType),
        gives: gives as PromqlType,
        optional: words.filter((word) => /[?*]/.test(word)).length,
        repeats: words.at(-1)?.endsWith('*') ?? false,
      }
      return names
        .trim()
        .split(/\s+/)
        .map((each) => [each, one] as const)
    }),
  )
  return read.get(name)
}
