import { element, vector } from './dom.js'
import { fold, place } from './place.js'

/**
 * A map of things and links inside of given elements: `svg`, `stage`, `details`, `empty`, `search`, `scopes`, `kinds`, `zoom` (buttons).
 * `overview()` is what the details show while nothing is chosen, `about(thing)` what more they show of a thing, `markOf(thing)` a number
 * at its corner: `{ kind, count }`.
 */
export function mapOf(parts, { things, links }) {
  const { svg, stage, details, empty, search } = parts

  /** More boxes than a layout should take, or a person can look at. */
  const mostShown = 250
  const all = ''
  const families = [...new Set(things.map(({ kind }) => kind.split('/')[0]))].sort()
  const byScope = grouped(things, ({ scope }) => scope)
  const byTitle = grouped(things, ({ title }) => title)
  /** What stands on the map now, by id as text: groups stand there too. */
  const drawn = new Map()
  const state = {
    scope: things.length <= mostShown ? all : liveliest(),
    hidden: new Set(),
    chosen: undefined,
    /** Only what hangs together with this thing is drawn. */
    around: undefined,
  }

  search.addEventListener('input', draw)
  for (const button of parts.zoom)
    button.addEventListener('click', () =>
      button.dataset.zoom === '0' ? showAll() : zoomBy(Number(button.dataset.zoom)),
    )

  /** Where most hangs together. */
  function liveliest() {
    const [[scope = all] = []] = grouped(links, ({ from }) => things[from].scope)
    return scope
  }

  function grouped(items, keyOf) {
    const groups = new Map()
    for (const item of items) {
      const group = groups.get(keyOf(item))
      if (group) group.push(item)
      else groups.set(keyOf(item), [item])
    }
    return [...groups].sort(([a, many], [b, few]) => few.length - many.length || (a < b ? -1 : 1))
  }

  function menu() {
    const scopes = [[all, things], ...byScope]
    parts.scopes.replaceChildren(
      ...scopes.map(([scope, members]) =>
        entry(scope === all ? 'Everything' : scope, members.length, state.scope === scope, () => {
          state.scope = scope
          state.chosen = undefined
          state.around = undefined
          menu()
          draw()
        }),
      ),
    )
    parts.kinds.replaceChildren(
      ...byTitle.map(([title, members]) =>
        entry(
          title,
          members.length,
          !state.hidden.has(title),
          () => {
            if (!state.hidden.delete(title)) state.hidden.add(title)
            menu()
            draw()
          },
          familyOf(members[0]),
        ),
      ),
    )
  }

  function entry(name, count, on, choose, family) {
    const button = element('button', { type: 'button', 'aria-pressed': String(on), title: name })
    if (family !== undefined) button.append(element('i', { class: `family-${family}` }))
    button.append(element('span', {}, name), element('b', {}, String(count)))
    button.addEventListener('click', choose)
    const item = document.createElement('li')
    item.append(button)
    return item
  }

  /** Objects of a cluster by what they are for; everything else by what it was written in. */
  const roles = [
    /^(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Rollout|Workflow|CronWorkflow)$/,
    /^(?:Service|Ingress|Gateway|\w+Route|VirtualService|DestinationRule|NetworkPolicy|Endpoints)$/,
    /^(?:ConfigMap|\w*Secret|SecretStore|ClusterSecretStore|PersistentVolume(?:Claim)?|StorageClass|Certificate)$/,
    /^(?:ServiceAccount|(?:Cluster)?Role(?:Binding)?|AppProject)$/,
    /Monitor$|Rule$|^(?:Prometheus|Alertmanager|Probe|ScrapeConfig)$/,
  ]

  function familyOf({ kind, title }) {
    const role = kind.startsWith('kubernetes/') ? roles.findIndex((form) => form.test(title)) : -1
    return role >= 0 ? role : 5 + (families.indexOf(kind.split('/')[0]) % 3)
  }

  function draw() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
    const near = state.around === undefined ? undefined : neighbours(state.around)
    const found = things.filter(
      (thing) =>
        (near?.has(thing.id) ?? true) &&
        (state.scope === all || thing.scope === state.scope) &&
        !state.hidden.has(thing.title) &&
        words.every((word) => `${thing.name} ${thing.title} ${thing.file} ${thing.scope}`.toLowerCase().includes(word)),
    )
    const linked = new Set(links.flatMap(({ from, to }) => [from, to]))
    // What hangs together says more than what stands alone.
    const shown = [...found].sort((a, b) => linked.has(b.id) - linked.has(a.id)).slice(0, mostShown)
    empty.hidden = found.length === shown.length && found.length > 0 && !near
    empty.textContent = near
      ? 'What hangs together with it; Esc shows all.'
      : found.length === 0
        ? 'Nothing here fits.'
        : `${shown.length} of ${found.length} are drawn; choose a part, or search.`
    const ids = new Set(shown.map(({ id }) => id))
    const edges = links.filter(({ from, to }) => ids.has(from) && ids.has(to))
    render(fold(shown, edges))
    tell()
  }

  const mostNear = 60

  /** What is linked with a thing, and with that again, as long as it can be looked at. */
  function neighbours(id) {
    const near = new Set([id])
    for (let ring = 0; ring < 2; ring++)
      for (const { from, to } of links.filter(({ from, to }) => near.has(from) !== near.has(to)))
        if (near.size < mostNear) near.add(from).add(to)
    return near
  }

  function render({ things: shown, links: edges }) {
    const aspect = stage.clientWidth / Math.max(1, stage.clientHeight)
    const { places, points, width, height } = place(shown, edges, widthOf, aspect)
    const shape = { viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7 }
    const tip = vector('marker', { id: 'tip', orient: 'auto', ...shape })
    tip.append(vector('path', { d: 'M0 0L8 4L0 8z' }))
    const defs = vector('defs', {})
    defs.append(tip)
    drawn.clear()
    for (const thing of shown) drawn.set(String(thing.id), thing)
    svg.replaceChildren(
      defs,
      ...edges.map((edge) => arrow(edge, points.get(edge))),
      ...shown.map((thing) => box(thing, places.get(thing.id))),
    )
    view.full = { width, height: Math.max(height, 200) }
    showAll()
  }

  function widthOf(thing) {
    return Math.min(340, Math.max(thing.name.length * 7.2, thing.title.length * 6.2) + 26)
  }

  function box(thing, { x, y, width, height }) {
    const group = vector('g', {
      class: `thing family-${familyOf(thing)}`,
      transform: `translate(${x - width / 2} ${y - height / 2})`,
      tabindex: 0,
      role: 'button',
      'aria-label': `${thing.title} ${thing.name}`,
      'data-id': thing.id,
    })
    const most = Math.floor((width - 20) / 7)
    group.append(
      vector('rect', { width, height, rx: 7 }),
      vector('text', { class: 'title', x: 11, y: 17 }, cut(thing.title, most + 4)),
      vector('text', { x: 11, y: 34 }, cut(thing.name, most)),
    )
    const mark = thing.members ? undefined : parts.markOf?.(thing)
    if (mark)
      group.append(
        vector('circle', { class: `mark ${mark.kind}`, cx: width - 4, cy: 4, r: 9 }),
        vector('text', { class: 'count', x: width - 4, y: 7.5 }, String(mark.count)),
      )
    const choose = () => {
      state.chosen = thing.id
      tell()
    }
    group.addEventListener('click', choose)
    group.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault()
        choose()
      }
    })
    return group
  }

  function arrow({ from, verb, to }, points) {
    const group = vector('g', { class: 'link', 'data-ends': JSON.stringify([from, to].map(String)) })
    const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
    const middle = points[Math.floor(points.length / 2)]
    group.append(
      vector('path', { d: path, 'marker-end': 'url(#tip)' }),
      vector('text', { x: middle.x, y: middle.y - 4 }, verb),
    )
    return group
  }

  function cut(text, most) {
    return text.length > most ? `${text.slice(0, most - 1)}…` : text
  }

  /** What is known of the chosen thing; without one, what was not understood. */
  function tell() {
    const thing = drawn.get(String(state.chosen)) ?? things[state.chosen]
    const marks = [...svg.querySelectorAll('.link')].map((mark) => ({ mark, ends: JSON.parse(mark.dataset.ends) }))
    const chosen = String(state.chosen)
    const near = new Set([chosen, ...marks.filter(({ ends }) => ends.includes(chosen)).flatMap(({ ends }) => ends)])
    const dims = thing !== undefined && drawn.has(chosen)
    for (const each of svg.querySelectorAll('.thing')) {
      each.classList.toggle('chosen', each.dataset.id === chosen)
      each.classList.toggle('dim', dims && !near.has(each.dataset.id))
    }
    for (const { mark, ends } of marks) {
      mark.classList.toggle('near', ends.includes(chosen))
      mark.classList.toggle('dim', dims && !ends.includes(chosen))
    }
    if (!thing) return details.replaceChildren(...(parts.overview?.() ?? []))
    const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '×')
    close.addEventListener('click', () => {
      state.chosen = undefined
      tell()
    })
    const out = links.filter(({ from }) => from === thing.id).map(({ verb, to }) => [verb, things[to]])
    const back = links.filter(({ to }) => to === thing.id).map(({ from, verb }) => [verb, things[from]])
    if (thing.members)
      return details.replaceChildren(
        close,
        element('small', {}, thing.title),
        element('h2', {}, thing.name),
        ...ends(
          '',
          thing.members.map((each) => ['', each]),
        ),
      )
    details.replaceChildren(
      close,
      element('small', {}, thing.title),
      element('h2', {}, thing.name),
      element('code', {}, `${thing.file}:${thing.line}`),
      element('p', {}, `Deployed with ${thing.scope}${thing.parts > 0 ? `; ${thing.parts} parts` : ''}`),
      ...(parts.about?.(thing) ?? []),
      ...ends('It', out),
      ...ends('To it', back),
    )
  }

  function ends(heading, list) {
    if (list.length === 0) return []
    const items = list.map(([verb, other]) => {
      const button = element('button', { type: 'button' }, `${other.title} ${other.name}`)
      button.addEventListener('click', () => {
        if (state.scope !== all && other.scope !== state.scope) {
          state.scope = other.scope
          menu()
          draw()
        }
        state.chosen = other.id
        tell()
        svg.querySelector(`[data-id="${CSS.escape(String(other.id))}"]`)?.focus()
      })
      const item = element('li', {}, verb && `${verb} `)
      item.append(button)
      return item
    })
    const box = element('ul', {})
    box.append(...items)
    return [element('h3', {}, heading), box]
  }

  const view = { full: { width: 1, height: 1 }, x: 0, y: 0, width: 1, height: 1 }

  function look(next) {
    Object.assign(view, next)
    svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`)
  }

  /** All of it, but no nearer than life size. */
  function showAll() {
    const { clientWidth, clientHeight } = stage
    const scale = Math.max(view.full.width / clientWidth, view.full.height / clientHeight, 1)
    const [width, height] = [clientWidth * scale, clientHeight * scale]
    look({ x: (view.full.width - width) / 2, y: (view.full.height - height) / 2, width, height })
  }

  function zoomBy(factor, fx = 0.5, fy = 0.5) {
    const width = view.width / factor
    const height = view.height / factor
    look({ x: view.x + (view.width - width) * fx, y: view.y + (view.height - height) * fy, width, height })
  }

  stage.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      const { left, top, width, height } = stage.getBoundingClientRect()
      zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15, (event.clientX - left) / width, (event.clientY - top) / height)
    },
    { passive: false },
  )
  stage.addEventListener('pointerdown', (event) => {
    if (event.target.closest('.thing')) return
    const from = { x: event.clientX, y: event.clientY, left: view.x, top: view.y }
    const move = ({ clientX, clientY }) =>
      look({
        x: from.left - ((clientX - from.x) * view.width) / stage.clientWidth,
        y: from.top - ((clientY - from.y) * view.height) / stage.clientHeight,
      })
    stage.setPointerCapture(event.pointerId)
    stage.addEventListener('pointermove', move)
    stage.addEventListener('pointerup', () => stage.removeEventListener('pointermove', move), { once: true })
  })
  addEventListener('resize', showAll)

  menu()
  draw()
  return {
    clear() {
      state.chosen = undefined
      if (state.around !== undefined) {
        state.around = undefined
        draw()
      }
      tell()
    },
    choose(id) {
      state.scope = all
      state.hidden.clear()
      search.value = ''
      state.around = id
      state.chosen = id
      menu()
      draw()
    },
    showAll,
  }
}
