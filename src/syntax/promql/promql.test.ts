import { describe, expect, it } from 'vitest'
import { checkPromql } from './check.ts'
import { labelsOf } from './labels.ts'
import { outlookOf } from './outcomes.ts'
import { selectorsIn } from './selectors.ts'

describe('what Prometheus accepts', () => {
  it.each([
    'sum(rate(http_requests_total{job="x"}[5m])) by (le) / 2',
    'histogram_fraction(0, 0.2, rate(x[1h]))',
    'sum({"http.server.request.duration", job="x"})',
    '1 > bool 2',
    'up{job=~".+"} offset 5m unless on (instance) maintenance',
    'max_over_time(rate(a[5m])[1h:1m])',
    'label_join(a, "x", "-", "b", "c")',
    'round(a) + round(a, 0.1)',
    'day_of_week() == 0',
    '# why\nup == # and how\n0',
    'topk(3, a) > pi()',
    'a * on (x) group_left (y) b',
    '{__name__=~"a.+"}',
    'up{job=~"(?i)a|[[:alpha:]]+"}',
    '-up offset 5m',
    'sum(up)[1h:5m] @ end() offset -1m',
    '-(a - b) + c @ start()',
  ])('%s', (expression) => {
    expect(checkPromql(expression)).toEqual([])
  })
})

describe('what Prometheus refuses', () => {
  it.each([
    ['rate(a)', /range vector/],
    ['sum(a', /too early/],
    ['ratee(a[5m])', /no function `ratee`/],
    ['holt_winters(a[5m], 0.1, 0.1)', /double_exponential_smoothing/],
    ['a and 3', /both sides/],
    ['1 > 2', /bool/],
    ['a + bool b', /bool|cannot stand/],
    ['{job=~".*"}', /every series/],
    ['{}', /every series/],
    ['label_replace(a, "b")', /takes 5 arguments, and has 2/],
    ['a and on (x) group_left b', /many to many/],
    ['a * on (x) group_left (x) b', /at once/],
    ['topk(a)', /takes 2 arguments/],
    ['up{job=~"(a"}', /no regular expression/],
    ['sum("a")', /string/],
    ['', /empty|too early/],
    ['up{__name__!="a"}', /twice/],
    ['{"a", "b"}', /twice/],
    ['(up) offset 5m', /`offset` stands only behind/],
    ['-sum(up) @ end()', /`@` stands only behind/],
    ['-up[5m]', /beside `-`/],
    ['a or b[5m:1m]', /beside `or`/],
    ['up[5m:-1m]', /longer than nothing/],
    ['up[400y]', /longer than Prometheus/],
    ['1h[5m]', /instant vector/],
    ["label_replace(a, 'x, 'y', 'z', '')", /./],
  ])('%s', (expression, message) => {
    expect(checkPromql(expression).map((problem) => problem.message)).toContainEqual(expect.stringMatching(message))
  })

  it('judges what nests without end in reasonable time', () => {
    expect(checkPromql('('.repeat(20_000))).toHaveLength(1)
    expect(checkPromql(`${'('.repeat(5000)}a${')'.repeat(5000)}`)).toHaveLength(1)
  })
})

it('finds what an expression reads', () => {
  expect(selectorsIn('rate(a{b="c",d!~`e`}[5m]) / {__name__="f"}')).toEqual([
    {
      metric: 'a',
      matchers: [
        { label: 'b', operator: '=', value: 'c' },
        { label: 'd', operator: '!~', value: 'e' },
      ],
      range: 300_000,
      from: 5,
      to: 20,
    },
    { metric: 'f', matchers: [], from: 28, to: 42 },
  ])
})

describe('labels that survive', () => {
  it.each([
    ['sum(a)', []],
    ['sum by (x, y) (a)', ['x', 'y']],
    ['sum by (x) (sum by (y) (a))', []],
    ['sum by (x) (a) / sum by (x) (b)', ['x']],
    ['sum by (x) (a) * on (x) group_left (y) b', ['x', 'y']],
    ['histogram_quantile(0.9, sum by (le, x) (rate(a[5m])))', ['x']],
    ['absent(up{job="a", env=~"b"})', ['job']],
    ['label_replace(sum by (x) (a), "y", "$1", "x", "(.*)")', ['x', 'y']],
    ['count_values("version", a)', ['version']],
    ['a * on (x) b', ['x']],
    ['vector(1)', []],
    ['topk(3, sum by (x) (a)) > 5', ['x']],
  ])('only these: %s', (expression, labels) => {
    expect([...(labelsOf(expression).only ?? ['any'])].sort()).toEqual(labels)
  })

  it.each([
    ['a', []],
    ['sum without (x) (a)', ['x']],
    ['a > 5 and on (x) b', []],
    ['a{x=""} - ignoring (y) b', ['x', 'y']],
    ['sum(a) or b', []],
  ])('any but these: %s', (expression, removed) => {
    const labels = labelsOf(expression)
    expect(labels.only).toBeUndefined()
    expect([...labels.removed].sort()).toEqual(removed)
  })
})

describe('what can never be', () => {
  it.each([
    ['sum by (a) (x) / sum by (b) (y)', ['join']],
    ['x{job="a"} * y{job="b"}', ['join']],
    ['x unless vector(0)', ['join']],
    ['x and hour() > 8', ['join']],
    ['sum by (a) (sum by (b) (x))', ['lost']],
    ['x * on (i) group_left (t) sum by (i) (y)', ['lost']],
    ['sum by (i) (x * on (i) group_left (t) y)', ['brought']],
    ['sum(x or vector(0)) > 0', ['branch']],
    ['vector(1) > 2', ['constant']],
  ])('%s', (expression, kinds) => {
    expect(outlookOf(expression).futilities.map(({ kind }) => kind)).toEqual(kinds)
  })

  it.each([
    'sum by (cluster) (x) or vector(0)',
    '(sum by (cluster) (x) or vector(0)) / sum by (cluster) (y)',
    'avg(x or vector(0)) > 1',
    'x and on () hour() > 8',
    'x{job="a"} * on (instance) y{job="b"}',
    'sum by (t) (x * on (i) group_left (t) y)',
    'sum without (a) (x) / ignoring (b) group_left sum without (a, b) (y)',
    'up == 0 or absent(up{job="a"})',
  ])('not %s', (expression) => {
    expect(outlookOf(expression).futilities).toEqual([])
  })
})
