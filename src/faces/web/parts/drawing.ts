import type { EChartsCoreOption } from 'echarts/core'

/** What a chart shows: values over time, in the unit that `format` writes. */
export interface Line {
  readonly points: readonly (readonly [time: number, value: number])[]
  readonly format: (value: number) => string
  readonly from: number
  readonly to: number
  /** Levels that mean something. */
  readonly levels: readonly { readonly value: number; readonly name: string; readonly bad?: true }[]
  readonly marks: readonly Mark[]
}

/** Something that happened; from `at` to `until`, or at once. */
export interface Mark {
  readonly at: number
  readonly until?: number
  readonly name: string
  readonly bad: boolean
}

/** As the library takes it. */
export function optionOf({ points, format, from, to, levels, marks }: Line, dark: boolean): EChartsCoreOption {
  const ink = dark ? '#d8dde3' : '#1b2027'
  const quiet = dark ? '#3d4650' : '#dde2e7'
  const line = dark ? '#6797ce' : '#245895'
  const bad = dark ? '#ff8787' : '#c21f1f'
  const text = { color: ink, fontSize: 12 }
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: 'system-ui, sans-serif', ...text },
    grid: { left: 8, right: 16, top: 28, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    // Written on the canvas: the policy of the page forbids styles in its text.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      valueFormatter: (value: unknown) => format(Number(value)),
      backgroundColor: dark ? '#232a32' : '#ffffff',
      borderColor: quiet,
      textStyle: text,
    },
    xAxis: {
      type: 'time',
      min: from,
      max: to,
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: quiet } },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: { ...text, formatter: format },
      splitLine: { lineStyle: { color: quiet } },
    },
    series: [
      {
        type: 'line',
        showSymbol: points.length < 3,
        data: points,
        lineStyle: { color: line, width: 2 },
        itemStyle: { color: line },
        areaStyle: { color: line, opacity: 0.08 },
        markLine: {
          symbol: 'none',
          silent: true,
          label: { ...text, position: 'insideEndTop' },
          data: [
            ...levels.map(({ value, name, bad: isBad }) => ({
              yAxis: value,
              name,
              label: { formatter: name },
              lineStyle: { color: isBad ? bad : ink, type: 'dashed' },
            })),
            ...marks
              .filter(({ until }) => until === undefined)
              .map(({ at, name, bad: isBad }) => ({
                xAxis: at,
                name,
                label: { formatter: name, position: 'end', rotate: 0 },
                lineStyle: { color: isBad ? bad : ink, type: 'solid', width: 1 },
              })),
          ],
        },
        markArea: {
          silent: true,
          itemStyle: { color: bad, opacity: 0.14 },
          label: { ...text, position: 'insideTop' },
          data: marks.flatMap(({ at, until, name }) =>
            until === undefined ? [] : [[{ xAxis: at, name }, { xAxis: until }]],
          ),
        },
      },
    ],
  }
}
