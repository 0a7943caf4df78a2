/** One panel of a page, before Grafana's words for it. Widths are of 24 columns. */
export interface Panel {
  readonly title: string
  /** For the mark behind the title. */
  readonly means?: string
  readonly shape: 'timeseries' | 'stat' | 'table' | 'bargauge' | 'text' | 'logs'
  readonly width: number
  readonly height: number
  /** Grafana's word: `percentunit`, `s`, `reqps`, `bytes`, `currencyUSD`. */
  readonly unit?: string
  readonly queries: readonly Query[]
  /** Colours from these values on; before the first it is green, or red where the last is the good one. */
  readonly steps?: readonly Step[]
  readonly base?: Colour
  readonly stacked?: true
  readonly max?: number
  /** Values may be below zero. */
  readonly signed?: true
  /** Of a text panel, Markdown. */
  readonly text?: string
  readonly links?: readonly { readonly title: string; readonly url: string }[]
  /** Columns of a table that are shown, by label, with their headings. */
  readonly columns?: Readonly<Record<string, string>>
}

export interface Query {
  readonly expr: string
  /** It asks OpenSearch, in the words of Lucene. */
  readonly lucene?: true
  readonly legend?: string
  /** Of a table, what the value of this query is called. */
  readonly column?: string
}

export type Colour = 'green' | 'yellow' | 'orange' | 'red' | 'blue' | 'text'
export type Step = readonly [number, Colour]

export interface Section {
  readonly title: string
  readonly panels: readonly Panel[]
}

type Rest = Omit<Panel, 'title' | 'shape' | 'queries' | 'width' | 'height'> & {
  readonly width?: number
  readonly height?: number
}

export function lines(title: string, queries: readonly Query[], rest: Rest = {}): Panel {
  return { title, shape: 'timeseries', queries, width: 12, height: 8, ...rest }
}

export function number(title: string, expr: string, rest: Rest = {}): Panel {
  return { title, shape: 'stat', queries: [{ expr }], width: 6, height: 4, ...rest }
}

export function rows(title: string, queries: readonly Query[], rest: Rest = {}): Panel {
  return { title, shape: 'table', queries, width: 24, height: 8, ...rest }
}

export function bars(title: string, queries: readonly Query[], rest: Rest = {}): Panel {
  return { title, shape: 'bargauge', queries, width: 12, height: 8, ...rest }
}

export function words(title: string, text: string, rest: Rest = {}): Panel {
  return { title, shape: 'text', queries: [], text, width: 24, height: 6, ...rest }
}
