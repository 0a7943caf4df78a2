import { printDuration } from '../values/duration.ts'

/** Share of bad events over a window as it is recorded: `slo:error_ratio:rate5m`, with the labels `slo` and `namespace`. */
export function ratioName(window: number): string {
  return `slo:error_ratio:rate${printDuration(window)}`
}
