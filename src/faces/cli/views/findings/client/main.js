// Runs in the reader's browser: bundled by the build, and put into the page as text.
import { element } from '../../map/client/dom.js'
import { mapOf } from '../../map/client/map.js'
import { aboutOf } from './about.js'
import { detailOf } from './detail.js'
import { listOf } from './list.js'

const data = JSON.parse(document.getElementById('data').textContent)
const ranks = ['critical', 'high', 'medium', 'low', 'info']
const findings = data.findings.map((finding, id) => {
  const { check, message, resource, place, owners = [], tools = [], severity } = finding
  return {
    ...finding,
    id,
    rank: ranks.indexOf(severity),
    words:
      `${message} ${check} ${resource} ${place.file} ${owners.join(' ')} ${tools.map(({ name, rule }) => `${name} ${rule}`).join(' ')}`.toLowerCase(),
    facets: {
      Part: [check.slice(0, check.indexOf('/'))],
      Check: [check],
      Path: [place.file.includes('/') ? place.file.split('/').slice(0, 2).join('/') : '.'],
      Owner: owners,
      Fix: [finding.fix ? (finding.fix.safe ? 'safe' : 'risky') : 'none'],
      'Seen by': tools.map(({ name }) => name),
    },
  }
})
// What matters most first; as it stands in the files within one severity.
findings.sort((a, b) => a.rank - b.rank || a.id - b.id)

const search = document.getElementById('search')
const detail = document.getElementById('detail')
const names = ['Part', 'Check', 'Path', 'Owner', 'Fix', 'Seen by']
const state = { severities: new Set(ranks), chosen: new Map(), open: new Set(), shown: [] }

const list = listOf(document.getElementById('list'), document.getElementById('rows'), (finding) =>
  detail.replaceChildren(...detailOf(finding, data, { onMap: thingOf(finding) && (() => showOnMap(finding)) })),
)

search.addEventListener('input', () => refresh())

function fits(finding, but) {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
  return (
    (but === 'severity' || state.severities.has(finding.severity)) &&
    words.every((word) => finding.words.includes(word)) &&
    [...state.chosen].every(([name, value]) => name === but || finding.facets[name].includes(value))
  )
}

function refresh(keep) {
  state.shown = findings.filter((finding) => fits(finding))
  list.show(state.shown, keep)
  if (state.shown.length === 0) detail.replaceChildren()
  severities()
  facets()
}

function severities() {
  const counts = countsOf(findings.filter((finding) => fits(finding, 'severity')).map(({ severity }) => severity))
  document.getElementById('severities').replaceChildren(
    ...ranks.map((severity) => {
      const on = state.severities.has(severity)
      const button = element('button', { type: 'button', class: severity, 'aria-pressed': String(on) })
      button.append(element('b', {}, String(counts.get(severity) ?? 0)), ` ${severity}`)
      button.addEventListener('click', () => {
        if (!state.severities.delete(severity)) state.severities.add(severity)
        refresh()
      })
      return button
    }),
  )
}

const mostValues = 12

function facets() {
  const focused = document.activeElement?.dataset?.facet
  document.getElementById('facets').replaceChildren(
    ...names.flatMap((name) => {
      const counts = countsOf(findings.filter((finding) => fits(finding, name)).flatMap(({ facets }) => facets[name]))
      const values = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
      if (values.length === 0 || (values.length === 1 && !state.chosen.has(name))) return []
      const isOpen = state.open.has(name)
      const items = values
        .filter(([value], index) => isOpen || index < mostValues || state.chosen.get(name) === value)
        .map(([value, count]) => {
          const on = state.chosen.get(name) === value
          const button = element('button', {
            type: 'button',
            title: value,
            'aria-pressed': String(on),
            'data-facet': `${name}\n${value}`,
          })
          button.append(element('span', {}, value), element('b', {}, String(count)))
          button.addEventListener('click', () => {
            if (on) state.chosen.delete(name)
            else state.chosen.set(name, value)
            refresh()
          })
          return button
        })
      if (values.length > mostValues) {
        const more = element('button', { type: 'button', class: 'more' }, isOpen ? 'fewer' : `all ${values.length}`)
        more.addEventListener('click', () => {
          if (!state.open.delete(name)) state.open.add(name)
          facets()
        })
        items.push(more)
      }
      return [element('h2', {}, name), ...items]
    }),
  )
  if (focused) document.querySelector(`[data-facet="${CSS.escape(focused)}"]`)?.focus()
}

