import { element } from '../../map/client/dom.js'

/** Everything that is known of a finding. */
export function detailOf(finding, { about }, { onMap }) {
  const { check, severity, message, resource, place, related, fix, owners = [], tools = [] } = finding
  const { title, why, controls, sources } = about[check]
  const head = element('p', {})
  head.append(element('span', { class: `pill ${severity}` }, severity), ' ', element('code', {}, check))
  const says = element('h4', {})
  says.append(...marked(message))
  return [
    head,
    says,
    ...(title ? [element('p', {}, `${title}.`)] : []),
    placeOf(place, resource, severity),
    ...(onMap ? [button('Show on the map', onMap)] : []),
    ...part(
      'Has a part in it',
      related.map((each) => {
        const box = placeOf(each.place, each.resource, severity)
        const line = element('p', {})
        line.append(...marked(each.message))
        box.prepend(line)
        line.style.padding = '0.25rem 0.6rem'
        return box
      }),
    ),
    ...part('Why it matters', paragraphs(why)),
    ...part('Fix', fix ? [diffOf(fix.diff), command(`devops fix${fix.safe ? '' : ` --risky ${check}`}`)] : []),
    ...part('To leave it', about[check].title ? [command(`# devops: ignore ${check} until YYYY-MM-DD: why`)] : []),
    ...part('Owners', owners.length > 0 ? [tags(owners)] : []),
    ...part('Also seen by', tools.length > 0 ? [tags(tools.map(({ name, rule }) => `${name} ${rule}`))] : []),
    ...part(
      'Controls',
      controls.length > 0 ? [tags(controls.map(({ id, title }) => (title ? `${id} ${title}` : id)))] : [],
    ),
    ...part('Known elsewhere as', sources.length > 0 ? [tags(sources)] : []),
  ]
}

/** Words with code in backticks. */
export function marked(text) {
  const parts = text.split('`')
  return parts.map((part, index) => (index % 2 === 1 && index < parts.length - 1 ? element('code', {}, part) : part))
}

function part(heading, content) {
  return content.length > 0 ? [element('h3', {}, heading), ...content] : []
}

function placeOf({ file, line, column, endLine, endColumn, source }, resource, severity) {
  const box = element('div', { class: `place ${severity}` })
  box.append(element('div', {}, `${file}:${line}:${column}  ${resource === file ? '' : resource}`))
  const from = column - 1
  const to = endLine > line ? source.length : Math.max(from + 1, endColumn - 1)
  const text = element('pre', {})
  text.append(
    element('span', { class: 'number' }, `${line}  `),
    source.slice(0, from),
    element('mark', {}, source.slice(from, to) || ' '),
    source.slice(to),
  )
  box.append(text)
  return box
}

function diffOf(diff) {
  const box = element('div', { class: 'place' })
  const text = element('pre', {})
  for (const line of diff.trimEnd().split('\n')) {
    const isHead = /^(?:---|\+\+\+|@@)/.test(line)
    const kind = isHead ? 'hunk' : line.startsWith('+') ? 'plus' : line.startsWith('-') ? 'minus' : undefined
    text.append(kind ? element('span', { class: kind }, line || ' ') : `${line}\n`)
  }
  box.append(text)
  return box
}

function command(text) {
  const box = element('div', { class: 'place' })
  const line = element('pre', {})
  line.append(
    button('copy', (event) => {
      navigator.clipboard?.writeText(text)
      event.target.textContent = 'copied'
    }),
    text,
  )
  line.firstChild.className = 'copy'
  box.append(line)
  return box
}

function button(label, act) {
  const made = element('button', { type: 'button', class: 'link' }, label)
  made.addEventListener('click', act)
  return made
}

function tags(texts) {
  const box = element('ul', { class: 'tags' })
  for (const text of texts) box.append(element('li', {}, text))
  return box
}

function paragraphs(text) {
  return text
    .split(/\n\s*\n/)
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((each) => {
      const line = element('p', {})
      line.append(...marked(each))
      return line
    })
}
