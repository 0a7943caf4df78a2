import { element } from '../../map/client/dom.js'

/** What a reader has to know to trust the page: what was read and judged, what was left out and on whose word. */
export function aboutOf(data) {
  const { on, files, resources, ran, failOn, suppressed, ended, skipped, failures, baseline, since, merged = [] } = data
  const where = ({ file, line }) => `${file}:${line}`
  return [
    element('h2', {}, 'What this is'),
    element(
      'p',
      {},
      `${ran} checks judged ${resources} resources in ${files} files on ${on}. ${failOn === 'never' ? '' : `The audit fails from ${failOn} on. `}Written by Millwright; nothing on this page is asked from elsewhere.`,
    ),
    ...(since
      ? [
          element(
            'p',
            {},
            `Only what is new since ${since.revision} (${since.commit.slice(0, 10)}): ${since.known} findings of before are not shown, ${since.gone} are gone.`,
          ),
        ]
      : []),
    ...(baseline
      ? [
          element(
            'p',
            {},
            `${baseline.known} findings are known from ${baseline.path} and not shown; ${baseline.gone.length} of it are gone.`,
          ),
        ]
      : []),
    ...merged.map(({ path, tool, same, other }) =>
      element('p', {}, `${path}: ${other} findings of ${tool} alone, ${same} that ours say too.`),
    ),
    ...table(
      'Suppressed',
      suppressed.map(({ check, by, reason, until, place }) => [
        where(place),
        check,
        by === 'devops' ? '' : by,
        until ? `until ${until}` : '',
        reason,
      ]),
    ),
    ...table(
      'Suppressions whose day is over',
      ended.map(({ checks, until, reason, place }) => [where(place), checks.join(', '), until, reason]),
    ),
    ...table(
      'Not read',
      skipped.map(({ path, because }) => [path, because]),
    ),
    ...table(
      'Checks that broke, a bug of ours',
      failures.map(({ check, resource, error }) => [check, resource, error]),
    ),
    element('h2', {}, 'Keys'),
    ...keys.map(([key, what]) => {
      const line = element('p', {})
      line.append(element('kbd', {}, key), ` ${what}`)
      return line
    }),
  ]
}

const keys = [
  ['j', 'or ↓: the next finding'],
  ['k', 'or ↑: the one before'],
  ['/', 'search'],
  ['Esc', 'show everything again'],
  ['f', 'findings'],
  ['m', 'map'],
  ['a', 'this page'],
  ['t', 'light or dark'],
]

function table(heading, rows) {
  if (rows.length === 0) return []
  const body = element('table', {})
  for (const cells of rows.slice(0, 2000)) {
    const row = element('tr', {})
    for (const cell of cells) row.append(element('td', {}, cell))
    body.append(row)
  }
  return [element('h2', {}, `${heading} (${rows.length})`), body]
}
