// Runs in the reader's browser: bundled with the layout library by the build, and put into the page as text.
import { element } from './dom.js'
import { mapOf } from './map.js'

const data = JSON.parse(document.getElementById('data').textContent)
const search = document.getElementById('search')

document.getElementById('totals').textContent = [
  [data.things.length, 'resources'],
  [data.links.length, 'links'],
  [data.files, 'files'],
  [data.unread.length, 'places not understood'],
]
  .map(([number, what]) => `${number} ${what}`)
  .join(' · ')

const map = mapOf(
  {
    svg: document.getElementById('map'),
    stage: document.getElementById('stage'),
    details: document.getElementById('details'),
    empty: document.getElementById('empty'),
    scopes: document.getElementById('scopes'),
    kinds: document.getElementById('kinds'),
    zoom: document.querySelectorAll('[data-zoom]'),
    search,
    overview,
  },
  data,
)

addEventListener('keydown', (event) => {
  if (event.key === 'Escape') map.clear()
  else if (event.key === '/' && document.activeElement !== search) {
    event.preventDefault()
    search.focus()
  }
})

function overview() {
  const parts = [
    ['Formats', data.formats.map(({ title, files }) => `${files} × ${title}`)],
    ['Not understood', data.unread.map(({ because, place }) => `${place.file}:${place.line} ${because}`)],
    ['Not known from files', data.unknown.map(({ because, values }) => `${values} × ${because}`)],
    ['Of no known format', data.nobodys],
    ['Left out', data.skipped.map(({ path, because }) => `${path}: ${because}`)],
  ].filter(([, list]) => list.length > 0)
  return parts.map(([heading, list], index) => {
    const part = element('details', index === 0 ? { open: '' } : {})
    part.append(element('summary', {}, `${heading} (${list.length})`))
    const items = element('ul', {})
    items.append(...list.slice(0, 200).map((text) => element('li', {}, text)))
    part.append(items)
    return part
  })
}
