import { element } from '../../map/client/dom.js'
import { marked } from './detail.js'

const height = 56

/** A list of which only what is seen is in the document. `onChoose` is called with the chosen finding. */
export function listOf(box, rows, onChoose) {
  let shown = []
  let at = 0
  box.addEventListener('scroll', () => requestAnimationFrame(draw))
  addEventListener('resize', draw)
  rows.addEventListener('click', ({ target }) => {
    const row = target.closest('.row')
    if (row) select(Number(row.dataset.at))
  })

  function draw() {
    rows.style.height = `${shown.length * height}px`
    if (shown.length === 0) return rows.replaceChildren(element('p', { class: 'none' }, 'Nothing here fits.'))
    const first = Math.max(0, Math.floor(box.scrollTop / height) - 6)
    const last = Math.min(shown.length, Math.ceil((box.scrollTop + box.clientHeight) / height) + 6)
    rows.replaceChildren(...shown.slice(first, last).map((finding, index) => rowOf(finding, first + index)))
    box.setAttribute('aria-activedescendant', `row-${at}`)
  }

  function rowOf({ severity, message, place, check, resource, owners = [] }, index) {
    const row = element('div', {
      class: `row ${severity}`,
      role: 'option',
      id: `row-${index}`,
      'data-at': index,
      'aria-selected': String(index === at),
      'aria-posinset': index + 1,
      'aria-setsize': shown.length,
    })
    row.style.top = `${index * height}px`
    const [says, where] = [element('p', {}), element('p', {})]
    says.append(...marked(message))
    where.append(`${place.file}:${place.line} · ${check} · ${[resource, ...owners].join(' · ')}`)
    row.append(says, where)
    return row
  }

  function select(index) {
    at = Math.max(0, Math.min(index, shown.length - 1))
    const top = at * height
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight
    draw()
    if (shown[at]) onChoose(shown[at])
  }

  return {
    show(findings) {
      const before = shown[at]
      shown = findings
      const again = before ? shown.indexOf(before) : 0
      if (again < 0) box.scrollTop = 0
      select(Math.max(0, again))
    },
    draw,
    choose: (finding) => select(shown.indexOf(finding)),
    move: (by) => select(Number.isFinite(by) ? at + by : by < 0 ? 0 : shown.length - 1),
  }
}