function countsOf(values) {
  const counts = new Map()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

// The map: a finding belongs to the last thing that begins above it in its file.
const things = data.map?.things ?? []
const byFile = Map.groupBy ? Map.groupBy(things, ({ file }) => file) : grouped(things)
for (const list of byFile.values()) list.sort((a, b) => a.line - b.line)

function grouped(items) {
  const groups = new Map()
  for (const item of items) {
    if (groups.has(item.file)) groups.get(item.file).push(item)
    else groups.set(item.file, [item])
  }
  return groups
}

function thingOf({ place }) {
  return byFile.get(place.file)?.findLast(({ line }) => line <= place.line)
}

let map
let ofThing

function drawMap() {
  if (map) return
  ofThing = new Map()
  for (const finding of findings) {
    const thing = thingOf(finding)
    if (thing) ofThing.set(thing.id, [...(ofThing.get(thing.id) ?? []), finding])
  }
  map = mapOf(
    {
      svg: document.getElementById('map'),
      stage: document.getElementById('stage'),
      details: document.getElementById('thing'),
      empty: document.getElementById('empty'),
      scopes: document.getElementById('scopes'),
      kinds: document.getElementById('kinds'),
      zoom: document.querySelectorAll('[data-zoom]'),
      search: document.getElementById('map-search'),
      markOf: ({ id }) => ofThing.has(id) && { kind: ofThing.get(id)[0].severity, count: ofThing.get(id).length },
      about: ({ id }) => {
        const mine = ofThing.get(id) ?? []
        if (mine.length === 0) return []
        const items = element('ul', {})
        for (const finding of mine.slice(0, 100)) {
          const button = element('button', { type: 'button' }, finding.message.replaceAll('`', ''))
          button.addEventListener('click', () => {
            reset()
            choose('findings')
            list.choose(finding)
          })
          const item = element('li', {})
          item.append(element('span', { class: `pill ${finding.severity}` }, finding.severity), ' ', button)
          items.append(item)
        }
        return [element('h3', {}, `${mine.length} findings`), items]
      },
      overview: () => [
        element(
          'p',
          {},
          'Choose a resource: its findings and its links are shown here. The number at a corner counts findings; its colour is the worst of them.',
        ),
      ],
    },
    data.map,
  )
}

function showOnMap(finding) {
  choose('map')
  map?.choose(thingOf(finding).id)
}

function reset() {
  search.value = ''
  state.chosen.clear()
  state.severities = new Set(ranks)
  refresh()
}

const tabs = [...document.querySelectorAll('#tabs button')]

function choose(tab) {
  document.body.dataset.tab = tab
  for (const button of tabs) button.setAttribute('aria-selected', String(button.dataset.tab === tab))
  if (tab === 'map' && things.length > 0) drawMap()
  if (tab !== 'findings') return
  // Its height is not known while it is hidden.
  list.draw()
  document.getElementById('list').focus()
}

for (const button of tabs) button.addEventListener('click', () => choose(button.dataset.tab))
if (things.length === 0) tabs.find(({ dataset }) => dataset.tab === 'map').hidden = true

function theme() {
  const { dataset } = document.documentElement
  const isDark = dataset.theme ? dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  dataset.theme = isDark ? 'light' : 'dark'
}
document.getElementById('theme').addEventListener('click', theme)

const keys = {
  j: () => list.move(1),
  ArrowDown: () => list.move(1),
  k: () => list.move(-1),
  ArrowUp: () => list.move(-1),
  PageDown: () => list.move(10),
  PageUp: () => list.move(-10),
  Home: () => list.move(Number.NEGATIVE_INFINITY),
  End: () => list.move(Number.POSITIVE_INFINITY),
}

addEventListener('keydown', (event) => {
  const { key, target } = event
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const typing = target.matches?.('input')
  const onFindings = document.body.dataset.tab === 'findings'
  if (key === 'Escape') {
    if (typing) target.blur()
    if (onFindings) reset()
    else map?.clear()
  } else if (typing && key !== 'ArrowDown' && key !== 'ArrowUp') return
  else if (key === '/') {
    event.preventDefault()
    ;(onFindings ? search : document.getElementById('map-search')).focus()
  } else if (key === 'f') choose('findings')
  else if (key === 'm' && things.length > 0) choose('map')
  else if (key === 'a' || key === '?') choose('about')
  else if (key === 't') theme()
  else if (onFindings && Object.hasOwn(keys, key)) {
    event.preventDefault()
    keys[key]()
  }
})

document.getElementById('about').append(...aboutOf(data))
choose('findings')
refresh()
